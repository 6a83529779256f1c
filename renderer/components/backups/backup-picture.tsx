import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { tb } from '../../messages/backups-words.js';
import type { Gap, Lane, Mark, PictureView } from '../../state/backups/picture-view.js';
import { SectionTitle } from '../section-title.js';
import { KindMark, KindShape } from './kind-mark.js';

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  picture: { margin: '0', display: 'grid', gridTemplateColumns: 'minmax(64px, auto) minmax(0, 1fr)' },
  name: {
    alignSelf: 'end',
    paddingBlockEnd: tokens.spacingVerticalXS,
    paddingInlineEnd: tokens.spacingHorizontalM,
    overflowWrap: 'anywhere',
    maxWidth: '132px',
    lineHeight: tokens.lineHeightBase200,
  },
  other: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, display: 'block' },
  lane: { display: 'block', width: '100%', height: '50px', overflow: 'visible' },
  ground: { fill: tokens.colorNeutralBackground3, [forced]: { fill: 'Canvas', stroke: 'CanvasText' } },
  hatch: { stroke: tokens.colorStatusWarningForeground3, strokeWidth: '1.5px', [forced]: { stroke: 'CanvasText' } },
  gap: {
    fill: tokens.colorStatusWarningForeground3,
    fontSize: tokens.fontSizeBase200,
    [forced]: { fill: 'CanvasText' },
  },
  mark: { cursor: 'pointer' },
  ring: { fill: 'none', stroke: tokens.colorNeutralForeground1, strokeWidth: '2px', [forced]: { stroke: 'Highlight' } },
  axis: { gridColumn: '2', height: '18px' },
  tick: { stroke: tokens.colorNeutralStrokeAccessible },
  label: { fill: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, [forced]: { fill: 'CanvasText' } },
  legend: {
    gridColumn: '1 / -1',
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  kind: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
});

/** A mark at the very beginning or end is drawn whole. */
const edge = 8;
const percent = (share: number): string => `${String(Math.round(share * 10_000) / 100)}%`;

interface BackupPictureProps {
  readonly view: PictureView;
  readonly picked: string | null;
  readonly onPick: (key: string) => void;
}

/** All backups from the oldest to now: where there are some, and where they are missing. The table holds the same. */
export function BackupPicture({ view: { lanes, more, ticks, kinds }, picked, onPick }: BackupPictureProps) {
  const styles = useStyles();
  const hatch = useId();
  return (
    <section>
      <SectionTitle>{tb('picture.heading')}</SectionTitle>
      <figure className={styles.picture}>
        {lanes.map(lane => (
          <LaneRow key={lane.key} lane={lane} hatch={hatch} picked={picked} onPick={onPick} />
        ))}
        <svg className={mergeClasses(styles.lane, styles.axis)} aria-hidden>
          <defs>
            <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <line x1="0" y1="0" x2="0" y2="6" className={styles.hatch} />
            </pattern>
          </defs>
          {ticks.map(({ at, label }) => (
            <g key={label}>
              <line x1={percent(at)} x2={percent(at)} y1="0" y2="4" className={styles.tick} />
              <text
                x={percent(at)}
                y="16"
                textAnchor={at > 0.97 ? 'end' : at < 0.05 ? 'start' : 'middle'}
                className={styles.label}
              >
                {label}
              </text>
            </g>
          ))}
        </svg>
        <figcaption className={styles.legend}>
          {kinds.map(kind => (
            <span key={kind} className={styles.kind}>
              <KindMark kind={kind} />
              {tb(`kind.${kind}`)}
            </span>
          ))}
          {more}
        </figcaption>
      </figure>
    </section>
  );
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly hatch: string;
  readonly picked: string | null;
  readonly onPick: (key: string) => void;
}

function LaneRow({ lane: { name, isOther, says, marks, isDense, gaps }, hatch, picked, onPick }: LaneRowProps) {
  const styles = useStyles();
  return (
    <>
      <span className={styles.name}>
        {name}
        {isOther && <span className={styles.other}>{tb('picture.other')}</span>}
      </span>
      <svg className={styles.lane} role="img" aria-label={says}>
        <rect x="0" y="16" width="100%" height="34" className={styles.ground} />
        {gaps.map(gap => (
          <GapSpan key={gap.from} gap={gap} hatch={hatch} />
        ))}
        {marks.map(mark => (
          <MarkShape key={mark.key} mark={mark} isDense={isDense} picked={mark.key === picked} onPick={onPick} />
        ))}
      </svg>
    </>
  );
}

/** Wide enough for its words. */
const wordsFit = 0.12;

function GapSpan({ gap: { from, width, label, says }, hatch }: { readonly gap: Gap; readonly hatch: string }) {
  const styles = useStyles();
  return (
    <g>
      <title>{says}</title>
      <rect x={percent(from)} y="16" width={percent(width)} height="34" fill={`url(#${hatch})`} />
      {width >= wordsFit && (
        <text x={percent(from + width / 2)} y="11" textAnchor="middle" className={styles.gap}>
          {label}
        </text>
      )}
    </g>
  );
}

interface MarkShapeProps {
  readonly mark: Mark;
  readonly isDense: boolean;
  readonly picked: boolean;
  readonly onPick: (key: string) => void;
}

const levels = { upper: 25, lower: 41 };

function MarkShape({ mark: { key, at, kind, level, says }, isDense, picked, onPick }: MarkShapeProps) {
  const styles = useStyles();
  const dx = edge * (1 - 2 * at);
  return (
    <svg x={percent(at)} y={levels[level]} className={styles.mark} overflow="visible" onClick={() => onPick(key)}>
      <g transform={`translate(${String(Math.round(dx * 10) / 10)} 0)`}>
        <title>{says}</title>
        <g transform={isDense ? 'scale(0.55)' : undefined}>
          <KindShape kind={kind} />
        </g>
        {picked && <circle r="9" className={styles.ring} />}
      </g>
    </svg>
  );
}
