import { z } from 'zod';
import { Moment } from './facts.js';
import { Strategy, StrategyAnswers, StrategyFacts } from './strategy.js';

/** From `low` to `high`, and what that rests on. `measured`: not an estimate. */
export const Range = z.strictObject({
  low: z.number().nonnegative(),
  high: z.number().nonnegative(),
  basis: z.string(),
  measured: z.boolean(),
});
export type Range = z.infer<typeof Range>;

/** A fact or an answer that something rests on, in words. */
export const Evidence = z.strictObject({
  /** Its name in `StrategyFacts` or `StrategyAnswers`. */
  id: z.string(),
  label: z.string(),
  value: z.string(),
  source: z.string(),
  known: z.boolean(),
});
export type Evidence = z.infer<typeof Evidence>;

/** Whether something that was asked for is kept. */
export const Fits = z.enum(['yes', 'perhaps', 'no', 'unknown']);
export type Fits = z.infer<typeof Fits>;

/** One strategy, for this server. */
export const StrategyView = z.strictObject({
  strategy: Strategy,
  /** `not enough`: a rule asks for more. */
  standing: z.enum(['recommended', 'more than needed', 'not enough']),
  protects: z.array(z.string()),
  lacks: z.array(z.string()),
  /** To be back, from a machine that is at hand. Minutes. */
  steps: z.array(z.strictObject({ what: z.string(), minutes: Range })),
  minutesToBeBack: Range,
  withinTime: Fits,
  /** Of one backup. */
  bytes: Range,
  fitsTarget: Fits,
  windowMinutes: Range,
  fitsWindow: Fits,
  risks: z.array(z.string()),
});
export type StrategyView = z.infer<typeof StrategyView>;

/** A rule that asks for at least this strategy. */
export const FiredRule = z.strictObject({
  id: z.string(),
  least: Strategy,
  why: z.string(),
  /** What would end it. */
  unless: z.string(),
  source: z.string(),
  evidence: z.array(Evidence),
});
export type FiredRule = z.infer<typeof FiredRule>;

/** One of the three under which a server need not be backed up. Unknown counts as not held. */
export const StrategyCondition = z.strictObject({
  id: z.enum(['redundant', 'certificates', 'customisations']),
  what: z.string(),
  held: z.boolean(),
  /** Not held as far as is known, but what nobody knows may be such that it is. */
  mayHold: z.boolean().default(false),
  why: z.string(),
  evidence: z.array(Evidence),
});
export type StrategyCondition = z.infer<typeof StrategyCondition>;

/** Something that comes first, whatever the strategy. */
export const StrategyFinding = z.strictObject({
  id: z.string(),
  weight: z.enum(['critical', 'care', 'note']),
  what: z.string(),
  next: z.string(),
  source: z.string(),
});
export type StrategyFinding = z.infer<typeof StrategyFinding>;

/** A mixture of strategies, or a question that administrators ask, answered for this server. */
export const Consideration = z.strictObject({
  id: z.string(),
  title: z.string(),
  applies: z.enum(['yes', 'no', 'unknown']),
  text: z.string(),
  source: z.string(),
  evidence: z.array(Evidence),
});
export type Consideration = z.infer<typeof Consideration>;

/** What would change the advice: all of these together. */
export const ChangeOfMind = z.strictObject({ to: Strategy, facts: z.array(z.string()) });
export type ChangeOfMind = z.infer<typeof ChangeOfMind>;

export const StrategyAdvice = z.strictObject({
  recommended: Strategy,
  /** Where it goes beyond what the operator allows for it. `sure`: certainly, and not only perhaps. */
  caveats: z
    .array(z.strictObject({ id: z.enum(['window', 'target']), sure: z.boolean(), what: z.string(), next: z.string() }))
    .default([]),
  /** From the least to the most. */
  strategies: z.array(StrategyView),
  rules: z.array(FiredRule),
  conditions: z.array(StrategyCondition),
  findings: z.array(StrategyFinding),
  hybrids: z.array(Consideration),
  questions: z.array(Consideration),
  wouldChange: z.array(ChangeOfMind),
  /** What nobody could tell, and how to tell it. */
  unknown: z.array(z.strictObject({ label: z.string(), next: z.string() })),
});
export type StrategyAdvice = z.infer<typeof StrategyAdvice>;

/** How often something is done, in days; null for not at all. */
export const PlanRhythm = z.strictObject({
  backupDays: z.number().positive().nullable(),
  kitDays: z.number().positive().nullable(),
});
export type PlanRhythm = z.infer<typeof PlanRhythm>;

export const PlannedServer = z.strictObject({
  facts: StrategyFacts,
  advice: StrategyAdvice,
  /** What is done from now on. May be another one than advised. */
  chosen: Strategy,
  rhythm: PlanRhythm,
});
export type PlannedServer = z.infer<typeof PlannedServer>;

/** A strategy that is kept, and compared later with what was really done. */
export const StrategyPlan = z.strictObject({
  schema: z.literal('cas-recovery/backup-strategy/1'),
  madeAt: Moment,
  programVersion: z.string(),
  /** Where the directory was read; null where none was. */
  readFrom: z.string().nullable(),
  answers: StrategyAnswers,
  servers: z.array(PlannedServer),
  /** Servers that it says nothing of, and why. */
  leftOut: z.array(z.strictObject({ server: z.string(), why: z.string() })),
});
export type StrategyPlan = z.infer<typeof StrategyPlan>;

/** A plan against what was really done. */
export const PlanCheck = z.strictObject({
  server: z.string(),
  id: z.string(),
  planned: z.string(),
  found: z.string(),
  result: z.enum(['as planned', 'not as planned', 'unknown']),
  next: z.string(),
});
export type PlanCheck = z.infer<typeof PlanCheck>;
