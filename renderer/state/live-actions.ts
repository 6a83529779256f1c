import type { DirectorySource } from '../../preload/contract/directory-source.js';
import { begun, given, unlessCancelled } from './asking.js';
import { foldersIn, liveSettings, liveValues, type LiveField } from './live-form.js';
import { patchChoose, settled, type Context } from './wizard-context.js';
import type { Enter } from './recovery-actions.js';
import type { LiveState } from './wizard-state.js';

export interface LiveActions {
  /** To the form that begins a recovery of the server in view on this very machine. */
  readonly openLive: (password: string | null) => Promise<void>;
  /** Looks at the machine once more, with the folders that were named meanwhile. What was typed stays. */
  readonly lookAtMachine: (password: string | null) => Promise<void>;
  readonly typeLive: (field: LiveField, text: string) => void;
  /** Back to the page of the server. */
  readonly closeLive: () => void;
  readonly beginLive: (password: string | null) => Promise<void>;
}

/** What leads from the page of a server to a recovery on this machine. Nothing on it is changed here. */
export function liveActions(context: Context, enter: Enter): LiveActions {
  const { store, api } = context;
  const choose = () => store.getState().choose;
  const patchLive = (change: Partial<LiveState>): void => {
    const { live } = choose();
    if (live) patchChoose(context, { live: { ...live, ...change } });
  };

  const look = async (password: string | null): Promise<void> => {
    const { from, picked, live } = choose();
    const directory = directoryOf(from);
    if (!directory || picked === null || !live) return;
    const folders = foldersIn(live.typed);
    const proposal = begun();
    patchChoose(context, { beginning: { kind: 'idle' } });
    patchLive({ proposal, folders });
    const reply = await api.proposeRecovery({ directory, server: picked, folders, ...given(password) });
    if (choose().live?.proposal !== proposal) return;
    const answer = unlessCancelled(settled(reply));
    if (answer.kind === 'idle') patchChoose(context, { live: null });
    else patchLive({ proposal: answer });
  };

  return {
    async openLive(password) {
      patchChoose(context, { live: { proposal: { kind: 'idle' }, typed: {}, folders: foldersIn({}) } });
      await look(password);
    },
    lookAtMachine: look,
    typeLive: (field, text) => patchLive({ typed: { ...choose().live?.typed, [field]: text } }),
    closeLive: () => patchChoose(context, { live: null, beginning: { kind: 'idle' } }),
    async beginLive(password) {
      const { from, picked, live } = choose();
      const directory = directoryOf(from);
      if (!directory || picked === null || live?.proposal.kind !== 'loaded') return;
      const settings = liveSettings(liveValues(live.proposal.value, live.typed), live.typed, new Date().toISOString());
      if (!settings) return;
      const beginning = begun();
      patchChoose(context, { beginning });
      const reply = await api.beginRecovery({ directory, server: picked, settings, ...given(password) });
      if (choose().beginning !== beginning) return;
      const answer = unlessCancelled(settled(reply));
      patchChoose(context, { beginning: answer.kind === 'failed' ? answer : { kind: 'idle' } });
      if (reply.ok) await enter({ id: reply.value.id, serverName: picked, mode: 'live', work: 'recovery' }, password);
    },
  };
}

/** The export of a rehearsal is no directory to recover from. */
function directoryOf(from: { readonly kind: string } | null): DirectorySource | null {
  return from === null || from.kind === 'scenario' ? null : (from as DirectorySource);
}
