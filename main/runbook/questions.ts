import type { Decision, Preview, Problem, StepCard } from '../../preload/contract/index.js';

/** What the engine asks a person. */
export type Question =
  | { readonly kind: 'consent'; readonly step: StepCard; readonly attempt: number; readonly preview: Preview }
  | {
      readonly kind: 'failure';
      readonly step: StepCard;
      readonly attempt: number;
      readonly problem: Problem;
      readonly choices: readonly Decision['choice'][];
    };

/** Answers a question, or says that nobody is there to answer it now. */
export type Decide = (question: Question, signal: AbortSignal) => Promise<Decision | 'later'>;
