import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import { begun, unlessCancelled } from '../asking.js';
import { settled, type Context } from '../wizard-context.js';
import type { BackupsAsked, BackupsState } from './backups-state.js';

export interface BackupsActions {
  readonly type: (change: Partial<Pick<BackupsState, 'places' | 'machine'>>) => void;
  readonly choose: (on: BackupsOn) => void;
  /** Looks for backups, as it is asked; the answer to an earlier question is not waited for any longer. */
  readonly look: (asked: BackupsAsked) => Promise<void>;
  /** Asks the same once more. */
  readonly again: () => Promise<void>;
  readonly cancel: () => Promise<void>;
  readonly pick: (version: string) => void;
  /** Back to the form, with what was typed. */
  readonly toForm: () => void;
}

/** What is done on the list of backups. */
export function backupsActions({ store, api }: Context): BackupsActions {
  const state = (): BackupsState => store.getState().backups;
  const patch = (change: Partial<BackupsState>): void => store.setState({ backups: { ...state(), ...change } });

  const look = async (asked: BackupsAsked): Promise<void> => {
    const since = begun();
    patch({ asked, overview: since, picked: null });
    const reply = await api.listBackups({ ...asked, places: [...asked.places] });
    // A later question, or somebody who went elsewhere, wants another answer.
    if (state().overview !== since) return;
    const overview = unlessCancelled(settled(reply));
    patch({ overview, stage: overview.kind === 'loaded' ? 'found' : 'ask' });
  };

  return {
    type: patch,
    choose: on => patch({ on }),
    look,
    async again() {
      const { asked } = state();
      if (asked) await look(asked);
    },
    async cancel() {
      patch({ overview: { kind: 'idle' }, stage: 'ask' });
      await api.cancelBackups({});
    },
    pick: picked => patch({ picked }),
    toForm: () => patch({ stage: 'ask', overview: { kind: 'idle' } }),
  };
}
