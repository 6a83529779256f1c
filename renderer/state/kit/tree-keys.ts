import type { TreeRow } from './difference-tree.js';

/** What a key does in the tree: goes to a row, opens or closes one, chooses, or reads what is in view. */
export type TreeMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'unfold'; readonly nodes: readonly string[]; readonly open: boolean }
  | { readonly kind: 'choose' }
  | { readonly kind: 'read' };

/** The usual keys of a tree. `page` is how many rows are in sight. Null for a key that does nothing here. */
export function treeMove(key: string, at: number, rows: readonly TreeRow[], page: number): TreeMove | null {
  const row = rows[at];
  if (!row) return null;
  const last = rows.length - 1;
  const go = (to: number): TreeMove => ({ kind: 'go', to: Math.max(0, Math.min(last, to)) });
  switch (key) {
    case 'ArrowDown':
      return go(at + 1);
    case 'ArrowUp':
      return go(at - 1);
    case 'PageDown':
      return go(at + page);
    case 'PageUp':
      return go(at - page);
    case 'Home':
      return go(0);
    case 'End':
      return go(last);
    case 'ArrowRight':
      if (row.open === null) return null;
      return row.open ? go(at + 1) : { kind: 'unfold', nodes: [row.node.id], open: true };
    case 'ArrowLeft':
      return row.open === true ? { kind: 'unfold', nodes: [row.node.id], open: false } : toParent(at, rows);
    case '*':
      return { kind: 'unfold', nodes: siblingsOf(at, rows), open: true };
    case ' ':
      return { kind: 'choose' };
    case 'Enter':
      return { kind: 'read' };
    default:
      return null;
  }
}

function toParent(at: number, rows: readonly TreeRow[]): TreeMove | null {
  const parent = parentOf(at, rows);
  return parent < 0 ? null : { kind: 'go', to: parent };
}

/** The row above that holds this one; -1 for a group. */
function parentOf(at: number, rows: readonly TreeRow[]): number {
  const level = rows[at]?.level ?? 1;
  for (let index = at - 1; index >= 0; index -= 1) {
    if ((rows[index]?.level ?? level) < level) return index;
  }
  return -1;
}

/** All that can be opened on the same level below the same parent. */
function siblingsOf(at: number, rows: readonly TreeRow[]): readonly string[] {
  const level = rows[at]?.level ?? 1;
  const below = rows.slice(parentOf(at, rows) + 1);
  const end = below.findIndex(row => row.level < level);
  return below
    .slice(0, end < 0 ? undefined : end)
    .filter(row => row.level === level && row.open !== null)
    .map(({ node }) => node.id);
}
