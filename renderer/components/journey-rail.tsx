import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import type { JourneyItem, JourneyView } from '../state/journey-view.js';
import { StateIcon } from './state-icon.js';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: '0',
    padding: '0',
    display: 'grid',
    rowGap: tokens.spacingVerticalXXS,
    '@media (max-width: 720px)': { display: 'none' },
  },
  place: { display: 'none', '@media (max-width: 720px)': { display: 'block', fontWeight: tokens.fontWeightSemibold } },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '44px',
    paddingInline: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXXS,
    borderRadius: tokens.borderRadiusMedium,
    borderBlockWidth: '0',
    borderInlineEndWidth: '0',
    borderInlineStartWidth: tokens.strokeWidthThicker,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: 'transparent',
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: 'inherit',
    lineHeight: tokens.lineHeightBase200,
    textAlign: 'start',
    '@media (forced-colors: active)': { borderInlineStartColor: 'Canvas' },
  },
  button: {
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
  current: {
    backgroundColor: tokens.colorSubtleBackgroundSelected,
    borderInlineStartColor: tokens.colorBrandStroke1,
    '@media (forced-colors: active)': { borderInlineStartColor: 'Highlight' },
  },
  name: { display: 'block', lineHeight: tokens.lineHeightBase300 },
  currentName: { fontWeight: tokens.fontWeightSemibold },
  state: { display: 'block', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

interface JourneyRailProps {
  readonly view: JourneyView;
  readonly onLook: (id: JourneyItem['id']) => void;
}

/** Where one is on the journey, what is done, and what lies ahead. */
export function JourneyRail({ view, onLook }: JourneyRailProps) {
  const styles = useStyles();
  return (
    <nav aria-label={t('journey.label')}>
      <p className={styles.place}>{view.place}</p>
      <ol className={styles.list}>
        {view.items.map(item => (
          <li key={item.id}>
            <Item item={item} onLook={onLook} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Item({ item, onLook }: { readonly item: JourneyItem; readonly onLook: JourneyRailProps['onLook'] }) {
  const styles = useStyles();
  const look = mergeClasses(styles.item, item.enabled && styles.button, item.current && styles.current);
  const inside = (
    <>
      <StateIcon kind={item.state} />
      <span>
        <span className={mergeClasses(styles.name, item.current && styles.currentName)}>{item.label}</span>
        <span className={styles.state}>{item.stateWord}</span>
      </span>
    </>
  );
  const current = item.current ? ({ 'aria-current': 'step' } as const) : {};
  if (!item.enabled) {
    return (
      <div className={look} {...current}>
        {inside}
      </div>
    );
  }
  return (
    <button type="button" className={look} onClick={() => onLook(item.id)} {...current}>
      {inside}
    </button>
  );
}
