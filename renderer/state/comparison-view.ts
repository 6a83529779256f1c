import type { Comparison } from '../../preload/contract/facts.js';
import type { RecoveryState } from '../../preload/contract/recovery-state.js';
import type { StepId } from '../../preload/contract/runbook.js';
import { ts } from '../messages/step-words.js';
import { t } from '../messages/translate.js';

/** A value as it stands in a cell: what is long shows its beginning, and unfolds to the whole. */
export interface CellText {
  readonly short: string;
  /** Null when `short` is all of it. */
  readonly whole: string | null;
}

export interface ComparisonRow {
  readonly id: string;
  readonly label: string;
  readonly lost: CellText;
  readonly rebuilt: CellText;
  readonly result: Comparison['result'];
  readonly resultWord: string;
  readonly remedy: string;
}

/** What the columns are called, and what stands where there is nothing to do about a row. */
export interface CompareWords {
  readonly heading: string;
  readonly lost: string;
  readonly rebuilt: string;
  readonly remedy: string;
  readonly nothing: Readonly<Record<Comparison['result'], string>>;
}

export interface ComparisonView {
  readonly words: CompareWords;
  /** What needs the eye: differences first, then what could not be read. */
  readonly rows: readonly ComparisonRow[];
  /** What is the same folds away under one line. */
  readonly same: readonly ComparisonRow[];
  readonly sameSummary: string;
}

function recoveryWords(): CompareWords {
  const nothing = t('compare.nothing-to-do');
  return {
    heading: t('compare.heading'),
    lost: t('compare.lost'),
    rebuilt: t('compare.rebuilt'),
    remedy: t('compare.remedy'),
    nothing: { same: nothing, different: nothing, unknown: nothing },
  };
}

/** Where what is needed for a backup or a restore stands beside what was found. */
export function backupWords(): CompareWords {
  return {
    heading: ts('backup.compare.heading'),
    lost: ts('backup.compare.needed'),
    rebuilt: ts('backup.compare.found'),
    remedy: ts('backup.compare.after'),
    nothing: {
      same: ts('backup.compare.so'),
      different: ts('backup.compare.different'),
      unknown: ts('backup.compare.unknown'),
    },
  };
}

/** A recovery puts the lost server beside this one; a re-application what was chosen, or what was there before. */
export function compareWords(
  { reapply, backup }: Pick<RecoveryState, 'reapply' | 'backup'>,
  stepId: StepId,
): CompareWords {
  if (backup !== null) return backupWords();
  if (reapply === null) return recoveryWords();
  const undoes = reapply.undoes !== null;
  return {
    heading: ts(undoes ? 'reapply.compare.undo.heading' : 'reapply.compare.heading'),
    lost: ts(undoes ? 'reapply.compare.before' : 'reapply.compare.kit'),
    rebuilt: ts('reapply.compare.now'),
    remedy: ts('reapply.compare.after'),
    nothing: {
      same: ts('reapply.compare.so'),
      different: ts(stepId === 'reapply-proof' ? 'reapply.compare.left' : 'reapply.compare.change'),
      unknown: ts('reapply.compare.unknown'),
    },
  };
}

type Compared = Pick<Comparison, 'id' | 'label' | 'lost' | 'rebuilt' | 'result' | 'remedy'>;

const longestCell = 80;
const order = { different: 0, unknown: 1, same: 2 } as const;

/** Lost and rebuilt side by side; null when nothing was compared. */
export function comparisonView(comparisons: readonly Comparison[], words: CompareWords): ComparisonView | null {
  if (comparisons.length === 0) return null;
  const rows = comparisons.map(row => rowOf(row, words)).sort((a, b) => order[a.result] - order[b.result]);
  const same = rows.filter(({ result }) => result === 'same');
  const rest = rows.filter(({ result }) => result !== 'same');
  const sameSummary = rest.length === 0 ? t('compare.all-same') : t('compare.same-rows', { count: same.length });
  return { words, rows: rest, same, sameSummary };
}

/** Side by side in the order given, nothing folded away. */
export function comparisonInOrder(comparisons: readonly Compared[]): ComparisonView {
  const words = recoveryWords();
  return { words, rows: comparisons.map(row => rowOf(row, words)), same: [], sameSummary: '' };
}

/** The finding as a sentence: how many things differ, or null when none does. */
export function differenceSentence(comparisons: readonly Comparison[]): string | null {
  const count = (result: Comparison['result']): number => comparisons.filter(row => row.result === result).length;
  const [different, unknown] = [count('different'), count('unknown')];
  if (different > 0) return ts('count.differences', { count: different, words: numberWord(different) });
  if (unknown > 0) return ts('count.unreadable', { count: unknown, words: numberWord(unknown) });
  return null;
}

function numberWord(count: number): string | number {
  const words = ['2', '3', '4', '5', '6', '7', '8', '9'] as const;
  const known = words.find(word => word === String(count));
  return known === undefined ? count : ts(`words.${known}`);
}

function cellText(text: string): CellText {
  if (text.length <= longestCell) return { short: text, whole: null };
  const end = text.lastIndexOf(' ', longestCell / 2);
  return { short: `${text.slice(0, end > 0 ? end : longestCell / 2).replace(/[,;:]$/, '')}…`, whole: text };
}

function rowOf(row: Compared, words: CompareWords): ComparisonRow {
  return {
    id: row.id,
    label: row.label,
    lost: cellText(row.lost),
    rebuilt: cellText(row.rebuilt),
    result: row.result,
    resultWord: t(`compare.${row.result}`),
    remedy: row.remedy === '' ? words.nothing[row.result] : row.remedy,
  };
}
