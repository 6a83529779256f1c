import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { SubtractRegular } from '@fluentui/react-icons/svg/subtract';
import { treeRowView } from '../../state/kit/tree-row-view.js';
import type { Checked, TreeRow as Row } from '../../state/kit/difference-tree.js';
import { StateIcon } from '../state-icon.js';

const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    top: '0',
    left: '0',
    width: '100%',
    height: '32px',
    boxSizing: 'border-box',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1.2fr) minmax(0, 1fr) 84px',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr) 84px' },
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'center',
    paddingInline: tokens.spacingHorizontalXS,
    cursor: 'default',
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  inView: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset ${tokens.strokeWidthThickest} 0 ${tokens.colorBrandStroke1}`,
    '@media (forced-colors: active)': { outline: '1px solid Highlight', outlineOffset: '-1px' },
  },
  name: { display: 'flex', alignItems: 'center', minWidth: '0', columnGap: tokens.spacingHorizontalXXS },
  press: {
    flexShrink: 0,
    width: '24px',
    height: '24px',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    cursor: 'pointer',
  },
  box: {
    width: '16px',
    height: '16px',
    boxSizing: 'border-box',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    fontSize: '12px',
    color: tokens.colorNeutralForegroundOnBrand,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusSmall,
    '@media (forced-colors: active)': { color: 'CanvasText' },
  },
  filled: {
    backgroundColor: tokens.colorCompoundBrandBackground,
    borderTopColor: tokens.colorCompoundBrandBackground,
    borderRightColor: tokens.colorCompoundBrandBackground,
    borderBottomColor: tokens.colorCompoundBrandBackground,
    borderLeftColor: tokens.colorCompoundBrandBackground,
  },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: '0' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  values: { [narrow]: { display: 'none' } },
  counts: { gridColumn: '2 / -1', [narrow]: { display: 'none' } },
  advice: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
});

interface TreeRowProps {
  readonly row: Row;
  readonly index: number;
  readonly start: number;
  readonly checked: Checked | null;
  /** How many of it are chosen. */
  readonly chosen: number;
  /** Of a group, how many places are the same. */
  readonly same: number;
  readonly inView: boolean;
  readonly reachable: boolean;
  readonly onLook: () => void;
  readonly onUnfold: () => void;
  readonly onChoose: () => void;
}

/** One row of the tree: how deep, open or closed, chosen or not, what it is, both values, the advice. */
export function TreeRow(props: TreeRowProps) {
  const { row, index, start, checked, chosen, same, inView, reachable, onLook, onUnfold, onChoose } = props;
  const styles = useStyles();
  const view = treeRowView(row.node, { chosen, same });
  const Chevron = row.open === true ? ChevronDownRegular : ChevronRightRegular;
  return (
    <div
      role="treeitem"
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.siblings}
      aria-selected={inView}
      {...(row.open !== null && { 'aria-expanded': row.open })}
      {...(checked !== null && { 'aria-checked': checked === 'mixed' ? 'mixed' : checked === 'true' })}
      data-index={index}
      tabIndex={reachable ? 0 : -1}
      className={mergeClasses(styles.row, inView && styles.inView)}
      style={{ transform: `translateY(${String(start)}px)` }}
      onFocus={onLook}
      onDoubleClick={onUnfold}
    >
      <span className={styles.name} style={{ paddingInlineStart: `${String((row.level - 1) * 20)}px` }}>
        <span className={styles.press} aria-hidden onClick={onUnfold}>
          {row.open !== null && <Chevron />}
        </span>
        {checked === null ? (
          row.open === null && <span className={styles.press} />
        ) : (
          <span
            className={styles.press}
            aria-hidden
            onClick={onChoose}
            onDoubleClick={event => event.stopPropagation()}
          >
            <span className={mergeClasses(styles.box, checked !== 'false' && styles.filled)}>
              {checked === 'true' && <CheckmarkRegular />}
              {checked === 'mixed' && <SubtractRegular />}
            </span>
          </span>
        )}
        <span className={mergeClasses(styles.text, view.strong && styles.strong)} title={view.title}>
          {view.name}
          {view.where !== '' && <span className={styles.quiet}> {view.where}</span>}
        </span>
      </span>
      {view.counts === null ? (
        <>
          <span className={mergeClasses(styles.text, styles.quiet, styles.values)} title={view.values}>
            {view.values}
          </span>
          <span className={styles.advice}>
            <StateIcon kind={view.icon} />
            {view.advice}
          </span>
        </>
      ) : (
        <span className={mergeClasses(styles.text, styles.quiet, styles.counts)}>{view.counts}</span>
      )}
    </div>
  );
}
