import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { tk } from '../../messages/kit-words.js';
import type { SideLine as Line, SideMark } from '../../state/kit/side-view.js';

const useStyles = makeStyles({
  row: {
    position: 'absolute',
    top: '0',
    left: '0',
    width: '100%',
    minHeight: '24px',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: '24px',
  },
  fold: {
    gridColumn: '1 / -1',
    height: '24px',
    textAlign: 'start',
    border: 'none',
    paddingInline: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    font: 'inherit',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, textDecorationLine: 'underline' },
    ':focus-visible': {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  cell: {
    display: 'grid',
    gridTemplateColumns: '6ch 3ch minmax(0, 1fr)',
    minWidth: '0',
    paddingInlineEnd: tokens.spacingHorizontalS,
  },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  second: {
    borderInlineStartWidth: tokens.strokeWidthThin,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
  },
  number: {
    textAlign: 'end',
    color: tokens.colorNeutralForeground3,
    userSelect: 'none',
  },
  sign: {
    textAlign: 'center',
    fontWeight: tokens.fontWeightBold,
    userSelect: 'none',
  },
  kit: { backgroundColor: tokens.colorStatusSuccessBackground1 },
  now: { backgroundColor: tokens.colorStatusWarningBackground1 },
  absent: { backgroundColor: tokens.colorNeutralBackground3 },
  here: {
    boxShadow: `inset ${tokens.strokeWidthThickest} 0 ${tokens.colorBrandStroke1}`,
    '@media (forced-colors: active)': { outline: '1px solid Highlight', outlineOffset: '-1px' },
  },
});

/** Before a line that stands on one side only, or differs: colour alone would not tell. */
const signs: Readonly<Record<SideMark, readonly [kit: string, now: string]>> = {
  same: ['', ''],
  changed: ['≠', '≠'],
  'only-kit': ['+', ''],
  'only-now': ['', '−'],
};

interface SideLineProps {
  readonly line: Line;
  readonly index: number;
  readonly start: number;
  /** The place that was jumped to. */
  readonly here: boolean;
  readonly measure: (element: HTMLElement | null) => void;
  readonly onUnfold: (from: number) => void;
}

export function SideLine({ line, index, start, here, measure, onUnfold }: SideLineProps) {
  const styles = useStyles();
  const place = {
    role: 'row',
    'aria-rowindex': index + 2,
    'data-index': index,
    ref: measure,
    style: { transform: `translateY(${String(start)}px)` },
  };
  if (line.kind === 'fold') {
    return (
      <div {...place} className={styles.row}>
        <span role="cell" aria-colspan={2} style={{ display: 'contents' }}>
          <button type="button" className={styles.fold} onClick={() => onUnfold(line.from)}>
            {tk('side.unfold', { count: line.count })}
          </button>
        </span>
      </div>
    );
  }
  const { kit, now } = line.row;
  const [kitSign, nowSign] = signs[line.mark];
  const differs = line.mark !== 'same';
  const spoken = line.mark === 'same' ? '' : tk(`side.${line.mark}`);
  return (
    <div {...place} className={mergeClasses(styles.row, here && styles.here)}>
      <span role="cell" className={mergeClasses(styles.cell, differs && (kit ? styles.kit : styles.absent))}>
        <span className={styles.number}>{kit?.number}</span>
        <span className={styles.sign} {...(kitSign !== '' && { role: 'img', 'aria-label': spoken })}>
          {kitSign}
        </span>
        <span className={styles.text}>{kit?.text}</span>
      </span>
      <span
        role="cell"
        className={mergeClasses(styles.cell, styles.second, differs && (now ? styles.now : styles.absent))}
      >
        <span className={styles.number}>{now?.number}</span>
        <span className={styles.sign} {...(nowSign !== '' && { role: 'img', 'aria-label': spoken })}>
          {nowSign}
        </span>
        <span className={styles.text}>{now?.text}</span>
      </span>
    </div>
  );
}
