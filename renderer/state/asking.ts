import type { Loadable } from './wizard-state.js';

/** Something asked just now, whose wait is told. */
export const begun = () => ({ kind: 'loading', since: new Date().toISOString() }) as const;

export const given = (password: string | null): { password?: string } => (password === null ? {} : { password });

/** That somebody cancelled is no problem to show to him. */
export function unlessCancelled<T>(answer: Loadable<T>): Loadable<T> {
  return answer.kind === 'failed' && answer.problem.code === 'CANCELLED' ? { kind: 'idle' } : answer;
}
