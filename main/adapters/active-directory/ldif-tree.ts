import type { DirectorySearch } from '../../ports/directory.js';

/** A step of a name that some entry has, with or without an entry of its own. */
export interface TreeNode {
  readonly parent: TreeNode | null;
  /** Number of the entry that lies here; -1 when none does. */
  entry: number;
  children: Map<string, TreeNode> | null;
}

/** Entries by their names, as the tree that they form. */
export class LdifTree {
  readonly #top: TreeNode = { parent: null, entry: -1, children: null };

  /** The node of a name, given as comparable steps, root first. It is made when it is not there. */
  nodeFor(keys: readonly string[]): TreeNode {
    let node = this.#top;
    for (const key of keys) {
      node.children ??= new Map();
      let child = node.children.get(key);
      if (child === undefined) {
        child = { parent: node, entry: -1, children: null };
        node.children.set(key, child);
      }
      node = child;
    }
    return node;
  }

  find(keys: readonly string[]): TreeNode | undefined {
    let node: TreeNode | undefined = this.#top;
    for (const key of keys) node = node?.children?.get(key);
    return node;
  }
}

/** Whether a node lies where a search from `base` looks. */
export function isWithin(node: TreeNode, base: TreeNode, scope: DirectorySearch['scope']): boolean {
  if (scope === 'base') return node === base;
  if (scope === 'one level') return node.parent === base;
  for (let at: TreeNode | null = node; at !== null; at = at.parent) if (at === base) return true;
  return false;
}

/** Numbers of all entries where a search from `base` looks, in rising order. */
export function entriesWithin(base: TreeNode, scope: DirectorySearch['scope']): readonly number[] {
  const nodes = scope === 'one level' ? [...(base.children?.values() ?? [])] : [base];
  if (scope === 'subtree') for (const node of nodes) nodes.push(...(node.children?.values() ?? []));
  const held = nodes.map(({ entry }) => entry).filter(entry => entry >= 0);
  return held.sort((one, other) => one - other);
}
