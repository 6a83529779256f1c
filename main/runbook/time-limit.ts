import { failure } from '../problems/problem.js';

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
