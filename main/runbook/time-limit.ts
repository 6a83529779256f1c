import { failure } from '../problems/problem.js';

/** Longest time that a look at the server may take, where a runbook names no other. */
export const lookSeconds = 240;

/** Runs a look that changes nothing. It is left alone when the time is up or the operator cancels. */
export async function look<T>(
  {
    step,
    signal,
    seconds = lookSeconds,
  }: { readonly step: string; readonly signal: AbortSignal; readonly seconds?: number },
  work: () => Promise<T>,
): Promise<T> {
  let leave: (() => void) | undefined;
  const cancelled = new Promise<never>((_done, fail) => {
    leave = () => fail(failure('LOOK_CANCELLED', { step }));
    signal.addEventListener('abort', leave, { once: true });
  });
  try {
    return await withTimeLimit({ seconds, step, signal }, () => Promise.race([work(), cancelled]));
  } finally {
    if (leave) signal.removeEventListener('abort', leave);
  }
}

/**
 * Runs work that may take so long and no longer. The work is told by its signal, whether the time is up or the
 * operator cancelled; what it started outside of this process is its own affair.
 */
export async function withTimeLimit<T>(
  limit: { readonly seconds: number; readonly step: string; readonly signal: AbortSignal },
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const own = new AbortController();
  const pass = (): void => own.abort();
  limit.signal.addEventListener('abort', pass, { once: true });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => {
      own.abort();
      fail(failure('STEP_TIME_LIMIT', { step: limit.step, minutes: Math.ceil(limit.seconds / 60) }));
    }, limit.seconds * 1000);
  });
  try {
    return await Promise.race([work(own.signal), late]);
  } finally {
    clearTimeout(timer);
    limit.signal.removeEventListener('abort', pass);
  }
}
