import { z } from 'zod';
import { Comparison, Fact, Moment } from './facts.js';
import { HostChange } from './host.js';

/** What a check is about, in the order in which results are shown. */
export const checkAreas = [
  'setup',
  'services',
  'iis',
  'virtual directories',
  'certificate',
  'mail protocols',
  'outlook',
  'load balancing',
  'ports',
  'web',
  'names',
  'membership',
  'version',
  'time',
  'events',
  'exchange shell',
  'settings',
] as const;
export const CheckArea = z.enum(checkAreas);
export type CheckArea = z.infer<typeof CheckArea>;

/** What a failure means: `must`: no client may be sent to the server; `should`: a reservation; `tells`: worth knowing. */
export const CheckWeight = z.enum(['must', 'should', 'tells']);
export type CheckWeight = z.infer<typeof CheckWeight>;

/** How a check introduces itself. */
export const CheckCard = z.strictObject({
  /** Never changes its meaning: `iis-sites`, `certificate-names`. */
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  area: CheckArea,
  title: z.string(),
  /** One sentence: what a pass proves. */
  proves: z.string(),
  /** What is asked, as an administrator would: a cmdlet, a connection, an attribute. */
  how: z.string(),
  weight: CheckWeight,
});
export type CheckCard = z.infer<typeof CheckCard>;

/** What would put a failed check right. */
export const CheckFix = z.strictObject({
  /** One sentence. */
  words: z.string(),
  /** What to type, in this order; none where no command does it. */
  commands: z.array(z.string()),
  /** The same as changes that a runbook can make; none where a person must do it. */
  changes: z.array(HostChange),
});
export type CheckFix = z.infer<typeof CheckFix>;

export const checkOutcomes = ['pass', 'fail', 'warning', 'not applicable', 'could not tell'] as const;
export const CheckOutcome = z.enum(checkOutcomes);
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** What a check saw. */
export const CheckResult = CheckCard.extend({
  outcome: CheckOutcome,
  /** One sentence: what was found; of `not applicable` and `could not tell` the reason. */
  found: z.string(),
  /** What should be, and where that stands; null where a pass needs no such thing. */
  expected: z.strictObject({ value: z.string(), source: z.string() }).nullable(),
  /** Row by row where there are several things to compare. */
  comparisons: z.array(Comparison),
  evidence: z.array(Fact),
  fix: CheckFix.nullable(),
  /**
   * What it needed and did not find: a row of another check, which tells whether that is why, and the cause in words. Read it
   * with `causeOf`.
   */
  causedBy: z.strictObject({ check: z.string(), row: z.string(), words: z.string() }).optional(),
  startedAt: Moment,
  durationMs: z.number().nonnegative(),
});
export type CheckResult = z.infer<typeof CheckResult>;

/** `not judged`: only some of the checks were run, and none of them keeps clients away. */
export const Standing = z.enum(['ready for clients', 'ready with reservations', 'not ready', 'not judged']);
export type Standing = z.infer<typeof Standing>;

export const Readiness = z.strictObject({
  standing: Standing,
  /** One sentence. */
  summary: z.string(),
  /** Identifiers of the checks that it rests on: failures that weigh most first. None where all is well. */
  because: z.array(z.string()),
});
export type Readiness = z.infer<typeof Readiness>;

/** What a server was compared with: read before the recovery, in a kit, in an older report, or the directory of today. */
export const ComparedWith = z.strictObject({
  kind: z.enum(['recovery', 'reading', 'kit', 'report', 'directory']),
  /** For people: `the reading before the recovery ex3-20261124-063000`. */
  name: z.string(),
  readAt: Moment,
});
export type ComparedWith = z.infer<typeof ComparedWith>;

/** What became of one thing that was recorded; `unknown`: one of the two sides could not be read. */
export const beforeAfterKinds = ['same', 'changed', 'missing', 'new', 'unknown'] as const;
export const BeforeAfterKind = z.enum(beforeAfterKinds);
export type BeforeAfterKind = z.infer<typeof BeforeAfterKind>;

/** What was recorded of one thing beside what there is now. */
export const BeforeAfterRow = Comparison.extend({ area: CheckArea, kind: BeforeAfterKind });
export type BeforeAfterRow = z.infer<typeof BeforeAfterRow>;

/** A verification: `cas-recovery verify --json`, and in a report. */
export const Verification = z.strictObject({
  schema: z.literal('cas-recovery/verification/1'),
  serverName: z.string(),
  mode: z.enum(['rehearsal', 'live']),
  startedAt: Moment,
  endedAt: Moment,
  comparedWith: z.array(ComparedWith),
  /** In the order of their areas. */
  checks: z.array(CheckResult),
  verdict: Readiness,
  /**
   * What was recorded before and is otherwise now, by area, and how many things are the same. Absent where nothing was recorded
   * before, where only some checks were run, and in older documents.
   */
  beforeAfter: z.strictObject({ same: z.number().int().nonnegative(), rows: z.array(BeforeAfterRow) }).optional(),
});
export type Verification = z.infer<typeof Verification>;
