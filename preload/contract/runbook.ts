import { z } from 'zod';
import { Comparison, Fact } from './facts.js';
import { Problem } from './problem.js';
import { Verification } from './verification.js';

/** The steps of a recovery, in their order; then those of a re-application, of a backup and of a restore, in theirs. */
export const stepIds = [
  'new-server',
  'identity',
  'prerequisites',
  'recovery-setup',
  'restart',
  'verification',
  'rollup',
  'certificates',
  'files',
  'iis',
  'virtual-directories',
  'registry',
  'services',
  'reapply-restart',
  'reapply-proof',
  'backup-tool',
  'backup-target',
  'backup-run',
  'backup-proof',
  'backup-schedule',
  'backup-kit',
  'restore-version',
  'restore-run',
  'restore-proof',
] as const;
export const StepId = z.enum(stepIds);
export type StepId = z.infer<typeof StepId>;

export const Risk = z.enum(['reads only', 'can be undone', 'cannot be undone', 'cannot be repeated']);
export type Risk = z.infer<typeof Risk>;

/** How a step introduces itself. */
export const StepCard = z.strictObject({
  id: StepId,
  title: z.string(),
  /** Two sentences: what it does, and why. */
  explain: z.string(),
  risk: Risk,
  /** How long it usually takes, in seconds: shown beside the time that has passed. */
  usualSeconds: z.number().positive(),
  skippable: z.boolean(),
});
export type StepCard = z.infer<typeof StepCard>;

/** One thing that a step will do: the exact command, what it changes, and the way back. */
export const PreviewItem = z.strictObject({
  command: z.string(),
  changes: z.string(),
  /** Null when there is no way back. */
  undo: z.string().nullable(),
});
export type PreviewItem = z.infer<typeof PreviewItem>;

export const Preview = z.strictObject({
  /** What the main button says: "Install 26 features". */
  action: z.string(),
  items: z.array(PreviewItem),
  /** The server restarts as part of it. */
  restarts: z.boolean(),
  /** The name that must be typed before it runs; null when it can be undone. */
  typeToConfirm: z.string().nullable(),
  /** The account whose password must come with the consent; null when none is needed. It is kept nowhere. */
  asksPasswordOf: z.string().nullable().default(null),
});
export type Preview = z.infer<typeof Preview>;

const seen = {
  facts: z.array(Fact),
  comparisons: z.array(Comparison),
  /** Of a step that verifies the server: every check, and whether clients may come. Journals of older versions have none. */
  checks: Verification.optional(),
};

/** What a step finds when it looks at the server. */
export const Finding = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('done'), ...seen }),
  z.strictObject({
    state: z.literal('ready'),
    /** Each thing that would be changed, with what stands there now. The same entry after the change: it did not take. */
    before: z.record(z.string(), z.string()),
    ...seen,
  }),
  /** Its change was started by an earlier session and is still under way. */
  z.strictObject({ state: z.literal('running'), ...seen }),
  /** The change is made, and Windows takes it up at the next restart. */
  z.strictObject({ state: z.literal('restart-needed'), reason: z.string(), ...seen }),
  /** An earlier try came part of the way. Only a person decides whether to go on. */
  z.strictObject({ state: z.literal('half-done'), problem: Problem, ...seen }),
  z.strictObject({ state: z.literal('blocked'), problem: Problem, ...seen }),
]);
export type Finding = z.infer<typeof Finding>;

/** What the operator answers to a question of the engine. */
export const Decision = z.discriminatedUnion('choice', [
  z.strictObject({
    choice: z.literal('consent'),
    typedName: z.string().optional(),
    /** Nobody was asked: agreed to by `--yes`, or by that and a name given beforehand. Journals of older versions don't tell. */
    by: z.enum(['yes-option', 'confirm-option']).optional(),
  }),
  z.strictObject({ choice: z.literal('retry') }),
  z.strictObject({ choice: z.literal('skip'), reason: z.string().trim().min(3) }),
  z.strictObject({ choice: z.literal('stop'), reason: z.string().trim().optional() }),
]);
export type Decision = z.infer<typeof Decision>;
