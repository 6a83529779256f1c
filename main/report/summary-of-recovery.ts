import type { Report, ReportStep } from '../../preload/contract/index.js';
import { asSentence, counted, listed } from './words.js';

type Work = 'recovery' | 'reapply' | 'undo';

/** The outcome in one or two sentences: the first thing that is read, and often the only one. */
export function summaryOf(
  told: Pick<Report, 'mode' | 'serverName' | 'outcome' | 'steps'> & {
    readonly note: string;
    readonly work: Work;
    /** What the plan of a re-application could not hold. */
    readonly open: number;
  },
): string {
  const rehearsed = told.mode === 'rehearsal' ? 'This was a rehearsal: no real server was changed. ' : '';
  const reason = told.outcome === 'stopped' && told.note.trim() !== '' ? ` ${asSentence(told.note)}` : '';
  const sentence = told.work === 'recovery' ? outcomeSentence(told) : reapplySentence(told);
  return `${rehearsed}${sentence}${reason}`;
}

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
}: Pick<Report, 'serverName' | 'outcome' | 'steps'> & { readonly work: Work; readonly open: number }): string {
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

function reservationClause(steps: readonly ReportStep[], left = 0): string {
  const skipped = steps.filter(({ outcome }) => outcome === 'skipped').map(({ title }) => `“${title}”`);
  if (skipped.length > 0) return `${listed(skipped)} ${skipped.length === 1 ? 'was' : 'were'} skipped`;
  if (left > 0) return `${counted(left, 'thing')} could not be brought back`;
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
