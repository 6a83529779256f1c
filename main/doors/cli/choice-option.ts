import {
  DifferenceGroup,
  type Difference,
  type KitComparison,
  type ReapplyChoice,
} from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

/** The options that choose differences, as commander hands them over. */
export interface ChoiceOptions {
  readonly choose?: readonly string[];
  readonly wholeFile?: readonly string[];
  readonly rollup?: string;
  readonly newerRollup?: boolean;
}

/** What the options choose from a comparison. Throws `WRONG_USE` where they choose nothing that can be meant. */
export function choiceFrom(
  { choose = [], wholeFile = [], rollup, newerRollup }: ChoiceOptions,
  { differences }: Pick<KitComparison, 'differences'>,
): ReapplyChoice {
  const words = choose
    .flatMap(one => one.split(','))
    .map(one => one.trim())
    .filter(one => one !== '');
  if (words.length === 0 && wholeFile.length === 0 && (rollup === undefined || rollup === 'none')) {
    throw failure('WRONG_USE', { what: howToChoose });
  }
  const able = differences.filter(({ byHand, group }) => byHand === null && !(rollup === 'none' && group === 'rollup'));
  const ids = new Set(words.flatMap(word => meant(word, able)));
  return {
    differences: [...ids].filter(id => !wholeFile.includes(id)),
    wholeFiles: [...wholeFile],
    rollupFile: rollup === undefined || rollup === 'none' ? null : rollup,
    ...(newerRollup === true && { newerRollup }),
  };
}

function meant(word: string, able: readonly Difference[]): string[] {
  if (word === 'advised') return able.filter(({ advice }) => advice === 'apply').map(({ id }) => id);
  if (!word.startsWith('all-of:')) return [word];
  const group = DifferenceGroup.safeParse(word.slice('all-of:'.length));
  if (!group.success) {
    throw failure('WRONG_USE', {
      what: `There is no group "${word.slice(7)}": ${DifferenceGroup.options.join(', ')}.`,
    });
  }
  // What needs a look is named by its id, when somebody has looked.
  return able.filter(one => one.group === group.data && one.advice === 'apply').map(({ id }) => id);
}

/** What the groups of a choice leave to a person: those that can be applied, are not chosen, and need a look. */
export function leftToLook(
  { choose = [] }: Pick<ChoiceOptions, 'choose'>,
  { differences }: Pick<KitComparison, 'differences'>,
  chosen: ReapplyChoice,
): readonly Difference[] {
  const groups = choose.flatMap(one => one.split(',')).map(one => one.trim().replace(/^all-of:/, ''));
  const taken = new Set([...chosen.differences, ...chosen.wholeFiles]);
  return differences.filter(
    ({ id, advice, byHand, group }) => advice === 'look' && byHand === null && groups.includes(group) && !taken.has(id),
  );
}

const howToChoose =
  'Say what to apply: --choose advised, --choose all-of:GROUP, or the ids that "kit diff" shows, with commas between.';
