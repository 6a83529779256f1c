import { z } from 'zod';
import { BackupPlan } from './backup-work.js';
import { Fact, Moment, Operator } from './facts.js';
import { Plan } from './plan.js';
import { Problem } from './problem.js';
import { ReapplyChange, ReapplyPlan } from './reapply.js';
import { Decision, Finding, Preview, StepId } from './runbook.js';
import { Standing } from './verification.js';

const step = { stepId: StepId, attempt: z.number().int().positive() };

/** How a command ended: by itself, by this program, without anybody knowing its exit code; or that it did not come to run. */
export const CommandEnding = z.strictObject({
  end: z.enum(['exited', 'stopped', 'timed out', 'no exit code', 'not started']),
  /** As Windows has it, with its sign; null unless it exited. */
  exitCode: z.number().int().nullable(),
  /** Null where nobody saw when it ended, or it did not start. */
  durationMs: z.number().nonnegative().nullable(),
});
export type CommandEnding = z.infer<typeof CommandEnding>;

/** What a record says. Kinds say what is now known; none ever changes its meaning. */
export const JournalEntry = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('recovery-started'),
    recoveryId: z.string(),
    mode: z.enum(['rehearsal', 'live']),
    /** The scenario that is rehearsed; null in a live recovery. */
    scenario: z.string().nullable(),
    serverName: z.string(),
    productVersion: z.string(),
    operator: Operator,
  }),
  z.strictObject({ kind: z.literal('plan-made'), plan: Plan }),
  /** Instead of `plan-made`: this is no recovery, it re-applies what the directory does not hold. */
  z.strictObject({ kind: z.literal('reapply-planned'), plan: ReapplyPlan }),
  /** Instead of `plan-made`: a backup is taken, or restored from. */
  z.strictObject({ kind: z.literal('backup-planned'), plan: BackupPlan }),
  /** A rollup rewrote files after the plan was made: each change takes the place of the planned one of the same file. */
  z.strictObject({ kind: z.literal('reapply-remade'), changes: z.array(ReapplyChange).min(1) }),
  z.strictObject({
    kind: z.literal('session-started'),
    sessionId: z.string(),
    door: z.enum(['command line', 'window', 'browser']),
    processId: z.number().int(),
    bootId: z.string(),
    operator: Operator,
  }),
  /** The machine has another boot than in the session before. */
  z.strictObject({ kind: z.literal('restart-observed'), fromBootId: z.string(), toBootId: z.string() }),
  /** A last line that was cut short by a crash, and therefore never acknowledged, was removed. */
  z.strictObject({ kind: z.literal('torn-tail-removed'), bytes: z.number().int().positive() }),
  z.strictObject({
    kind: z.literal('checked'),
    ...step,
    finding: Finding,
    /** When this look began: what it read is never older. Absent where an older version wrote it. */
    lookedFrom: Moment.optional(),
  }),
  z.strictObject({ kind: z.literal('previewed'), ...step, preview: Preview }),
  z.strictObject({ kind: z.literal('decided'), ...step, decision: Decision, operator: Operator }),
  /** On disk before the first command of a change runs. */
  z.strictObject({
    kind: z.literal('act-intended'),
    ...step,
    commands: z.array(z.string()),
    before: z.record(z.string(), z.string()),
  }),
  /**
   * On disk before the command runs, as `act-intended` or `restart-intended` has it. They run one after another. Older
   * versions did not tell.
   */
  z.strictObject({ kind: z.literal('command-begun'), ...step, command: z.string() }),
  /** The command that was begun last has ended; setup also where a later session followed it. */
  z.strictObject({ kind: z.literal('command-ended'), ...step, ...CommandEnding.shape }),
  /** A milestone inside a change: a phase of setup, a feature. */
  z.strictObject({
    kind: z.literal('milestone'),
    ...step,
    name: z.string(),
    state: z.enum(['started', 'completed', 'failed']),
  }),
  z.strictObject({ kind: z.literal('acted'), ...step, durationMs: z.number().nonnegative() }),
  z.strictObject({ kind: z.literal('verified'), ...step, facts: z.array(Fact) }),
  z.strictObject({
    kind: z.literal('failed'),
    ...step,
    during: z.enum(['check', 'preview', 'act', 'verify', 'restart']),
    problem: Problem,
  }),
  z.strictObject({
    kind: z.literal('restart-intended'),
    ...step,
    reason: z.string(),
    bootId: z.string(),
    commands: z.array(z.string()),
  }),
  /** The host accepted the restart. The process that worked on it ends here. */
  z.strictObject({ kind: z.literal('restart-requested'), ...step }),
  z.strictObject({ kind: z.literal('cancelled'), ...step, note: z.string() }),
  z.strictObject({
    kind: z.literal('recovery-ended'),
    outcome: z.enum(['recovered', 'recovered with reservations', 'stopped']),
    note: z.string(),
    /** What the checks of the server said last, null where none were made; absent in older journals and where it was stopped. */
    standing: Standing.nullable().optional(),
  }),
]);
export type JournalEntry = z.infer<typeof JournalEntry>;

/** The frame around each entry: one line of the journal file. */
export const JournalFrame = z.strictObject({
  schema: z.literal('cas-recovery/journal/1'),
  sequence: z.number().int().nonnegative(),
  at: Moment,
  /** `hash` of the line before; 64 zeros on the first line. */
  previous: z.string().regex(/^[0-9a-f]{64}$/),
  /** SHA-256 (hex) of this line's text without this field, which is the last: see `runbook/hash-chain.ts`. */
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});

export const JournalRecord = JournalFrame.extend({ entry: JournalEntry });
export type JournalRecord = z.infer<typeof JournalRecord>;
