import type { Reply } from '../../../preload/contract/call.js';
import type { CallInput } from '../../../preload/contract/calls.js';
import { begun, unlessCancelled } from '../asking.js';
import { settled, type Context } from '../wizard-context.js';
import type { Loadable } from '../wizard-state.js';
import type { HandOffState, SheetTyped, VerifyTyped } from './hand-off-state.js';
import type { Practice } from './practice.js';

export interface HandOffActions {
  readonly type: (change: SheetTyped) => void;
  readonly typeVerify: (change: VerifyTyped) => void;
  readonly make: (wish: CallInput<'makeHandOff'>) => Promise<void>;
  /** Back to the form that the sheet is made with. */
  readonly toSheetForm: () => void;
  readonly toSheet: () => void;
  /** To the form that a restored server is verified with; what is known of it is filled in. */
  readonly toVerify: (known: VerifyTyped) => void;
  readonly choosePractice: (id: string) => void;
  /** Restores the simulated server of a rehearsal, or of one that is begun for it. */
  readonly practise: (practice: Practice) => Promise<void>;
  readonly verify: (wish: CallInput<'verifyRestored'>) => Promise<void>;
  /** Gives up what is being proven or verified. */
  readonly cancel: () => void;
}

type Asked = 'making' | 'practising' | 'verifying';

/** What is done about the restore of a whole server. An answer that nobody waits for any more is dropped. */
export function handOffActions({ store, api }: Context): HandOffActions {
  const state = (): HandOffState => store.getState().handOff;
  const patch = (change: Partial<HandOffState>): void => store.setState({ handOff: { ...state(), ...change } });

  const ask = async <T>(field: Asked, question: () => Promise<Reply<T>>): Promise<boolean> => {
    const asked = begun();
    patch({ [field]: asked });
    const reply = await question();
    if (state()[field] !== asked) return false;
    patch({ [field]: unlessCancelled(settled(reply) as Loadable<never>) });
    return reply.ok;
  };

  const restored = async ({ file, ...practice }: Practice): Promise<Reply<{ readonly id: string }>> => {
    const begins = practice.kind === 'new';
    const on = begins
      ? await api.beginRehearsal({ scenario: practice.scenario, server: practice.server, faults: [], speed: 1 })
      : ({ ok: true, value: { id: practice.id } } as const);
    if (!on.ok) return on;
    const { id } = on.value;
    // Where it is refused, the next try takes the same one.
    if (begins) {
      store.setState({ recoveries: settled(await api.listRecoveries({})) });
      patch({ practiceOn: id });
    }
    const done = await api.rehearseRestore({ id, file });
    return done.ok ? { ok: true, value: { id } } : done;
  };

  return {
    type: change => patch({ typed: { ...state().typed, ...change } }),
    typeVerify: change => patch({ verifyTyped: { ...state().verifyTyped, ...change } }),
    async make(wish) {
      if (await ask('making', () => api.makeHandOff(wish))) patch({ stage: 'made', practising: { kind: 'idle' } });
    },
    toSheetForm: () => patch({ stage: 'first', making: { kind: 'idle' } }),
    toSheet: () => patch({ stage: 'made', verifying: { kind: 'idle' } }),
    toVerify: known =>
      patch({
        stage: 'verify',
        verifying: { kind: 'idle' },
        verifyTyped: { ...state().verifyTyped, ...known },
      }),
    choosePractice: practiceOn => patch({ practiceOn }),
    async practise(practice) {
      await ask('practising', () => restored(practice));
    },
    async verify(wish) {
      if (await ask('verifying', () => api.verifyRestored(wish))) patch({ stage: 'verified' });
    },
    cancel() {
      const idle = { kind: 'idle' } as const;
      if (state().making.kind === 'loading') patch({ making: idle });
      if (state().verifying.kind === 'loading') patch({ verifying: idle });
      void api.cancelHandOff({});
    },
  };
}
