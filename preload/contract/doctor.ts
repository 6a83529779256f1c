import { z } from 'zod';
import { Moment } from './facts.js';
import { HostFacts } from './host.js';

/** One question that was put to this machine, and its answer. */
export const DoctorProbe = z.strictObject({
  probe: z.string(),
  /** Registry key, WMI class, command or file: what an administrator would look at to see it himself. */
  source: z.string(),
  answered: z.boolean(),
  /** What was understood; null without an answer. */
  value: z.unknown(),
  /** Why there is no answer; null when there is one. */
  why: z.string().nullable(),
  /** What was printed, or what stood there. */
  raw: z.string(),
  tookMs: z.number().nonnegative(),
});
export type DoctorProbe = z.infer<typeof DoctorProbe>;

/** What `cas-recovery doctor` found out on a machine. */
export const DoctorReport = z.strictObject({
  takenAt: Moment,
  productVersion: z.string(),
  /** `win32` on Windows, as Node names systems. */
  platform: z.string(),
  nodeVersion: z.string(),
  tookMs: z.number().nonnegative(),
  probes: z.array(DoctorProbe),
  /** The facts that a recovery would work with; null when Windows told nothing. */
  facts: HostFacts.nullable(),
});
export type DoctorReport = z.infer<typeof DoctorReport>;
