import type { Difference } from '../../../preload/contract/differences.js';
import { tk } from '../../messages/kit-words.js';
import { differenceName, isChoosable } from './difference-words.js';
import { groupsInOrder } from './groups.js';
import type { DifferenceFilter } from './kit-state.js';

/** A node of the tree: a group, a place that holds several (file, key, directory), or one difference. */
export interface TreeNode {
  readonly id: string;
  readonly label: string;
  readonly children: readonly TreeNode[];
  /** All differences in it; only itself for a difference. */
  readonly leaves: readonly Difference[];
  /** Null for what is not a difference itself. */
  readonly difference: Difference | null;
}

/** A row as it is drawn. */
export interface TreeRow {
  readonly node: TreeNode;
  /** 1 for a group. */
  readonly level: number;
  /** Null for a difference: there is nothing to open. */
  readonly open: boolean | null;
  readonly place: number;
  readonly siblings: number;
}

export const nodeOfDifference = (id: string): string => `d:${id}`;

/** The differences as a tree, in the order in which they would be applied. */
export function treeOf(differences: readonly Difference[]): readonly TreeNode[] {
  return groupsInOrder.flatMap(group => {
    const leaves = differences.filter(one => one.group === group);
    if (leaves.length === 0) return [];
    const children = placesOf(leaves);
    return [{ id: `g:${group}`, label: tk(`group.${group}`), children, leaves, difference: null }];
  });
}

function placesOf(leaves: readonly Difference[]): readonly TreeNode[] {
  const places = new Map<string, { label: string; leaves: Difference[] }>();
  for (const one of leaves) {
    const label = placeLabel(one);
    const key = label ?? one.id;
    const place = places.get(key);
    if (place) place.leaves.push(one);
    else places.set(key, { label: label ?? '', leaves: [one] });
  }
  return [...places].map(([key, place]) =>
    place.label === '' || place.leaves.every(({ place: { kind } }) => kind === 'file')
      ? leafOf(place.leaves[0] as Difference)
      : {
          id: `p:${key}`,
          label: place.label,
          children: place.leaves.map(leafOf),
          leaves: place.leaves,
          difference: null,
        },
  );
}

const leafOf = (one: Difference): TreeNode => ({
  id: nodeOfDifference(one.id),
  // Asked for only where it is drawn.
  get label() {
    return differenceName(one).name;
  },
  children: [],
  leaves: [one],
  difference: one,
});

/** What several differences can have in common; null where each stands for itself. */
function placeLabel({ place }: Difference): string | null {
  if ('tree' in place) return `${tk(`tree.${place.tree}`)}\\${place.file.replaceAll('/', '\\')}`;
  if (place.kind === 'registry') return place.key;
  return place.kind === 'virtual-directory' ? place.identity : null;
}

const haystacks = new WeakMap<Difference, string>();

function haystack(one: Difference): string {
  const known = haystacks.get(one);
  if (known !== undefined) return known;
  const { title, kit, now, meaning } = one;
  const text = [title, placeLabel(one), kit, now, meaning?.text].filter(Boolean).join('\n').toLowerCase();
  haystacks.set(one, text);
  return text;
}

/** Those that the filter lets through. Of the search every word must be found. */
export function filtered(
  differences: readonly Difference[],
  { search, group, advice, standing }: DifferenceFilter,
): readonly Difference[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
  return differences.filter(
    one =>
      (group === 'all' || one.group === group) &&
      (advice === 'all' || one.advice === advice) &&
      (standing === 'all' || one.standing === standing) &&
      (words.length === 0 || words.every(word => haystack(one).includes(word))),
  );
}

/** With so few, all of them stand open. */
const fewEnough = 24;

/** The rows of the nodes that stand open: as somebody opened and closed them, else all where there are few. */
export function rowsOf(
  tree: readonly TreeNode[],
  { open, closed }: { readonly open: ReadonlySet<string>; readonly closed: ReadonlySet<string> },
): readonly TreeRow[] {
  const few = tree.reduce((sum, { leaves }) => sum + leaves.length, 0) <= fewEnough;
  const rows: TreeRow[] = [];
  const add = (nodes: readonly TreeNode[], level: number): void => {
    nodes.forEach((node, index) => {
      const isOpen = open.has(node.id) || (few && !closed.has(node.id));
      const opens = node.difference === null;
      rows.push({ node, level, open: opens ? isOpen : null, place: index + 1, siblings: nodes.length });
      if (opens && isOpen) add(node.children, level + 1);
    });
  };
  add(tree, 1);
  return rows;
}

export type Checked = 'true' | 'false' | 'mixed';

export interface Choice {
  readonly chosen: ReadonlySet<string>;
  readonly wholeFiles: ReadonlySet<string>;
}

/** Whether all, some or none of what a node holds is chosen; null where a press could choose nothing in it. */
export function checkedOf(node: TreeNode, { chosen, wholeFiles }: Choice): Checked | null {
  const { leaves } = node;
  let [can, is] = [0, 0];
  for (const one of leaves) {
    const whole = wholeFiles.has(one.id);
    if (whole || isChoosable(one)) can += 1;
    if (whole || chosen.has(one.id)) is += 1;
  }
  if (can === 0 || (is === 0 && pressable(node).length === 0)) return null;
  return is === 0 ? 'false' : is === can ? 'true' : 'mixed';
}

/** What a press on its box chooses or takes back: of a group, what is advised is chosen, and all of it taken back. */
export function pressOf(node: TreeNode, { chosen }: Choice): { readonly ids: readonly string[]; readonly on: boolean } {
  const missing = pressable(node).filter(id => !chosen.has(id));
  return missing.length > 0 ? { ids: missing, on: true } : { ids: choosableIn(node.leaves), on: false };
}

/** What needs a look is chosen one by one. */
const pressable = ({ difference, leaves }: TreeNode): readonly string[] =>
  difference ? choosableIn(leaves) : advisedIn(leaves);

/** Ids in it that can be chosen. */
export const choosableIn = (leaves: readonly Difference[]): readonly string[] =>
  leaves.filter(isChoosable).map(({ id }) => id);

/** Ids in it that are advised to be applied, and can be. */
export const advisedIn = (leaves: readonly Difference[]): readonly string[] =>
  leaves.filter(one => one.advice === 'apply' && isChoosable(one)).map(({ id }) => id);
