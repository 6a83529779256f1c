import { z } from 'zod';
import { BackupPlan } from './backup-work.js';
import { Comparison, Fact, Moment, Operator } from './facts.js';
import { LostServer } from './directory.js';
import { Plan } from './plan.js';
import { Problem } from './problem.js';
import { ReapplyChange, ReapplyPlan } from './reapply.js';
import { Decision, Risk, StepId } from './runbook.js';

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
  commands: z.array(z.string()),
  milestones: z.array(
    z.strictObject({
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
}).extend({
  changes: z.array(ReapplyChange.pick({ title: true, shows: true, group: true })),
});
export type ReportReapply = z.infer<typeof ReportReapply>;

/** What was backed up, or restored from where. */
export const ReportBackup = BackupPlan.pick({ madeAt: true, job: true, reservations: true });
export type ReportBackup = z.infer<typeof ReportBackup>;

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
  journal: z.strictObject({ records: z.number().int(), head: z.string() }),
});
export type Report = z.infer<typeof Report>;

/** `report.json`: the report, and the SHA-256 (hex) of all that stands before the line of this seal. */
export const ReportFile = Report.extend({ seal: z.string().regex(/^[0-9a-f]{64}$/) });
export type ReportFile = z.infer<typeof ReportFile>;
