import { z } from 'zod';
import { BackupsOn } from './backup-calls.js';
import { defineCall, Nothing } from './call.js';
import { DirectorySource } from './directory-source.js';
import { StrategyAnswers, StrategyFacts, Strategy } from './strategy.js';
import { Evidence, PlanCheck, PlanRhythm, PlannedServer } from './strategy-advice.js';

/** One question that only a person can answer. */
export const AskedQuestion = z.strictObject({
  /** Its name in `StrategyAnswers`. */
  name: StrategyAnswers.omit({ schema: true }).keyof(),
  kind: z.enum(['yes or no', 'number', 'text', 'images']),
  ask: z.string(),
  /** A rule that asks for a backup now rests on it. */
  decides: z.boolean(),
});
export type AskedQuestion = z.infer<typeof AskedQuestion>;

/** A document that the window opened, as text. */
const DocumentText = z.string().max(64_000_000);

/** What a window asks of the advice on backups. */
export const adviceCalls = {
  /** Reads what the advice for one server rests on. Changes nothing. */
  readAdvice: defineCall(
    z.strictObject({
      /** To practise with: brings its directory, its server and its backups. */
      scenario: z.string().optional(),
      directory: DirectorySource.optional(),
      password: z.string().max(256).optional(),
      /** Without one it is that of the scenario, or of the kit. */
      server: z.string().min(1).max(255).optional(),
      kit: z.string().min(1).optional(),
      /** A list of backups that was saved, as text. */
      listing: DocumentText.optional(),
    }),
    z.strictObject({ readFrom: z.string().nullable(), facts: StrategyFacts }),
  ),
  /** Weighs the strategies. Quick: asked anew with each answer. */
  weighAdvice: defineCall(
    z.strictObject({ facts: StrategyFacts, answers: StrategyAnswers }),
    z.strictObject({
      planned: PlannedServer,
      /** Those that matter for this server, what decides most first. */
      questions: z.array(AskedQuestion),
      /** All that is known, and what is not. */
      evidence: z.array(Evidence),
      /** How often is usual for each strategy. */
      rhythms: z.record(Strategy, PlanRhythm),
    }),
  ),
  /** The plan to keep: as a document to print, and as one that is compared later. */
  makePlan: defineCall(
    z.strictObject({
      readFrom: z.string().nullable(),
      facts: StrategyFacts,
      answers: StrategyAnswers,
      chosen: Strategy,
      rhythm: PlanRhythm,
    }),
    z.strictObject({ html: z.string(), json: z.string() }),
  ),
  /** A kept plan against what was really done. Reads only. */
  comparePlan: defineCall(
    z.strictObject({
      plan: DocumentText,
      /** Whose backups are looked for; null for nobody's. */
      on: BackupsOn.nullable(),
      /** A list of backups that was saved, as text. */
      listing: DocumentText.optional(),
      kit: z.string().min(1).optional(),
    }),
    z.strictObject({ madeAt: z.string(), servers: z.array(z.string()), checks: z.array(PlanCheck) }),
  ),
  /** Gives up what is being read for the advice. */
  cancelAdvice: defineCall(Nothing, z.strictObject({ asked: z.literal(true) })),
} as const;
