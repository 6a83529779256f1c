import { z } from 'zod';
import { Difference, DifferenceGroup } from './differences.js';
import { Moment } from './facts.js';
import { HostChange } from './host.js';
import { KitTarget } from './kit.js';
import { StepCard } from './runbook.js';

/** One change of a re-application: what a difference, or several in one file, became. */
export const ReapplyChange = z.strictObject({
  /** Of the differences that it settles. */
  differences: z.array(z.string()),
  group: DifferenceGroup,
  title: z.string(),
  /** Exactly what it changes, for people: for a file its changed lines with - and + before them. */
  shows: z.string(),
  change: HostChange,
  /** How it is taken back, as a change; null where it can't be. */
  undo: HostChange.nullable(),
  /** Replaces a file as a whole, against the advice. */
  wholeFile: z.boolean().optional(),
  /** The differences in an edited file or in a section of IIS: a rollup may rewrite files, and they are looked at anew. */
  edits: z.array(Difference).optional(),
});
export type ReapplyChange = z.infer<typeof ReapplyChange>;

/** Something that a re-application can't bring back, known before it begins. */
export const Reservation = z.strictObject({ what: z.string(), why: z.string() });
export type Reservation = z.infer<typeof Reservation>;

/** A difference that the operator did not choose. */
export const LeftDifference = z.strictObject({
  group: DifferenceGroup,
  title: z.string(),
  advice: Difference.shape.advice,
  /** Why this advice. */
  why: z.string(),
  /** Why this program can't apply it; null where it could have. */
  byHand: z.string().nullable(),
});
export type LeftDifference = z.infer<typeof LeftDifference>;

/** What a choice of differences would do, before anything of it is written down. */
export interface ReapplyProposal {
  /** In the order in which they are made. */
  readonly changes: ReapplyChange[];
  readonly reservations: Reservation[];
  /** The steps that make them, a restart where one comes, and the proof. */
  readonly steps: StepCard[];
}

/** What is re-applied to a recovered server, from a kit: chosen by a person, made before anything is changed. */
export const ReapplyPlan = z.strictObject({
  schema: z.literal('cas-recovery/reapply-plan/1'),
  madeAt: Moment,
  kit: z.strictObject({ path: z.string(), id: z.string(), takenAt: Moment }),
  target: KitTarget,
  /** `HostFacts.machineId` of the server; null in a rehearsal. */
  machineId: z.string().nullable(),
  server: z.string(),
  /** The re-application that this one takes back; null for one that applies a kit. */
  undoes: z.string().nullable(),
  changes: z.array(ReapplyChange),
  /** Titles of what the way back leaves as it is, since no change takes it back. */
  untaken: z.array(z.string()).optional(),
  /** What stays open even where every step succeeds. */
  reservations: z.array(Reservation).optional(),
  /** What was not chosen, what was advised first. Absent in plans of older versions, and in those that take back. */
  left: z.array(LeftDifference).optional(),
  /** How many more were left than `left` has room for. */
  leftMore: z.number().int().positive().optional(),
  steps: z.array(StepCard),
});
export type ReapplyPlan = z.infer<typeof ReapplyPlan>;

/** What a person chose. */
export const ReapplyChoice = z.strictObject({
  /** Ids of differences. */
  differences: z.array(z.string()),
  /** Files to be replaced as a whole, against the advice: ids of differences whose place is a file. The typed name says that it is meant. */
  wholeFiles: z.array(z.string()).default([]),
  /** The rollup (`.msp`) to install first; null for none. */
  rollupFile: z.string().nullable().default(null),
  /** A newer rollup than that of the kit is meant. */
  newerRollup: z.boolean().optional(),
});
export type ReapplyChoice = z.infer<typeof ReapplyChoice>;
