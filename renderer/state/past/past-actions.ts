import { tp } from '../../messages/past-words.js';
import { begun } from '../asking.js';
import { loading, settled, type Context } from '../wizard-context.js';
import type { PastFilter, PastState } from './past-state.js';

export interface PastActions {
  readonly filter: (change: Partial<PastFilter>) => void;
  readonly pick: (id: string) => void;
  /** The one in view is to be compared with another, which is chosen next. */
  readonly compareWith: (id: string | null) => void;
  readonly compare: (first: string, second: string) => Promise<void>;
  readonly toExport: () => void;
  readonly type: (change: Partial<Pick<PastState, 'out' | 'redacted'>>) => void;
  readonly exportIt: (id: string) => Promise<void>;
  /** Asks what would be lost. */
  readonly toDelete: (id: string) => Promise<void>;
  readonly deleteIt: (id: string, typed: string) => Promise<void>;
  readonly toList: () => void;
  readonly reload: () => Promise<void>;
}

const idle = { kind: 'idle' } as const;

/** What is done with recoveries that were worked on before. */
export function pastActions({ store, api }: Context): PastActions {
  const state = (): PastState => store.getState().past;
  const patch = (change: Partial<PastState>): void => store.setState({ past: { ...state(), ...change } });
  const reload = async (): Promise<void> => {
    const recoveries = settled(await api.listRecoveries({}));
    store.setState({ recoveries });
  };
  return {
    reload,
    filter: change => patch({ filter: { ...state().filter, ...change }, said: '' }),
    pick: picked => patch({ picked, said: '' }),
    compareWith: first => patch({ first, said: '' }),
    async compare(first, second) {
      const since = begun();
      patch({ stage: 'compare', comparison: since, said: '' });
      const comparison = settled(await api.compareRecoveries({ first, second }));
      // Somebody who went elsewhere, or asked for others, waits for another answer.
      if (state().comparison === since) patch({ comparison });
    },
    toExport: () => patch({ stage: 'export', exported: idle, said: '' }),
    type: change => patch({ ...change, exported: idle }),
    async exportIt(id) {
      const { out, redacted } = state();
      const since = begun();
      patch({ exported: since });
      const exported = settled(await api.exportRecovery({ id, out: out.trim(), redacted }));
      if (state().exported === since) patch({ exported });
    },
    async toDelete(id) {
      const since = begun();
      patch({ stage: 'delete', removal: since, removing: idle, said: '' });
      const removal = settled(await api.askRemoval({ id }));
      if (state().removal === since) patch({ removal });
    },
    async deleteIt(id, typed) {
      patch({ removing: loading });
      const reply = settled(await api.removeRecovery({ id, typed }));
      if (reply.kind === 'failed') {
        patch({ removing: reply });
        return;
      }
      const { session } = store.getState();
      if (session.id === id) store.setState({ session: { ...session, id: null, opening: idle } });
      patch({ stage: 'list', picked: null, first: null, removal: idle, removing: idle, said: tp('deleted', { id }) });
      await reload();
    },
    toList: () =>
      patch({ stage: 'list', first: null, comparison: idle, exported: idle, removal: idle, removing: idle }),
  };
}
