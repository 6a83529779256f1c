import { z } from 'zod';
import { BackupOverview } from './backups.js';
import { DomainControllers, RecoveryCard } from './calls.js';
import { FileDiagnosis } from './diagnosis.js';
import { DoctorReport } from './doctor.js';
import { Comparison } from './facts.js';
import { HandOff, RestoredCheck } from './hand-off.js';
import { KitComparison } from './differences.js';
import { KitInspection } from './kit.js';
import { ReapplyChange, Reservation } from './reapply.js';
import { RecoveryComparison, RecoveryRemoval } from './past.js';
import { Problem } from './problem.js';
import { Report } from './report.js';
import { ReportCheck } from './report-check.js';
import { Finding, Preview, StepCard } from './runbook.js';
import { Change, Inventory, ServerPage } from './server-page.js';
import { PlanCheck, StrategyPlan } from './strategy-advice.js';
import { CheckCard, Verification } from './verification.js';

/** The commands that take a backup, or restore from one. */
export const backupCommands = ['backup take', 'backup restore-files', 'backup restore-state'] as const;

const common = {
  schema: z.literal('cas-recovery/cli/1'),
  /** The exit code of the process that printed this. */
  exitCode: z.number().int(),
};

/** What `--json` prints: one document per call, on standard output. */
export const CliDocument = z.discriminatedUnion('command', [
  z.strictObject({ ...common, command: z.literal('failed'), problem: Problem }),
  z.strictObject({
    ...common,
    command: z.enum(['recover', 'rehearse', 'resume', 'kit apply', 'kit undo', ...backupCommands]),
    recoveryId: z.string(),
    outcome: z.enum(['finished', 'restarting', 'waiting', 'failed', 'stopped', 'cancelled']),
    problem: Problem.nullable(),
    files: z.array(z.string()),
  }),
  z.strictObject({
    ...common,
    command: z.literal('dry-run'),
    steps: z.array(z.strictObject({ card: StepCard, finding: Finding, preview: Preview.nullable() })),
  }),
  /** `backup take`, `restore-files` and `restore-state` with `--dry-run`: nothing was changed, and nothing is kept. */
  z.strictObject({
    ...common,
    command: z.literal('backup dry-run'),
    server: z.string(),
    /** What stays so even where every step succeeds. */
    reservations: z.array(Reservation),
    steps: z.array(
      z.strictObject({
        id: StepCard.shape.id,
        title: z.string(),
        risk: StepCard.shape.risk,
        /** `later`: can only be judged once the steps above are done. */
        finds: z.enum(['done', 'ready', 'running', 'restart-needed', 'half-done', 'blocked', 'later']),
        /** What stands against it now. */
        problem: Problem.nullable(),
        /** What is needed and what was found; empty where it is judged later. */
        looked: z.array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            needed: z.string(),
            found: z.string(),
            result: Comparison.shape.result,
          }),
        ),
        /** What it would run, as it would be shown. */
        preview: Preview.nullable(),
      }),
    ),
  }),
  z.strictObject({ ...common, command: z.literal('inventory'), inventory: Inventory, files: z.array(z.string()) }),
  z.strictObject({
    ...common,
    command: z.literal('inspect'),
    page: ServerPage,
    /** Against the reading that `--diff` names; null without one. */
    changes: z.array(Change).nullable(),
    files: z.array(z.string()),
  }),
  z.strictObject({
    ...common,
    command: z.literal('domain-controllers'),
    domain: z.string(),
    ...DomainControllers.shape,
  }),
  z.strictObject({ ...common, command: z.literal('status'), recoveries: z.array(RecoveryCard) }),
  /** One for each log: several are a list of these. The exit code is that of the whole call. */
  z.strictObject({ ...common, command: z.literal('diagnose'), ...FileDiagnosis.shape }),
  z.strictObject({ ...common, command: z.literal('doctor'), report: DoctorReport, files: z.array(z.string()) }),
  z.strictObject({ ...common, command: z.enum(['kit create', 'kit inspect']), inspection: KitInspection }),
  z.strictObject({ ...common, command: z.literal('kit diff'), comparison: KitComparison }),
  /** `kit apply --dry-run`: what would be done, in order, and the steps of its run. */
  z.strictObject({
    ...common,
    command: z.literal('kit plan'),
    changes: z.array(ReapplyChange),
    reservations: z.array(Reservation),
    steps: z.array(StepCard),
  }),
  z.strictObject({ ...common, command: z.literal('kit script'), files: z.array(z.string()) }),
  z.strictObject({ ...common, command: z.literal('advise'), plan: StrategyPlan, files: z.array(z.string()) }),
  /** `advise --compare`. */
  z.strictObject({ ...common, command: z.literal('advise compare'), checks: z.array(PlanCheck) }),
  z.strictObject({ ...common, command: z.literal('backup list'), ...BackupOverview.shape }),
  z.strictObject({
    ...common,
    command: z.literal('backup hand-off'),
    handOff: HandOff,
    files: z.array(z.string()),
    restart: z.array(z.string()),
  }),
  z.strictObject({ ...common, command: z.literal('backup rehearse-restore'), handOff: HandOff }),
  z.strictObject({
    ...common,
    command: z.literal('backup verify-restored'),
    check: RestoredCheck,
    files: z.array(z.string()),
  }),
  z.strictObject({ ...common, command: z.literal('report compare'), comparison: RecoveryComparison }),
  z.strictObject({
    ...common,
    command: z.literal('export'),
    recoveryId: z.string(),
    path: z.string(),
    files: z.array(z.string()),
  }),
  /** `deleted` is false where it was only told what would be lost. */
  z.strictObject({ ...common, command: z.literal('delete'), removal: RecoveryRemoval, deleted: z.boolean() }),
  z.strictObject({ ...common, command: z.literal('report'), report: Report, files: z.array(z.string()) }),
  z.strictObject({ ...common, command: z.literal('verify'), verification: Verification, files: z.array(z.string()) }),
  /** `verify --list`. */
  z.strictObject({ ...common, command: z.literal('verify list'), checks: z.array(CheckCard) }),
  /** `report --check`. */
  z.strictObject({ ...common, command: z.literal('report check'), check: ReportCheck }),
]);
export type CliDocument = z.infer<typeof CliDocument>;
