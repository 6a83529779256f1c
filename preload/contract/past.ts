import { z } from 'zod';
import { defineCall } from './call.js';
import { Moment, Operator } from './facts.js';

/** What is gone for good when a recovery is deleted. */
export const RecoveryRemoval = z.strictObject({
  id: z.string(),
  /** Empty where its journal can't be read. */
  serverName: z.string(),
  mode: z.enum(['rehearsal', 'live']).nullable(),
  lost: z.array(z.string()).min(1),
});
export type RecoveryRemoval = z.infer<typeof RecoveryRemoval>;

const Side = z.strictObject({
  id: z.string(),
  serverName: z.string(),
  mode: z.enum(['rehearsal', 'live']),
  title: z.string(),
  outcome: z.string(),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  durationMs: z.number().nonnegative(),
  restarts: z.number().int().nonnegative(),
  sessions: z.number().int().nonnegative(),
  operator: Operator.nullable(),
});

const StepSide = z.strictObject({
  outcome: z.string(),
  durationMs: z.number().nonnegative().nullable(),
  attempts: z.number().int().nonnegative(),
  /** Codes, in the order in which they were met. */
  problems: z.array(z.string()),
  decisions: z.array(z.string()),
});

const values = { first: z.string().nullable(), second: z.string().nullable() };

/** Two recoveries side by side. What one of them does not have is null. */
export const RecoveryComparison = z.strictObject({
  first: Side,
  second: Side,
  steps: z.array(
    z.strictObject({ id: z.string(), title: z.string(), first: StepSide.nullable(), second: StepSide.nullable() }),
  ),
  /** What was compared with the lost server, as it was found last on each, and what was checked at the end. */
  rows: z.array(z.strictObject({ id: z.string(), area: z.string(), label: z.string(), ...values, same: z.boolean() })),
});
export type RecoveryComparison = z.infer<typeof RecoveryComparison>;

const id = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

/** What a window asks of recoveries that are over, or wait. */
export const pastCalls = {
  compareRecoveries: defineCall(z.strictObject({ first: id, second: id }), RecoveryComparison),
  /** `out`: a folder that is not there yet, or a new file that ends in `.zip`. */
  exportRecovery: defineCall(
    z.strictObject({ id, out: z.string().min(1).max(1024), redacted: z.boolean() }),
    z.strictObject({ path: z.string(), files: z.array(z.string()) }),
  ),
  /** The report with stand-ins, for somebody else. */
  redactedReport: defineCall(z.strictObject({ id }), z.strictObject({ html: z.string(), json: z.string() })),
  /** What would be gone. Throws where it can't be deleted now. */
  askRemoval: defineCall(z.strictObject({ id }), RecoveryRemoval),
  /** `typed`: the name of the recovery or of its server. */
  removeRecovery: defineCall(
    z.strictObject({ id, typed: z.string().max(256) }),
    z.strictObject({ removed: z.literal(true) }),
  ),
} as const;
