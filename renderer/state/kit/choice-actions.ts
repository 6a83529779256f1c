import type { WizardApi } from '../../../preload/contract/calls.js';
import type { KitTarget } from '../../../preload/contract/kit.js';
import type { KitContext } from './kit-actions.js';
import type { DifferenceFilter } from './kit-state.js';

export interface ChoiceActions {
  readonly filterDifferences: (change: Partial<DifferenceFilter>) => void;
  /** Opens or closes nodes of the tree. */
  readonly unfold: (nodes: readonly string[], open: boolean) => void;
  /** Brings a node of the tree into view. */
  readonly lookAtNode: (node: string) => void;
  /** Chooses differences, or takes the choice back. */
  readonly choose: (ids: readonly string[], on: boolean) => void;
  readonly chooseNone: () => void;
  /** Replaces the file of a difference as a whole, or no longer. */
  readonly replaceWhole: (id: string, on: boolean) => void;
  readonly typeRollup: (file: string) => void;
  readonly meanNewerRollup: (meant: boolean) => void;
  readonly openSideBySide: (id: string) => Promise<void>;
  readonly closeSideBySide: () => void;
}

/** What is chosen of the differences, and how one looks at them. */
export function choiceActions(
  { kit, patch, ask }: KitContext,
  api: WizardApi,
  pair: () => { readonly path: string; readonly target: KitTarget } | null,
): ChoiceActions {
  const changed = (set: ReadonlySet<string>, ids: readonly string[], on: boolean): ReadonlySet<string> => {
    const next = new Set(set);
    for (const id of ids) {
      if (on) next.add(id);
      else next.delete(id);
    }
    return next;
  };
  return {
    filterDifferences: change => patch({ filter: { ...kit().filter, ...change } }),
    unfold: (nodes, open) =>
      patch({ open: changed(kit().open, nodes, open), closed: changed(kit().closed, nodes, !open) }),
    lookAtNode: node => patch({ inView: node }),
    choose: (ids, on) => patch({ chosen: changed(kit().chosen, ids, on) }),
    chooseNone: () => patch({ chosen: new Set(), wholeFiles: new Set() }),
    replaceWhole: (id, on) => patch({ wholeFiles: changed(kit().wholeFiles, [id], on) }),
    // What was said of one file is not said of another.
    typeRollup: rollupFile => patch({ rollupFile, newerRollup: false }),
    meanNewerRollup: newerRollup => patch({ newerRollup }),
    async openSideBySide(difference) {
      const both = pair();
      if (both) await ask('sideBySide', () => api.readDifference({ ...both, difference }));
    },
    closeSideBySide: () => patch({ sideBySide: { kind: 'idle' } }),
  };
}
