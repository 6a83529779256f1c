import type {
  Difference,
  KitComparison,
  LeftDifference,
  ReapplyChange,
  ReapplyChoice,
} from '../../../preload/contract/index.js';
import { isLostCertificate } from './reservations.js';

/** The journal has one line for a plan: a server may differ in tens of thousands of places. */
const mostLeft = 2000;

const weights: Readonly<Record<Difference['advice'], number>> = { apply: 0, look: 1, leave: 2 };

/** What the operator did not choose, beside what is told as a reservation; what was advised comes first. */
export function leftOf(
  { differences }: Pick<KitComparison, 'differences'>,
  { differences: chosen, wholeFiles, rollupFile }: Pick<ReapplyChoice, 'differences' | 'wholeFiles' | 'rollupFile'>,
  changes: readonly Pick<ReapplyChange, 'differences'>[],
): { readonly left: LeftDifference[]; readonly leftMore?: number } {
  // A file that is replaced as a whole settles all that differs in it.
  const taken = new Set([...chosen, ...wholeFiles, ...changes.flatMap(one => one.differences)]);
  const isTaken = ({ id, place }: Difference): boolean =>
    taken.has(id) || (place.kind === 'rollup' && rollupFile !== null);
  const all = differences
    .filter(one => !isTaken(one) && !isLostCertificate(one))
    .sort((one, other) => weights[one.advice] - weights[other.advice])
    .map(({ group, title, advice, why, byHand }) => ({ group, title, advice, why, byHand }));
  const more = all.length - mostLeft;
  return { left: all.slice(0, mostLeft), ...(more > 0 && { leftMore: more }) };
}
