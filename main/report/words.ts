import type {
  Readiness,
  RecoveryCard,
  ReportLater,
  Report,
  ReportRun,
  ReportStep,
} from '../../preload/contract/index.js';
import { backupKind, backupOutcome, backupTitle } from './backup-words.js';

/** A moment as a person reads it, in UTC so that every reader of the report sees the same: `2026-11-24 06:37:53 UTC`. */
export function momentInWords(moment: string): string {
  return `${moment.slice(0, 10)} ${moment.slice(11, 19)} UTC`;
}

/** Milliseconds from one moment to another; never below zero, for a clock that was set back. */
export function millisecondsBetween(from: string, to: string): number {
  return Math.max(0, Date.parse(to) - Date.parse(from));
}

const units = [
  { name: 'day', seconds: 86_400 },
  { name: 'hour', seconds: 3_600 },
  { name: 'minute', seconds: 60 },
  { name: 'second', seconds: 1 },
] as const;

/** A duration in its two largest units: `22 minutes 14 seconds`. */
export function durationInWords(milliseconds: number): string {
  if (milliseconds < 1000) return 'less than a second';
  const largest = units.findIndex(({ seconds }) => milliseconds >= seconds * 1000);
  const [first, second] = units.slice(largest, largest + 2);
  if (!first) return 'less than a second';
  const smallest = second?.seconds ?? first.seconds;
  const rounded = Math.round(milliseconds / 1000 / smallest) * smallest;
  const whole = Math.floor(rounded / first.seconds);
  const rest = second ? (rounded - whole * first.seconds) / second.seconds : 0;
  return rest === 0 || !second
    ? counted(whole, first.name)
    : `${counted(whole, first.name)} ${counted(rest, second.name)}`;
}

/** How long a command ran, of which most take seconds: `0.4 seconds`, `12 minutes 3 seconds`. */
export function shortDurationInWords(milliseconds: number): string {
  return milliseconds < 60_000 ? `${(milliseconds / 1000).toFixed(1)} seconds` : durationInWords(milliseconds);
}

/** What became of a command: `Exit code 0 after 0.4 seconds`. */
export function endInWords({ end, exitCode, durationMs }: Pick<ReportRun, 'end' | 'exitCode' | 'durationMs'>): string {
  const after = durationMs === null ? '' : ` after ${shortDurationInWords(durationMs)}`;
  return `${endings[end](exitCode)}${after}`;
}

const endings: Readonly<Record<ReportRun['end'], (exitCode: number | null) => string>> = {
  exited: exitCode => `Exit code ${String(exitCode)}`,
  stopped: () => 'Ended by this program, since the operator cancelled or its step took too long',
  'timed out': () => 'Ended by this program, since its time was up',
  'no exit code': () => 'Ended without an exit code',
  'not started': () => 'Could not be started',
  'no end seen': () => 'Its end was not seen',
  'not run': () => 'Not run',
  'not recorded': () => 'How it ended was not recorded',
};

