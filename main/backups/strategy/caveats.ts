import type { Fits, Range, StrategyAdvice, StrategyView } from '../../../preload/contract/index.js';
import { minuteWords, rangeWords } from './amounts.js';
import { sizeWords } from '../../product/size-words.js';
import type { Situation } from './situation.js';
import { freeBytes, placeOf } from './target.js';

type Caveat = StrategyAdvice['caveats'][number];

/** Where what is advised goes beyond what the operator allows for it, and what then helps. */
export function caveatsOf(situation: Situation, recommended: StrategyView | undefined): Caveat[] {
  if (!recommended || recommended.strategy === 'nothing') return [];
  return [...windowTooShort(situation, recommended), ...targetTooSmall(situation, recommended)];
}

const isDoubtful = (fits: Fits): fits is 'no' | 'perhaps' => fits === 'no' || fits === 'perhaps';

function windowTooShort({ answers }: Situation, { strategy, windowMinutes, fitsWindow }: StrategyView): Caveat[] {
  const { windowMinutes: allowed } = answers;
  if (allowed === null || !isDoubtful(fitsWindow)) return [];
  const time = rangeWords(windowMinutes, minuteWords);
  const sure = fitsWindow === 'no';
  const fewer =
    strategy === 'everything'
      ? ' Or keep data that is not Windows or Exchange on a volume that need not be in it. Or take it less often, and a recovery kit in between.'
      : '';
  return [
    {
      id: 'window',
      sure,
      what: `One backup ${sure ? 'does' : 'may'} not fit into the ${minuteWords(allowed)} that it may run: it takes ${time}.`,
      next: `${sure ? '' : 'Measure the first one. If it is too long: '}${sure ? 'Allow' : 'allow'} a longer window, or name a faster target.${fewer}`,
    },
  ];
}

/** A target that takes no backup at all is told among what comes first. */
function targetTooSmall(situation: Situation, { bytes, fitsTarget }: StrategyView): Caveat[] {
  const free = freeBytes(situation);
  if (free === null || !isDoubtful(fitsTarget) || placeOf(situation)?.unfit !== undefined) return [];
  const sure = fitsTarget === 'no';
  return [
    {
      id: 'target',
      sure,
      what: `One backup ${sure ? 'does' : 'may'} not fit on ${situation.answers.target ?? 'the target'}, which has ${sizeWords(free)} free: it takes ${sizeOf(bytes)}.`,
      next: 'Make room there, or name a larger target.',
    },
  ];
}

const sizeOf = (bytes: Range): string => rangeWords(bytes, sizeWords);
