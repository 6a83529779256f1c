import type { LeftDifference, ReapplyPlan, Reservation } from '../../preload/contract/index.js';
import { asSentence, counted, listed } from './words.js';

/** What the operator decided of a difference that was not applied. */
export function decisionOf({ byHand, group, advice }: LeftDifference): string {
  if (byHand !== null) return 'Not chosen: this program can’t apply it.';
  if (group === 'rollup') return 'The operator chose to install no rollup.';
  return decisions[advice];
}

const decisions: Readonly<Record<LeftDifference['advice'], string>> = {
  apply: 'Not chosen, though it was advised.',
  look: 'Not chosen. It needed a look.',
  leave: 'Not chosen, as was advised.',
};

/** Why it can't be applied, or what was said for and against it. */
export const whyLeft = ({ byHand, why }: LeftDifference): string =>
  byHand === null ? asSentence(why) : `By hand: ${asSentence(byHand)}`;

/** The same as what else is left open. */
export const leftInWords = ({ left = [], leftMore }: Pick<ReapplyPlan, 'left' | 'leftMore'>): Reservation[] => [
  ...left.map(one => ({ what: one.title, why: `${decisionOf(one)} ${whyLeft(one)}`.trim() })),
  ...(leftMore === undefined ? [] : [{ what: moreLeft(leftMore), why: 'The kit and the server still tell.' }]),
];

/** Of those that the plan has no room for. */
export const moreLeft = (count: number): string =>
  `${counted(count, 'more difference')} that ${count === 1 ? 'was' : 'were'} not chosen`;

/** How much was not chosen, what matters first; empty where all was. */
export function leftCounted({ left = [], leftMore = 0 }: Pick<ReapplyPlan, 'left' | 'leftMore'>): string {
  const wanted = left.filter(({ advice }) => advice !== 'leave');
  const hand = wanted.filter(({ byHand }) => byHand !== null).length;
  const rollups = wanted.filter(({ byHand, group }) => byHand === null && group === 'rollup').length;
  const advised = wanted.filter(one => one.byHand === null && one.group !== 'rollup' && one.advice === 'apply').length;
  const others = left.length + leftMore - hand - rollups - advised;
  const parts = [
    ...(advised > 0 ? [`${counted(advised, 'difference')} that ${advised === 1 ? 'was' : 'were'} advised`] : []),
    ...(rollups > 0 ? ['the rollup'] : []),
    ...(hand > 0 ? [`${String(hand)} that only a person can make`] : []),
    ...(others > 0 ? [counted(others, 'other')] : []),
  ];
  return parts.length === 0 ? '' : `Not chosen: ${listed(parts)}.`;
}
