import type { RecoveryCard, RecoveryState } from '../../preload/contract/index.js';
import { currentStep, workOf } from '../../preload/contract/index.js';

/** One line about a recovery: what it is, and where it stands. */
export function cardOf(id: string, state: RecoveryState): RecoveryCard {
  const { mode, serverName, startedAt, ended, reapply, backup } = state;
  const standing = ended?.outcome ?? 'open';
  const place = reapply?.target ?? backup?.on;
  return {
    id,
    mode,
    work: workOf(state)?.kind ?? 'recovery',
    ...(backup && { job: backup.job.work }),
    ...(reapply?.undoes && { undoes: reapply.undoes }),
    ...(place?.kind === 'rehearsal' && { on: place.recoveryId }),
    serverName,
    startedAt,
    standing,
    ...verdictOf(state),
    at: ended?.note ?? whereIsIt(state),
  };
}

/** Only of work that came to its end: before it, where it stands says it all. */
function verdictOf({ ended, checked, backup }: RecoveryState): Pick<RecoveryCard, 'verdict'> {
  if (ended === null || ended.outcome === 'stopped' || (backup !== null && checked === null)) return {};
  return { verdict: checked === null || checked === 'not judged' ? 'unknown' : checked };
}

/** The step that it waits at, and the problem that it met there. */
function whereIsIt(state: RecoveryState): string {
  const step = currentStep(state);
  if (!step) return '';
  const { card, status } = step;
  return status.kind === 'failed' ? `${card.title}: failed with ${status.problem.code}` : card.title;
}

/** The line of one whose journal can't be read. */
export function unreadableCard(id: string): RecoveryCard {
  return {
    id,
    mode: 'rehearsal',
    work: 'recovery',
    serverName: '',
    startedAt: new Date(0).toISOString(),
    standing: 'unreadable',
    at: '',
  };
}
