import { checkAreas, type CheckResult, type Verification } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import { verdictOf } from './verdict.js';

/**
 * A verification of which some checks were run again: their new results in the place of the old ones, all others as they
 * stand, and a verdict on all. `known`: how many checks there are. Throws `WRONG_USE` for two servers.
 */
export function ranAgain(earlier: Verification, again: Verification, known: number): Verification {
  const [was, is] = [earlier.serverName, again.serverName];
  if (was.toLowerCase() !== is.toLowerCase() || earlier.mode !== again.mode) {
    throw failure('WRONG_USE', { what: `The earlier results are of ${was}, and ${is} was verified. Run all checks.` });
  }
  const results = new Map<string, CheckResult>([...earlier.checks, ...again.checks].map(one => [one.id, one]));
  const checks = [...results.values()].sort((one, other) => placeOf(one) - placeOf(other));
  return {
    ...again,
    startedAt: earlier.startedAt,
    checks,
    verdict: verdictOf(is, checks, {
      checks: known,
      compared: again.comparedWith.length > 0 && !checks.some(isUncompared),
    }),
  };
}

/** This one compares with what the directory held before, wherever that is known. */
const isUncompared = ({ id, outcome }: CheckResult): boolean => id === 'urls-as-before' && outcome === 'not applicable';

const placeOf = ({ area }: CheckResult): number => checkAreas.indexOf(area);
