import { z } from 'zod';
import { Problem } from '../../../preload/contract/index.js';
import { Secret } from '../../ports/secret.js';
import { failure } from '../../problems/problem.js';
import type { Outcome } from '../../runbook/engine-parts.js';
import { exitCodes } from './exit-codes.js';

/** What `rehearse` and `resume` tell the process that works for them. */
export const WorkerOrder = z.discriminatedUnion('kind', [
  /** Never in an argument or a variable, where others could read it. Standard input belongs to the person. */
  z.strictObject({ kind: z.literal('password'), password: z.string() }),
  z.strictObject({ kind: z.literal('cancel') }),
]);
export type WorkerOrder = z.infer<typeof WorkerOrder>;

/** What that process tells once, right before it ends. */
export const WorkerResult: z.ZodType<Outcome> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['finished', 'restarting', 'waiting', 'stopped', 'cancelled']) }),
  z.strictObject({ kind: z.literal('failed'), problem: Problem }),
]);

/** The process that started this one, as this one sees it. */
export interface Supervisor {
  /** Fires when this process is to let go: it was told to, or nobody is left to tell it. */
  readonly signal: AbortSignal;
  /** The password that it sends first. Undefined when it is gone before that. */
  readonly password: Promise<Secret | undefined>;
  /** From here on the channel alone doesn't keep this process alive. */
  rest(): void;
  /** Returns once the result is on its way, so that this process may end. */
  report(outcome: Outcome): Promise<void>;
}

/** Listens to the process that started this one. Throws where it was started by hand. */
export function listenToSupervisor(own: AbortSignal): Supervisor {
  if (process.send === undefined) {
    throw failure('WRONG_USE', { what: '"work" is started by "rehearse" and "resume". Use "resume" instead.' });
  }
  const cancel = new AbortController();
  own.addEventListener('abort', () => cancel.abort(), { once: true });
  const password = new Promise<Secret | undefined>(done => {
    process.on('message', raw => {
      const order = WorkerOrder.parse(raw);
      if (order.kind === 'cancel') cancel.abort();
      else done(new Secret(order.password));
    });
    process.on('disconnect', () => {
      // It was told to cancel, and then its supervisor was ended as well: somebody really means it.
      if (cancel.signal.aborted) process.exit(exitCodes.cancelled);
      cancel.abort();
      done(undefined);
    });
    if (!process.connected) done(undefined);
  });
  if (own.aborted || !process.connected) cancel.abort();
  return { signal: cancel.signal, password, rest: () => process.channel?.unref(), report };
}

function report(outcome: Outcome): Promise<void> {
  return new Promise(done => {
    if (process.connected) process.send?.(outcome, undefined, undefined, () => done());
    else done();
  });
}
