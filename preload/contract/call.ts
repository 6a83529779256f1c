import { z } from 'zod';
import { Problem } from './problem.js';

/** One question that the window may put to the main process. The channel is its name in `calls.ts`. */
export interface Call<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly input: I;
  readonly output: O;
}

/** Binds the schemas of one call together, so that main, preload and window read the same value. */
export function defineCall<I extends z.ZodType, O extends z.ZodType>(input: I, output: O): Call<I, O> {
  return { input, output };
}

/** What every call answers: a failure crosses as a problem, never as a thrown error. */
export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

/** The envelope that a boundary checks before it hands a reply on. */
export const ReplyEnvelope = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), problem: Problem }),
]);

/** A call that takes nothing. */
export const Nothing = z.strictObject({});
