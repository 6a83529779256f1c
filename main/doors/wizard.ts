import type { z } from 'zod';
import type { CallName, CallOutput, calls, EventBody, EventName } from '../../preload/contract/index.js';

/** What both window boundaries (Electron, loopback) serve: one handler per call of the contract. */
export type WizardHandlers = {
  readonly [N in CallName]: (input: z.output<(typeof calls)[N]['input']>) => Promise<CallOutput<N>>;
};

export type WizardEvent = { readonly [N in EventName]: { readonly name: N; readonly body: EventBody<N> } }[EventName];

/** The wizard behind a window: answers calls and tells what happens, without knowing who listens. */
export interface Wizard {
  readonly handlers: WizardHandlers;
  /** Returns the end of the subscription. */
  subscribe(listener: (event: WizardEvent) => void): () => void;
  /** Lets go of everything it holds: the lock, open directories. Setup that runs goes on. */
  close(): Promise<void>;
}
