import { z } from 'zod';

/** A moment, ISO 8601 in UTC with milliseconds. */
export const Moment = z.iso.datetime();

/** Who sat at the machine, as the system names the account. */
export const Operator = z.strictObject({ account: z.string(), computer: z.string() });
export type Operator = z.infer<typeof Operator>;

/** One thing read from the outside, with the place it was read from and what stood there. */
export const Fact = z.strictObject({
  id: z.string(),
  label: z.string(),
  value: z.string(),
  /** Directory attribute, registry key, command: what an administrator would open to see it himself. */
  source: z.string(),
  raw: z.string().optional(),
  readAt: Moment,
  /** It went wrong and stopped nothing: who relies on the server must know. */
  reservation: z.literal(true).optional(),
});
export type Fact = z.infer<typeof Fact>;

/** Lost and rebuilt server side by side in one respect. */
export const Comparison = z.strictObject({
  id: z.string(),
  label: z.string(),
  lost: z.string(),
  lostSource: z.string(),
  rebuilt: z.string(),
  rebuiltSource: z.string(),
  /** `unknown`: one of the two sides could not be read. */
  result: z.enum(['same', 'different', 'unknown']),
  /** What is done about a difference, or what the operator must do. Empty when they are the same. */
  remedy: z.string(),
});
export type Comparison = z.infer<typeof Comparison>;
