import type { StoreApi } from 'zustand/vanilla';
import type { WizardApi } from '../../preload/contract/calls.js';
import type { Reply } from '../../preload/contract/call.js';
import type { ChooseState, Loadable, RecoverySession, WizardState } from './wizard-state.js';

/** What every action works with: the one store, and the wizard behind the window. */
export interface Context {
  readonly store: StoreApi<WizardState>;
  readonly api: WizardApi;
}

export const loading = { kind: 'loading' } as const;

/** A reply as something that a screen can show. */
export function settled<T>(reply: Reply<T>): Loadable<T> {
  return reply.ok ? { kind: 'loaded', value: reply.value } : { kind: 'failed', problem: reply.problem };
}

/** Changes the recovery in view. */
export function patchSession({ store }: Context, change: Partial<RecoverySession>): void {
  store.setState(({ session }) => ({ session: { ...session, ...change } }));
}

/** Changes what has been chosen so far. */
export function patchChoose({ store }: Context, change: Partial<ChooseState>): void {
  store.setState(({ choose }) => ({ choose: { ...choose, ...change } }));
}
