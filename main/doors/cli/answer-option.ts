import type { Decision } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

/** The options that answer a failed step in advance, as commander hands them over. */
export interface AnswerOptions {
  readonly retry?: boolean;
  readonly skip?: boolean;
  readonly stop?: boolean;
  readonly reason?: string;
}

/** The answer that the options give; undefined when they give none. Throws `WRONG_USE` where they don't fit. */
export function answerFrom({ retry, skip, stop, reason }: AnswerOptions): Decision | undefined {
  if ([retry, skip, stop].filter(Boolean).length > 1) {
    throw failure('WRONG_USE', { what: 'Only one of --retry, --skip and --stop can be chosen.' });
  }
  if (skip === true) {
    if (reason === undefined || reason.trim().length < 3)
      throw failure('WRONG_USE', { what: '--skip needs --reason "why".' });
    return { choice: 'skip', reason: reason.trim() };
  }
  if (retry === true) return { choice: 'retry' };
  return stop === true ? { choice: 'stop', ...(reason !== undefined && { reason }) } : undefined;
}