/** `1 restart`, `2 restarts`, `no restarts`. */
export function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** With a full stop, unless it ends already. */
export const asSentence = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`);

export type Tone = 'good' | 'caution' | 'bad' | 'plain';

/** How a state is told: a word and a sign that do not need the colour. */
export interface Telling {
  readonly word: string;
  readonly sign: string;
  readonly tone: Tone;
}

export const recoveryTellings: Readonly<Record<Report['outcome'], Telling>> = {
  recovered: { word: 'Recovered', sign: '✓', tone: 'good' },
  'recovered with reservations': { word: 'Recovered with reservations', sign: '!', tone: 'caution' },
  stopped: { word: 'Stopped', sign: '✕', tone: 'bad' },
  'not finished': { word: 'Not finished', sign: '…', tone: 'caution' },
};

/** What a re-application has come to: it recovers nothing, so it is not called recovered. */
const appliedWords = { recovered: 'Applied', 'recovered with reservations': 'Applied with reservations' } as const;
const takenBackWords = {
  recovered: 'Taken back',
  'recovered with reservations': 'Taken back with reservations',
} as const;

type Ended = Pick<Report, 'outcome' | 'backup'> & {
  readonly reapply?: Pick<NonNullable<Report['reapply']>, 'undoes'> | undefined;
};

/**
 * How the outcome is told, by what was done: a recovery, a re-application, the way back of one, a backup, a restore.
 * Where the checks found that no client may come, that goes with it: the work is done, and the server is not ready.
 */
export function outcomeTelling(
  report: Ended & {
    readonly verification?: { readonly verdict: Pick<Readiness, 'standing'> } | undefined;
    readonly later?: readonly Pick<ReportLater, 'outcome' | 'recoveryId'>[] | undefined;
  },
): Telling {
  const telling = workTelling(report);
  const ended = report.outcome === 'recovered' || report.outcome === 'recovered with reservations';
  const back = ended && report.reapply ? wayBack(report.later ?? []) : undefined;
  if (back) return { word: `${telling.word} – ${back}`, sign: '!', tone: 'caution' };
  if (!ended || report.verification?.verdict.standing !== 'not ready') return telling;
  // What came after it may have mended that.
  const when = (report.later ?? []).length > 0 ? ' at its end' : '';
  return { word: `${telling.word} – not ready for clients${when}`, sign: '!', tone: 'caution' };
}

/** Of a re-application: what took it back; all of it before a part. */
function wayBack(later: readonly Pick<ReportLater, 'outcome' | 'recoveryId'>[]): string | undefined {
  const one =
    later.find(({ outcome }) => outcome === 'recovered') ??
    [...later].reverse().find(({ outcome }) => outcome === 'recovered with reservations');
  if (one?.outcome !== 'recovered' && one?.outcome !== 'recovered with reservations') return undefined;
  return takenBackBy({ by: one.recoveryId, standing: one.outcome });
}

function workTelling({ outcome, reapply, backup }: Ended): Telling {
  const telling = recoveryTellings[outcome];
  if (backup) return { ...telling, word: backupOutcome(backup.job.work, outcome) ?? telling.word };
  if (!reapply || outcome === 'stopped' || outcome === 'not finished') return telling;
  return { ...telling, word: (reapply.undoes === null ? appliedWords : takenBackWords)[outcome] };
}

const clientWords: Readonly<Record<NonNullable<RecoveryCard['verdict']>, string>> = {
  'ready for clients': 'ready for clients at its end',
  'ready with reservations': 'ready with reservations at its end',
  'not ready': 'not ready for clients at its end',
  unknown: 'not known at its end whether clients may come',
};

type Listed = Pick<RecoveryCard, 'work' | 'job' | 'undoes' | 'on' | 'standing' | 'verdict' | 'takenBack' | 'at'>;

/**
 * Where a recovery or another work stands, for a list of all: what it left, then whether clients could come at its end,
 * which may be months ago, or what has taken it back since.
 */
export function standingOf(card: Listed): string {
  const { standing, verdict, takenBack, at } = card;
  const since = takenBack ? takenBackBy(takenBack) : verdict && clientWords[verdict];
  const work = workStanding(card);
  if (since === undefined) return at === '' ? work : `${work}: ${at}`;
  const left = at === '' || standing === 'recovered' ? '' : ` (${at.replace(/\.$/, '')})`;
  return `${work}${left} – ${since}`;
}

const takenBackBy = ({ by, standing }: NonNullable<RecoveryCard['takenBack']>): string =>
  `${takenBackWords[standing].toLowerCase()} by ${by}`;

function workStanding({ work, job, undoes, on, standing }: Listed): string {
  if (job !== undefined) return backupOutcome(job, standing)?.toLowerCase() ?? `${backupKind(job)}, ${standing}`;
  if (work === 'recovery') return standing;
  const over = standing === 'recovered' || standing === 'recovered with reservations';
  const word = over ? (undoes === undefined ? appliedWords : takenBackWords)[standing].toLowerCase() : standing;
  if (undoes === undefined) return `re-application${on === undefined ? '' : ` to ${on}`}, ${word}`;
  return over ? `re-application ${undoes}, ${word}` : `taking back ${undoes}, ${word}`;
}

export const stepTellings: Readonly<Record<ReportStep['outcome'], Telling>> = {
  verified: { word: 'Verified', sign: '✓', tone: 'good' },
  skipped: { word: 'Skipped', sign: '!', tone: 'caution' },
  failed: { word: 'Failed', sign: '✕', tone: 'bad' },
  open: { word: 'Not finished', sign: '…', tone: 'caution' },
  'not reached': { word: 'Not reached', sign: '–', tone: 'plain' },
};

export const resultTellings = {
  same: { word: 'Same', sign: '✓', tone: 'good' },
  different: { word: 'Different', sign: '≠', tone: 'bad' },
  unknown: { word: 'Not known', sign: '?', tone: 'caution' },
} as const satisfies Record<string, Telling>;

export const milestoneTellings = {
  completed: { word: 'Completed', sign: '✓', tone: 'good' },
  failed: { word: 'Failed', sign: '✕', tone: 'bad' },
  started: { word: 'Started, no end seen', sign: '…', tone: 'caution' },
} as const satisfies Record<string, Telling>;

/** What was done, as a word within a sentence. */
export const kindOf = ({ reapply, backup }: Pick<Report, 'reapply' | 'backup'>): string =>
  backup ? backupKind(backup.job.work) : reapply ? 're-application' : 'recovery';

/** What the report is about, as its heading. */
export function titleOf({ serverName, reapply, backup }: Pick<Report, 'serverName' | 'reapply' | 'backup'>): string {
  if (backup) return backupTitle(backup.job.work, serverName);
  if (!reapply) return `Recovery of ${serverName}`;
  return reapply.undoes === null ? `Re-application to ${serverName}` : `Taking back a re-application to ${serverName}`;
}
