/** Advice on how a server is backed up. */
export interface AdviceState {
  readonly stage: 'source';
}

export const emptyAdvice: AdviceState = { stage: 'source' };
