import type { VerdictAnswer } from '../../preload/contract/directory.js';
import type { VerdictReason } from '../../preload/contract/server-page.js';

/** The shapes by which an answer or a reason is told apart, besides its words. */
export type IconKind = 'done' | 'different' | 'asking' | 'failed' | 'neutral';

export const answerIcon: Readonly<Record<VerdictAnswer, IconKind>> = {
  'can be recovered': 'done',
  'with care': 'different',
  'not yet': 'asking',
  'can not be recovered': 'failed',
};

export const weightIcon: Readonly<Record<VerdictReason['weight'], IconKind>> = {
  no: 'failed',
  first: 'asking',
  care: 'different',
  note: 'neutral',
};
