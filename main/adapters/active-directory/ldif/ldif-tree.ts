import type { DirectorySearch } from '../../../ports/directory.js';
import type { Place } from './naming-contexts.js';

/** A step of a name that some entry has, with or without an entry of its own. */
export interface TreeNode {
  readonly parent: TreeNode | null;
  /** Number of the entry that lies here; -1 when none does. */
  entry: number;
  /** Another partition begins here, which a search from above does not enter. */
  startsPartition: boolean;
  children: Map<string, TreeNode> | null;
}

/** Entries by their names, as the tree that they form. */
export class LdifTree {
  readonly #top: TreeNode = nodeBelow(null);

  /** The node of a place. It is made when it is not there. */
  nodeFor({ keys, partitionSteps }: Place): TreeNode {
    let node = this.#top;
    for (const [index, key] of keys.entries()) {
      node.children ??= new Map();
      let child = node.children.get(key);
      if (child === undefined) {
        child = nodeBelow(node);
        node.children.set(key, child);
      }
      if (index + 1 === partitionSteps) child.startsPartition = true;
      node = child;
    }
    return node;
  }

  find({ keys }: Place): TreeNode | undefined {
    let node: TreeNode | undefined = this.#top;
    for (const key of keys) node = node?.children?.get(key);
    return node;
  }
}

function nodeBelow(parent: TreeNode | null): TreeNode {
  return { parent, entry: -1, startsPartition: false, children: null };
}

/** Whether a node lies where a search from `base` looks. */
export function isWithin(node: TreeNode, base: TreeNode): boolean {
  for (let at: TreeNode | null = node; at !== null; at = at.parent) {
    if (at === base) return true;
    if (at.startsPartition) return false;
  }
  return false;
}

/** Numbers of all entries where a search from `base` looks, in rising order. */
export function entriesWithin(base: TreeNode, scope: DirectorySearch['scope']): readonly number[] {
  const nodes = scope === 'one level' ? childrenOf(base) : [base];
  if (scope === 'subtree') for (const node of nodes) nodes.push(...childrenOf(node));
  const held = nodes.map(({ entry }) => entry).filter(entry => entry >= 0);
  return held.sort((one, other) => one - other);
}

function childrenOf({ children }: TreeNode): TreeNode[] {
  return children === null ? [] : [...children.values()].filter(({ startsPartition }) => !startsPartition);
}
