import type { Reply } from '../../../preload/contract/call.js';
import type { CallInput } from '../../../preload/contract/calls.js';
import type { KitTarget } from '../../../preload/contract/kit.js';
import { begun, given, unlessCancelled } from '../asking.js';
import type { Enter } from '../recovery-actions.js';
import { settled, type Context } from '../wizard-context.js';
import type { Loadable } from '../wizard-state.js';
import { choiceActions, type ChoiceActions } from './choice-actions.js';
import type { KitState, TakeTyped } from './kit-state.js';
import { nothingChosen } from './kit-state.js';

export interface KitActions extends ChoiceActions {
  readonly typeTake: (change: TakeTyped) => void;
  readonly typePath: (path: string) => void;
  readonly take: (wish: CallInput<'createKit'>) => Promise<void>;
  /** Checks the kit at the typed path. The password is tried on its certificates. */
  readonly inspect: (path: string, password: string | null) => Promise<void>;
  /** To the form that a kit is taken with, and back to the one that opens one. */
  readonly toTake: () => void;
  readonly toOpen: () => void;
  /** Back to the verification that led here, with its results. */
  readonly toVerification: () => void;
  readonly toKit: () => void;
  readonly toDifferences: () => void;
  readonly pickTarget: (target: KitTarget) => void;
  readonly compare: (target: KitTarget) => Promise<void>;
  readonly propose: () => Promise<void>;
  /** `save` gets the script, and says where it went. */
  readonly makeScript: (save: (script: string) => string) => Promise<void>;
  /** The password, where one is given, is tried on the certificates before anything begins. */
  readonly begin: (password: string | null) => Promise<void>;
  /** Gives up what is being done with a kit. */
  readonly cancel: () => Promise<void>;
}

/** The part of a kit's state that holds what was asked. */
type Asked = 'inspection' | 'comparison' | 'sideBySide' | 'proposal' | 'script' | 'beginning';

/** Changes the state of the kit in view, and asks about it. */
export interface KitContext {
  readonly kit: () => KitState;
  readonly patch: (change: Partial<KitState>) => void;
  /**
   * Asks, and keeps the answer under `field` unless something else was asked there meanwhile. Progress is followed as
   * long. Gives the answer, or null where it is not wanted any more.
   */
  readonly ask: <T>(field: Asked, question: () => Promise<Reply<T>>) => Promise<Reply<T> | null>;
}

/** What is done with recovery kits: taken, opened, compared, chosen from, re-applied. */
export function kitActions(context: Context, enter: Enter): KitActions {
  const { store, api } = context;
  const kit = (): KitState => store.getState().kit;
  const patch = (change: Partial<KitState>): void => store.setState({ kit: { ...kit(), ...change } });

  const ask = async <T>(field: Asked, question: () => Promise<Reply<T>>): Promise<Reply<T> | null> => {
    const asked = begun();
    patch({ [field]: asked, progress: null });
    const wanted = (): boolean => kit()[field] === asked;
    const end = api.on('kitProgress', progress => {
      if (wanted()) patch({ progress });
    });
    const reply = await question();
    end();
    if (!wanted()) return null;
    patch({ [field]: unlessCancelled(settled(reply) as Loadable<never>), progress: null });
    return reply;
  };

  const pair = () => {
    const { inspection, target } = kit();
    return inspection.kind === 'loaded' && target ? { path: inspection.value.path, target } : null;
  };
  const choice = () => {
    const { chosen, wholeFiles, rollupFile, newerRollup } = kit();
    const file = rollupFile.trim().replace(/^"(.*)"$/, '$1');
    return {
      differences: [...chosen],
      wholeFiles: [...wholeFiles],
      rollupFile: file === '' ? null : file,
      ...(newerRollup && { newerRollup }),
    };
  };

  /** One may have come to its end since the first screen was seen. */
  const readRecoveries = async (): Promise<void> => {
    store.setState({ recoveries: settled(await api.listRecoveries({})) });
  };

  const shown = async (): Promise<void> => {
    patch({ stage: 'kit', comparison: { kind: 'idle' }, ...nothingChosen });
    await readRecoveries();
  };

  return {
    ...choiceActions({ kit, patch, ask }, api, pair),
    typeTake: change => patch({ typed: { ...kit().typed, ...change } }),
    typePath: path => patch({ path }),
    async take(wish) {
      const reply = await ask('inspection', () => api.createKit(wish));
      if (reply?.ok) await shown();
    },
    async inspect(path, password) {
      const reply = await ask('inspection', () => api.inspectKit({ path, ...given(password) }));
      if (reply?.ok) await shown();
    },
    toTake: () => patch({ stage: 'take', inspection: { kind: 'idle' } }),
    toOpen: () => patch({ stage: 'open', inspection: { kind: 'idle' } }),
    toVerification: () => store.setState({ screen: 'verify' }),
    toKit: () => patch({ stage: 'kit', sideBySide: { kind: 'idle' } }),
    toDifferences: () => patch({ stage: 'differences', proposal: { kind: 'idle' }, beginning: { kind: 'idle' } }),
    pickTarget: target => patch({ target, comparison: { kind: 'idle' }, ...nothingChosen }),
    async compare(target) {
      patch({ target });
      const both = pair();
      if (!both) return;
      const reply = await ask('comparison', () => api.compareKit(both));
      if (reply?.ok) patch({ stage: 'differences', ...nothingChosen });
    },
    async propose() {
      const both = pair();
      if (!both) return;
      patch({ stage: 'summary', script: { kind: 'idle' }, beginning: { kind: 'idle' } });
      const reply = await ask('proposal', () => api.proposeReapply({ ...both, choice: choice() }));
      // Cancelled: back to what was chosen.
      if (reply && kit().proposal.kind === 'idle') patch({ stage: 'differences' });
    },
    async makeScript(save) {
      const both = pair();
      if (!both) return;
      await ask('script', async () => {
        const made = await api.reapplyScript({ ...both, choice: choice() });
        return made.ok ? { ...made, value: { saved: save(made.value.script) } } : made;
      });
    },
    async begin(password) {
      const { inspection, target } = kit();
      const both = pair();
      if (!both || inspection.kind !== 'loaded') return;
      const reply = await ask('beginning', () => api.beginReapply({ ...both, choice: choice(), ...given(password) }));
      if (!reply?.ok) return;
      const serverName = inspection.value.manifest.server.name;
      const mode = target?.kind === 'rehearsal' ? 'rehearsal' : 'live';
      await enter({ id: reply.value.id, serverName, mode, work: 'reapply' }, null);
    },
    async cancel() {
      const idle = { kind: 'idle' } as const;
      const fields = ['inspection', 'comparison', 'sideBySide', 'proposal', 'script', 'beginning'] as const;
      const waiting = fields.filter(field => kit()[field].kind === 'loading');
      patch({ ...Object.fromEntries(waiting.map(field => [field, idle])), progress: null });
      if (waiting.includes('proposal')) patch({ stage: 'differences' });
      await api.cancelKit({});
    },
  };
}
