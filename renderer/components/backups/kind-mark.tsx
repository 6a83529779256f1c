import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { VersionKind } from '../../state/backups/version-view.js';

const forced = '@media (forced-colors: active)';

const useStyles = makeStyles({
  mark: { flexShrink: 0, width: '14px', height: '14px', overflow: 'visible' },
  whole: { fill: tokens.colorStatusSuccessForeground1, [forced]: { fill: 'CanvasText' } },
  state: { fill: tokens.colorBrandForeground1, [forced]: { fill: 'CanvasText' } },
  part: {
    fill: tokens.colorNeutralBackground1,
    stroke: tokens.colorNeutralForeground2,
    strokeWidth: '2px',
    [forced]: { fill: 'Canvas', stroke: 'CanvasText' },
  },
  unknown: {
    fill: 'none',
    stroke: tokens.colorStatusWarningForeground3,
    strokeWidth: '2px',
    [forced]: { stroke: 'CanvasText' },
  },
});

/** Around the middle, 14 px wide at most: a disk, a diamond, an empty square, a cross. */
const shapes: Readonly<Record<VersionKind, string>> = {
  whole: 'M -6 0 A 6 6 0 1 1 6 0 A 6 6 0 1 1 -6 0 Z',
  state: 'M 0 -7 L 7 0 L 0 7 L -7 0 Z',
  part: 'M -4.5 -4.5 H 4.5 V 4.5 H -4.5 Z',
  unknown: 'M -5 -5 L 5 5 M -5 5 L 5 -5',
};

/** The shape that stands for what a backup brings back, in a picture. */
export function KindShape({ kind }: { readonly kind: VersionKind }) {
  const styles = useStyles();
  return <path d={shapes[kind]} className={styles[kind]} />;
}

/** The same beside its word. */
export function KindMark({ kind }: { readonly kind: VersionKind }) {
  return (
    <svg className={mergeClasses(useStyles().mark)} viewBox="-7 -7 14 14" aria-hidden>
      <KindShape kind={kind} />
    </svg>
  );
}
