import type { BackupWork, Report, ReportStep, Verification } from '../../preload/contract/index.js';
import { backupSentence } from './backup-words.js';
import { asSentence, counted, listed, momentInWords } from './words.js';

type Work = 'recovery' | 'reapply' | 'undo' | BackupWork;

/** The outcome in one or two sentences: the first thing that is read, and often the only one. */
export function summaryOf(
  told: Pick<Report, 'mode' | 'serverName' | 'outcome' | 'steps'> & {
    readonly note: string;
    readonly work: Work;
    /** What the plan told beforehand, and stays so. */
    readonly open: number;
    /** Counts of what was not chosen; empty where there is none. */
    readonly left: string;
    /** Whether clients may come is told beside the outcome. */
    readonly verification?: Pick<Verification, 'verdict' | 'endedAt'> | undefined;
  },
): string {
  const rehearsed = told.mode === 'rehearsal' ? 'This was a rehearsal: no real server was changed. ' : '';
  const reason = told.outcome === 'stopped' && told.note.trim() !== '' ? ` ${asSentence(told.note)}` : '';
  const left = told.left === '' ? '' : ` ${told.left}`;
  return `${rehearsed}${sentenceOf(told)}${reason}${left}${readiness(told)}`;
}

/** Only of work that came to its end: before it, the outcome says it all. */
function readiness({ outcome, verification }: Pick<Told, 'outcome' | 'verification'>): string {
  const ended = outcome === 'recovered' || outcome === 'recovered with reservations';
  if (!ended || !verification) return '';
  return ` As checked at ${momentInWords(verification.endedAt)}: ${verification.verdict.summary}`;
}

type Told = Parameters<typeof summaryOf>[0];

function sentenceOf({ work, ...told }: Told): string {
  if (work === 'recovery') return outcomeSentence(told);
  if (work === 'reapply' || work === 'undo') return reapplySentence({ ...told, work });
  const { serverName: server, outcome, steps, open } = told;
  return backupSentence(
    { work, server, outcome },
    { verified: allVerified(steps), reserved: reservationClause(steps, open, said), place: how => place(steps, how) },
  );
}

/** Of a backup or a restore: what it can't give, told before it began. */
const said = (count: number): string =>
  `${counted(count, 'thing')} told beforehand ${count === 1 ? 'stays' : 'stay'} open`;

function outcomeSentence({ serverName, outcome, steps }: Pick<Report, 'serverName' | 'outcome' | 'steps'>): string {
  switch (outcome) {
    case 'recovered':
      return `${serverName} is recovered: ${allVerified(steps)}.`;
    case 'recovered with reservations':
      return `${serverName} is recovered with reservations: ${reservationClause(steps)}. Settle what is open before users depend on it.`;
    case 'stopped':
      return `The recovery of ${serverName} was stopped${place(steps, 'at')}. The server is not ready for users.`;
    case 'not finished':
      return `The recovery of ${serverName} is not finished${place(steps, 'and stands at')}. The server is not ready for users.`;
  }
}

function reapplySentence({
  serverName,
  outcome,
  steps,
  work,
  open,
}: Pick<Report, 'serverName' | 'outcome' | 'steps'> & {
  readonly work: 'reapply' | 'undo';
  readonly open: number;
}): string {
  const what = work === 'undo' ? `What was re-applied to ${serverName}` : `What was chosen for ${serverName}`;
  const done = work === 'undo' ? 'taken back' : 'applied again';
  switch (outcome) {
    case 'recovered':
      return `${what} is ${done}: ${allVerified(steps)}.`;
    case 'recovered with reservations':
      return `${what} is ${done} with reservations: ${reservationClause(steps, open)}.`;
    case 'stopped':
      return `${what} is ${done} only in part: it was stopped${place(steps, 'at')}.`;
    case 'not finished':
      return `${what} is not all ${done} yet${place(steps, 'and stands at')}.`;
  }
}

function allVerified(steps: readonly ReportStep[]): string {
  return steps.length === 1 ? 'its only step is verified' : `all ${String(steps.length)} steps are verified`;
}

const lost = (count: number): string => `${counted(count, 'thing')} could not be brought back`;

function reservationClause(steps: readonly ReportStep[], left = 0, words = lost): string {
  const skipped = steps.filter(({ outcome }) => outcome === 'skipped').map(({ title }) => `“${title}”`);
  if (skipped.length > 0) return `${listed(skipped)} ${skipped.length === 1 ? 'was' : 'were'} skipped`;
  if (left > 0) return words(left);
  const open = steps.flatMap(({ comparisons }) => comparisons).filter(({ result }) => result !== 'same').length;
  const noted = steps.flatMap(({ evidence }) => evidence).find(({ reservation }) => reservation);
  if (open === 0 && noted) return `${noted.label}: ${noted.value.replace(/\.$/, '')}`;
  return open > 0
    ? `${counted(open, 'setting')} of the lost server ${open === 1 ? 'is' : 'are'} not the same`
    : 'see below';
}

function place(steps: readonly ReportStep[], how: string): string {
  const index = steps.findIndex(({ outcome }) => outcome !== 'verified' && outcome !== 'skipped');
  const step = steps[index];
  return step ? ` ${how} step ${String(index + 1)} of ${String(steps.length)}, “${step.title}”` : '';
}
