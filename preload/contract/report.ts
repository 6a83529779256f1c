import { z } from 'zod';
import { BackupPlan } from './backup-work.js';
import { Comparison, Fact, Moment, Operator } from './facts.js';
import { CommandEnding } from './journal.js';
import { LostServer } from './directory.js';
import { Plan } from './plan.js';
import { Problem } from './problem.js';
import { ReapplyChange, ReapplyPlan, Reservation } from './reapply.js';
import { Decision, Risk, StepId } from './runbook.js';
import { Standing, Verification } from './verification.js';

/** What became of a command. */
export const ReportRun = z.strictObject({
  command: z.string(),
  attempt: z.number().int().positive(),
  /** Null where it was not run, or nothing of it is on record. */
  startedAt: Moment.nullable(),
  durationMs: z.number().nonnegative().nullable(),
  /**
   * `not started`: Windows could not start it. `not run`: the step did not come to it. `no end seen`: the program, or the
   * machine, ended before it.
   */
  end: z.enum([...CommandEnding.shape.end.options, 'no end seen', 'not run', 'not recorded']),
  /** As Windows has it, with its sign; null unless it exited. */
  exitCode: z.number().int().nullable(),
});
export type ReportRun = z.infer<typeof ReportRun>;

export const ReportStep = z.strictObject({
  id: StepId,
  title: z.string(),
  explain: z.string(),
  risk: Risk,
  outcome: z.enum(['verified', 'skipped', 'failed', 'not reached', 'open']),
  startedAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  actDurationMs: z.number().nullable(),
  attempts: z.number().int().nonnegative(),
  /** As they were announced, of every try. */
  commands: z.array(z.string()),
  /** The same, each with how it ended; absent where the journal does not tell, as with those of older versions. */
  runs: z.array(ReportRun).optional(),
  /** Of every try. */
  milestones: z.array(
    z.strictObject({
      attempt: z.number().int().positive(),
      name: z.string(),
      state: z.enum(['started', 'completed', 'failed']),
      startedAt: Moment,
      endedAt: Moment.nullable(),
    }),
  ),
  comparisons: z.array(Comparison),
  evidence: z.array(Fact),
  decisions: z.array(z.strictObject({ at: Moment, decision: Decision, operator: Operator })),
  problems: z.array(z.strictObject({ at: Moment, problem: Problem })),
});
export type ReportStep = z.infer<typeof ReportStep>;

/** What the rebuilt server was to become: the plan without what the report holds elsewhere. */
export const ReportPlan = Plan.pick({
  madeAt: true,
  directory: true,
  identity: true,
  lostAt: true,
  targetDir: true,
  domainController: true,
  requiredMedia: true,
});
export type ReportPlan = z.infer<typeof ReportPlan>;

/** What was applied again, of a re-application. */
export const ReportReapply = ReapplyPlan.pick({
  madeAt: true,
  kit: true,
  undoes: true,
  untaken: true,
  reservations: true,
  left: true,
  leftMore: true,
}).extend({
  changes: z.array(ReapplyChange.pick({ title: true, shows: true, group: true })),
});
export type ReportReapply = z.infer<typeof ReportReapply>;

/** What was backed up, or restored from where. */
export const ReportBackup = BackupPlan.pick({ madeAt: true, job: true, reservations: true });
export type ReportBackup = z.infer<typeof ReportBackup>;

/** A line that a tool printed, as the report shows it. */
export const ReportOutputLine = z.strictObject({
  /** In output.log, from 1. */
  number: z.number().int().positive(),
  at: z.string(),
  /** At most the first thousand characters. */
  text: z.string(),
  /** Characters that were left out at its end. */
  left: z.number().int().positive().optional(),
});
export type ReportOutputLine = z.infer<typeof ReportOutputLine>;

/** What output.log held when the report was made: which bytes, and the first and last lines of each step. */
export const ReportOutput = z.strictObject({
  bytes: z.number().int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  lines: z.number().int().nonnegative(),
  parts: z.array(
    z.strictObject({
      /** Null before the first step. */
      stepId: StepId.nullable(),
      /** How many lines there are in all. */
      total: z.number().int().positive(),
      /** Where their numbers jump, lines were left out. */
      lines: z.array(ReportOutputLine),
    }),
  ),
});
export type ReportOutput = z.infer<typeof ReportOutput>;

/** A re-application after this recovery, or one that took this re-application back, as its own journal tells it. */
export const ReportLater = z.strictObject({
  recoveryId: z.string(),
  journal: z.strictObject({ records: z.number().int(), head: z.string() }),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  outcome: z.enum(['recovered', 'recovered with reservations', 'stopped', 'not finished']),
  undoes: z.string().nullable(),
  kitTakenAt: Moment,
  /** Titles of what was chosen, with what became of the step that made them. */
  changes: z.array(
    z.strictObject({ title: z.string(), outcome: z.enum(['verified', 'skipped', 'failed', 'not reached', 'open']) }),
  ),
  /** What stays open even so. */
  left: z.array(Reservation),
  /** What its checks of the server found last; absent where it made none. */
  checked: z.strictObject({ at: Moment, standing: Standing, summary: z.string() }).optional(),
});
export type ReportLater = z.infer<typeof ReportLater>;

/** The document to hand over: `report.json`, and what `report.html` is made from. */
export const Report = z.strictObject({
  schema: z.literal('cas-recovery/report/1'),
  madeAt: Moment,
  productVersion: z.string(),
  /** Names, addresses and the like are stand-ins: a copy for somebody else. */
  redacted: z.literal(true).optional(),
  recoveryId: z.string(),
  mode: z.enum(['rehearsal', 'live']),
  scenario: z.string().nullable(),
  outcome: z.enum(['recovered', 'recovered with reservations', 'stopped', 'not finished']),
  summary: z.string(),
  serverName: z.string(),
  startedAt: Moment,
  endedAt: Moment.nullable(),
  operator: Operator.nullable(),
  lostServer: LostServer.nullable(),
  plan: ReportPlan.nullable(),
  /** Only of a re-application. */
  reapply: ReportReapply.optional(),
  /** Only where a backup was taken, or restored from. */
  backup: ReportBackup.optional(),
  restarts: z.array(z.strictObject({ requestedAt: Moment.nullable(), observedAt: Moment.nullable() })),
  sessions: z.number().int().nonnegative(),
  steps: z.array(ReportStep),
  /** Where the checks of a verification were made. */
  verification: Verification.optional(),
  /** Re-applications that came after it on the same machine; absent where nobody looked for them. */
  later: z.array(ReportLater).optional(),
  /** Absent where there is none. It is not part of the journal. */
  output: ReportOutput.optional(),
  journal: z.strictObject({ records: z.number().int(), head: z.string() }),
});
export type Report = z.infer<typeof Report>;

/** `report.json`: the report, and the SHA-256 (hex) of all that stands before the line of this seal. */
export const ReportFile = Report.extend({ seal: z.string().regex(/^[0-9a-f]{64}$/) });
export type ReportFile = z.infer<typeof ReportFile>;
