import { failure } from '../../problems/problem.js';
import type { House } from './house.js';

/** Milliseconds until it is worth telling that something takes its time, and between two such lines. */
const beat = 1000;

/**
 * Waits for a reading, and lets go of it at once when the operator cancels. While it takes longer than a moment, a
 * watched terminal tells so in its last line.
 */
export async function whileWaiting<T>(
  { terminal, signal }: Pick<House, 'terminal' | 'signal'>,
  doing: string,
  work: Promise<T>,
): Promise<T> {
  let seconds = 0;
  const tell = terminal.isWatched
    ? setInterval(() => terminal.passing(`${doing} ... ${String((seconds += 1))} s`), beat)
    : undefined;
  let leave: () => void = () => undefined;
  const cancelled = new Promise<never>((_done, fail) => {
    leave = () => fail(failure('CANCELLED', {}));
    signal.addEventListener('abort', leave, { once: true });
    if (signal.aborted) leave();
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    signal.removeEventListener('abort', leave);
    clearInterval(tell);
    if (seconds > 0) terminal.passing('');
  }
}
