import type { RecoveryCard } from '../../../preload/contract/calls.js';
import type { RecoveryComparison } from '../../../preload/contract/past.js';
import { formatDuration, formatMoment } from '../../messages/format.js';
import { tp } from '../../messages/past-words.js';
import { recoveryRows, type RecoveryRow } from '../home-view.js';
import type { PastFilter, PastState } from './past-state.js';

/** The rows that the filters leave, newest first: every word of the search stands in one of them somewhere. */
export function shownRows(
  rows: readonly RecoveryRow[],
  { search, mode, standing }: PastFilter,
): readonly RecoveryRow[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter(row => {
    if (mode !== 'all' && row.mode !== mode) return false;
    if (standing !== 'all' && standingOf(row.standing) !== standing) return false;
    const text = [row.id, row.server, row.modeWord, row.started, row.standingWord].join('\n').toLowerCase();
    return words.every(word => text.includes(word));
  });
}

export const rowsOf = (cards: readonly RecoveryCard[]): readonly RecoveryRow[] => recoveryRows(cards);

function standingOf(standing: RecoveryCard['standing']): PastFilter['standing'] {
  if (standing === 'open' || standing === 'unreadable') return standing;
  return 'ended';
}

/** `12 recoveries` or `3 of 12 recoveries`. */
export function countOf(shown: number, all: number): string {
  if (all === 0) return tp('none');
  if (shown === 0) return tp('no-match');
  return shown === all ? tp('all', { count: all }) : tp('some', { count: all, shown });
}

export interface PastOffer {
  readonly main: 'open' | 'compare' | null;
  /** Why a button does nothing yet, or what was done last. */
  readonly said: string;
  readonly canCompare: boolean;
  readonly canExport: boolean;
  readonly canDelete: boolean;
}

/** What can be done with the one in view. `shown`: how many there are to choose from. */
export function offerOf({ first, said }: PastState, picked: RecoveryRow | undefined, shown: number): PastOffer {
  const readable = picked !== undefined && picked.standing !== 'unreadable';
  if (first !== null) {
    const other = readable && picked.id !== first;
    return {
      main: other ? 'compare' : null,
      said: other ? tp('compare.both', { first, second: picked.id }) : tp('choose-other', { id: first }),
      canCompare: false,
      canExport: false,
      canDelete: false,
    };
  }
  return {
    main: picked ? 'open' : null,
    said: said === '' ? whyNot(picked, shown) : said,
    canCompare: readable,
    canExport: readable,
    canDelete: picked !== undefined,
  };
}

function whyNot(picked: RecoveryRow | undefined, shown: number): string {
  if (picked === undefined) return shown === 0 ? '' : tp('choose-one');
  return picked.standing === 'unreadable' ? tp('choose-unreadable') : '';
}

/** What is wrong with the place of an export; empty for nothing. Only its look: the rest is found when it is written. */
export function complaintOf(out: string): string {
  const place = out.trim();
  if (place === '') return tp('export.empty');
  return /^(?:[a-z]:[\\/]|\\\\|\/)/i.test(place) ? '' : tp('export.not-whole');
}

export interface ComparedRow {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly same: boolean;
}

type Side = RecoveryComparison['first'];
type StepSide = RecoveryComparison['steps'][number]['first'];

/** How the two went. */
export function aboutRows({ first, second }: RecoveryComparison): readonly ComparedRow[] {
  const row = (label: string, of: (side: Side) => string): ComparedRow => compared(label, of(first), of(second));
  return [
    row(tp('about.what'), ({ title, mode }) => tp(`about.what.${mode}`, { title })),
    row(tp('about.outcome'), ({ outcome }) => outcome),
    row(tp('about.began'), ({ startedAt }) => formatMoment(startedAt)),
    row(tp('about.took'), ({ durationMs, endedAt }) =>
      endedAt === null ? tp('about.so-far', { time: formatDuration(durationMs) }) : formatDuration(durationMs),
    ),
    row(tp('about.restarts'), ({ restarts }) => String(restarts)),
    row(tp('about.by'), ({ operator }) => operator?.account ?? tp('not-known')),
  ];
}

export const stepRows = ({ steps }: RecoveryComparison): readonly ComparedRow[] =>
  steps.map(({ title, first, second }) => compared(title, stepText(first), stepText(second)));

/** A recovery and a re-application, say: nothing that one did or looked at is in the other. */
export const haveNothingInCommon = ({ steps }: RecoveryComparison): boolean =>
  steps.every(({ first, second }) => first === null || second === null);

/** What was found, as far as it is not the same on both. */
export const foundRows = ({ rows }: RecoveryComparison): readonly ComparedRow[] =>
  rows
    .filter(({ same }) => !same)
    .map(({ area, label, first, second }) =>
      compared(`${area}: ${label}`, first ?? tp('not-looked'), second ?? tp('not-looked')),
    );

const compared = (label: string, first: string, second: string): ComparedRow => ({
  label,
  first,
  second,
  same: first === second,
});

function stepText(step: StepSide): string {
  if (step === null) return tp('no-step');
  const { outcome, durationMs, attempts, problems, decisions } = step;
  return [
    durationMs === null ? outcome : `${outcome}, ${formatDuration(durationMs)}`,
    ...(attempts > 1 ? [tp('tries', { count: attempts })] : []),
    ...(problems.length > 0 ? [tp('problems', { codes: problems.join(', ') })] : []),
    ...(decisions.length > 0 ? [tp('decided', { decisions: decisions.join(', ') })] : []),
  ].join('; ');
}
