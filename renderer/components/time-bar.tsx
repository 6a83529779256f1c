import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  bar: { display: 'block', width: '100%', height: '20px' },
  done: { fill: tokens.colorStatusSuccessForeground3, '@media (forced-colors: active)': { fill: 'CanvasText' } },
  working: { fill: tokens.colorBrandBackground, '@media (forced-colors: active)': { fill: 'Highlight' } },
  failed: { fill: tokens.colorStatusDangerForeground3, '@media (forced-colors: active)': { fill: 'Mark' } },
  quiet: { fill: tokens.colorNeutralStrokeAccessible, '@media (forced-colors: active)': { fill: 'GrayText' } },
  ground: { fill: tokens.colorNeutralBackground4 },
  mark: { fill: tokens.colorNeutralForeground1, '@media (forced-colors: active)': { fill: 'CanvasText' } },
});

export interface TimePart {
  /** Share of the whole time, 0 to 1. */
  readonly from: number;
  readonly share: number;
  readonly tone: 'done' | 'working' | 'failed' | 'quiet';
}

interface TimeBarProps {
  readonly parts: readonly TimePart[];
  /** Moments to mark through the whole height, as shares. */
  readonly marks: readonly number[];
}

const width = 1000;
const gap = 2;

/** Time as a picture. Decoration only: a table with the same times stands beside it. */
export function TimeBar({ parts, marks }: TimeBarProps) {
  const styles = useStyles();
  return (
    <svg className={styles.bar} viewBox={`0 0 ${String(width)} 20`} preserveAspectRatio="none" aria-hidden>
      <rect className={styles.ground} x="0" y="6" width={width} height="8" />
      {parts.map(({ from, share, tone }) => (
        <rect
          key={`${String(from)}-${tone}-${String(share)}`}
          className={mergeClasses(styles[tone])}
          x={from * width}
          y="4"
          width={Math.max(gap, share * width - gap)}
          height="12"
        />
      ))}
      {marks.map(mark => (
        <rect key={mark} className={styles.mark} x={Math.min(width - 3, mark * width)} y="0" width="3" height="20" />
      ))}
    </svg>
  );
}
