import type { BeforeAfterKind, BeforeAfterRow, CheckArea } from '../../../preload/contract/verification.js';
import type { StateIconKind } from '../../components/state-icon.js';
import { tv } from '../../messages/verify-words.js';

export interface BesideRow {
  readonly id: string;
  readonly label: string;
  readonly before: string;
  readonly now: string;
  readonly icon: StateIconKind;
  readonly word: string;
  readonly differs: boolean;
  /** Where both sides stand. */
  readonly sources: string;
}

export interface BesideArea {
  readonly id: CheckArea;
  readonly name: string;
  readonly icon: StateIconKind;
  readonly summary: string;
  readonly opens: boolean;
  readonly rows: readonly BesideRow[];
  readonly same: readonly BesideRow[];
}

const icons: Readonly<Record<BeforeAfterKind, StateIconKind>> = {
  missing: 'failed',
  changed: 'different',
  new: 'neutral',
  unknown: 'unknown',
  same: 'same',
};
const kinds = ['missing', 'changed', 'unknown', 'new', 'same'] as const;

/** What was recorded beside what there is now, by area: those where something differs first. */
export function besideView(all: readonly BeforeAfterRow[]): readonly BesideArea[] {
  const areas = [...new Set(all.map(({ area }) => area))].map(area => areaOf(area, all));
  return [...areas.filter(({ opens }) => opens), ...areas.filter(({ opens }) => !opens)];
}

function areaOf(area: CheckArea, all: readonly BeforeAfterRow[]): BesideArea {
  const own = all.filter(row => row.area === area);
  const worst = kinds.find(kind => own.some(row => row.kind === kind)) ?? 'same';
  const rows = kinds.flatMap(kind => own.filter(row => row.kind === kind)).map(rowOf);
  return {
    id: area,
    name: tv(`area.${area}`),
    icon: icons[worst],
    summary: besideCounts(own),
    opens: worst !== 'same',
    rows: rows.filter(({ differs }) => differs),
    same: rows.filter(({ differs }) => !differs),
  };
}

function rowOf({ id, label, lost, rebuilt, lostSource, rebuiltSource, kind }: BeforeAfterRow): BesideRow {
  return {
    ...{ id, label, before: lost, now: rebuilt, icon: icons[kind], word: tv(`kind.${kind}`) },
    differs: kind !== 'same',
    sources: tv('beside.sources', { before: lostSource, now: rebuiltSource }),
  };
}

/** `1 missing, 2 changed, 30 the same`. */
export function besideCounts(rows: readonly BeforeAfterRow[]): string {
  return kinds
    .map(kind => [kind, rows.filter(row => row.kind === kind).length] as const)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => tv(`kind.count.${kind}`, { count }))
    .join(', ');
}
