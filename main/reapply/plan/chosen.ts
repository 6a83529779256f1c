import type { Difference, KitComparison, ReapplyChoice } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

/** What was chosen, looked up in the comparison, and fit to be applied. */
export interface Chosen {
  readonly differences: readonly Difference[];
  /** Ids of those whose file is to be replaced as a whole. */
  readonly wholeFiles: ReadonlySet<string>;
  readonly rollupFile: string | null;
  /** A newer one than that of the kit is meant. */
  readonly newerRollup?: boolean;
}

/** Throws where nothing is chosen, where something is unknown, or can't be applied by this program. */
export function chosenOf({ differences }: KitComparison, choice: ReapplyChoice): Chosen {
  const wanted = new Set([...choice.differences, ...choice.wholeFiles]);
  const found = differences.filter(({ id }) => wanted.has(id));
  const unknown = [...wanted].filter(id => !found.some(one => one.id === id));
  if (unknown.length > 0) throw failure('CHOICE_UNKNOWN', { ids: unknown });
  const wholeFiles = new Set(choice.wholeFiles);
  const byHand = found.find(one => one.byHand !== null && !wholeFiles.has(one.id));
  if (byHand) throw failure('CHOICE_BY_HAND', { title: byHand.title, why: byHand.byHand ?? '' });
  const rollup = choice.rollupFile !== null;
  if (found.length === 0 && !rollup) throw failure('NOTHING_CHOSEN', {});
  return { differences: found, wholeFiles, rollupFile: choice.rollupFile, newerRollup: choice.newerRollup === true };
}
