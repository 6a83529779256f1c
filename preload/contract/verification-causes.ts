import type { CheckResult } from './verification.js';

/** The check by whose failure alone this one could not be made; undefined where it stands for itself. */
export function causeOf({ causedBy }: CheckResult, checks: readonly CheckResult[]): CheckResult | undefined {
  const cause = checks.find(({ id }) => id === causedBy?.check);
  return cause?.comparisons.some(({ id, result }) => id === causedBy?.row && result !== 'same') ? cause : undefined;
}

/** Whether it was made at all, so that what it says counts. */
export const wasMade = (check: CheckResult, checks: readonly CheckResult[]): boolean =>
  causeOf(check, checks) === undefined;

/** The checks that could not be made because of this one alone. */
export const heldUpBy = ({ id }: CheckResult, checks: readonly CheckResult[]): CheckResult[] =>
  checks.filter(one => causeOf(one, checks)?.id === id);
