import { z } from 'zod';
import { RecoveryCard } from './calls.js';
import { LostServer, ServerSummary } from './directory.js';
import { Problem } from './problem.js';
import { Report } from './report.js';
import { Finding, Preview, StepCard } from './runbook.js';

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
    command: z.enum(['rehearse', 'resume']),
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
  z.strictObject({ ...common, command: z.literal('servers'), readFrom: z.string(), servers: z.array(ServerSummary) }),
  z.strictObject({
    ...common,
    command: z.literal('inspect'),
    server: LostServer,
    /** Why it can't be recovered by recovery setup; null when it can. */
    problem: Problem.nullable(),
  }),
  z.strictObject({ ...common, command: z.literal('status'), recoveries: z.array(RecoveryCard) }),
  z.strictObject({ ...common, command: z.literal('report'), report: Report, files: z.array(z.string()) }),
]);
export type CliDocument = z.infer<typeof CliDocument>;
