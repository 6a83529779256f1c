import type {
  DirectoryObject,
  LostServer,
  Problem,
  Verdict,
  VerdictAnswer,
  VerdictReason,
} from '../../../preload/contract/index.js';
import { accountChecks } from './account-checks.js';
import type { Summary } from './reason.js';
import { summaryChecks } from './summary-checks.js';
import { surroundingsChecks } from './surroundings-checks.js';

const weights: readonly VerdictReason['weight'][] = ['no', 'first', 'care', 'note'];

/** Whether a server can be recovered by recovery setup, and every reason for and against, the heaviest first. */
export function verdictOf(server: LostServer): Verdict {
  const onObject = reasonsOfSummary(server.summary, server.objects);
  // Once it is clear that it never can be, what else there is to say only distracts.
  const never = onObject.filter(({ weight }) => weight === 'no');
  const found =
    never.length > 0
      ? never
      : [...onObject, ...[...accountChecks, ...surroundingsChecks].flatMap(check => check(server) ?? [])];
  const reasons = weights.flatMap(weight => found.filter(one => one.weight === weight));
  return { answer: answerFrom(reasons), reasons };
}

/** The answer as far as the server object alone tells. */
export function answerOfSummary(summary: Summary): VerdictAnswer {
  return answerFrom(reasonsOfSummary(summary));
}

/** What stands against beginning a recovery with this program now; null when nothing does. */
export function refusalOf({ reasons }: Verdict): Problem | null {
  const stands = ({ weight, problem }: VerdictReason): boolean =>
    weight === 'no' || weight === 'first' || problem.code === 'WINDOWS_TOO_OLD_FOR_THE_WIZARD';
  return reasons.find(stands)?.problem ?? null;
}

function reasonsOfSummary(summary: Summary, objects: readonly DirectoryObject[] = []): VerdictReason[] {
  return summaryChecks.flatMap(check => check(summary, objects) ?? []);
}

function answerFrom(reasons: readonly VerdictReason[]): VerdictAnswer {
  const has = (weight: VerdictReason['weight']): boolean => reasons.some(one => one.weight === weight);
  if (has('no')) return 'can not be recovered';
  if (has('first')) return 'not yet';
  return has('care') ? 'with care' : 'can be recovered';
}
