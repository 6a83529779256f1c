import type { StateIconKind } from '../../components/state-icon.js';
import { tk } from '../../messages/kit-words.js';
import type { TreeNode } from './difference-tree.js';
import { differenceName, shortValue } from './difference-words.js';

/** The words of a row. */
export interface TreeRowView {
  readonly name: string;
  readonly where: string;
  readonly title: string;
  readonly strong: boolean;
  readonly values: string;
  readonly advice: string;
  readonly icon: StateIconKind;
  /** Of what holds several: how many differ, are chosen, are the same. Null for a difference. */
  readonly counts: string | null;
}

const icons = { apply: 'ready', look: 'unknown', leave: 'skipped' } as const;

export function treeRowView(
  { id, label, leaves, difference }: TreeNode,
  { chosen, same }: { readonly chosen: number; readonly same: number },
): TreeRowView {
  if (difference === null) {
    const all = tk('differences.count', { count: leaves.length });
    const counts = [
      chosen > 0 ? tk('differences.count.chosen', { count: all, chosen }) : all,
      ...(same > 0 ? [tk('differences.same', { count: same })] : []),
    ].join(' · ');
    return {
      name: label,
      where: '',
      title: label,
      strong: id.startsWith('g:'),
      values: '',
      advice: '',
      icon: 'neutral',
      counts,
    };
  }
  const { name, where } = differenceName(difference);
  const values = tk('differences.row.values', { kit: shortValue(difference.kit), now: shortValue(difference.now) });
  const advice = difference.byHand === null ? tk(`advice.${difference.advice}`) : tk('by-hand');
  return {
    name,
    where,
    title: difference.title,
    strong: false,
    values,
    advice,
    icon: difference.byHand === null ? icons[difference.advice] : 'neutral',
    counts: null,
  };
}
