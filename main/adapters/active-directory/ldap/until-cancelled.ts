import { failure } from '../../../problems/problem.js';

/** Waits for work that can't be broken off itself. Throws `CANCELLED` as soon as the signal fires. */
export async function untilCancelled<T>(signal: AbortSignal | undefined, work: Promise<T>): Promise<T> {
  if (signal === undefined) return work;
  let giveUp = (): void => undefined;
  const cancelled = new Promise<never>((_, reject) => {
    giveUp = () => reject(failure('CANCELLED', {}));
    signal.addEventListener('abort', giveUp);
    if (signal.aborted) giveUp();
  });
  return Promise.race([work, cancelled]).finally(() => signal.removeEventListener('abort', giveUp));
}
