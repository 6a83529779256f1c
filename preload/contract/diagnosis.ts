import { z } from 'zod';
import { Problem } from './problem.js';

/** Why a run of Exchange setup failed, with the lines that prove it. */
export const SetupFinding = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  /** What it is about, as setup named it: a component, a service, a path. '' when it named nothing. */
  subject: z.string(),
  title: z.string().min(1),
  meaning: z.string().min(1),
  /** What to do, in this order. */
  actions: z.array(z.string().min(1)).min(1),
  /** Lines by their number in the file, counted from 1. */
  evidence: z.array(z.strictObject({ line: z.number().int().positive(), text: z.string() })),
});
export type SetupFinding = z.infer<typeof SetupFinding>;

/** The last run of setup in a log. */
export const LastRun = z.strictObject({
  /** Install, Upgrade, RecoverServer, PrepareAD …; null when it does not say. */
  mode: z.string().nullable(),
  version: z.string().nullable(),
  /** ISO 8601, UTC; null when the beginning of the run is missing or can't be read. */
  startedAt: z.string().nullable(),
  /** Null when it never came to an end. */
  succeeded: z.boolean().nullable(),
  user: z.string().optional(),
  domainController: z.string().optional(),
  /** Where the run begins in the file. */
  line: z.number().int().positive(),
});
export type LastRun = z.infer<typeof LastRun>;

/** What a log of Exchange setup tells. */
export const LogDiagnosis = z.strictObject({
  runs: z.number().int().nonnegative(),
  lastRun: LastRun.nullable(),
  /** Of the last run, the most causal one first. */
  findings: z.array(SetupFinding),
});
export type LogDiagnosis = z.infer<typeof LogDiagnosis>;

/** What `cas-recovery diagnose` tells of one file. */
export const FileDiagnosis = z.strictObject({
  file: z.string(),
  ...LogDiagnosis.shape,
  /** Why the file could not be read as a log of setup. */
  problem: Problem.nullable(),
});
export type FileDiagnosis = z.infer<typeof FileDiagnosis>;
