import { toProblem } from '../../../problems/problem.js';
import { NotTold } from './tool-probes.js';

/**
 * How long each part of a reading may take. A look at the server, which must hold a whole reading, may take 240. What
 * depends on the domain comes after the machine; a tool that is stopped needs a few seconds to end.
 */
export const readingSeconds = {
  machine: 100,
  /** Server Manager is slow: what takes it longer is not told by this reading. */
  features: 120,
  channel: 30,
  clock: 25,
  whole: 150,
};

/** The time of one reading. */
export interface ReadingTime {
  /** Ends what was started for the reading, when its time is up or it was cancelled. */
  readonly signal: AbortSignal;
  /**
   * What the work gives, if it does so in time.
   * @throws NotTold when the time is up
   */
  readonly within: <T>(work: Promise<T>) => Promise<T>;
  /** To be called when all has been answered. */
  readonly end: () => void;
}

/** Begins the time of a reading. Cancelled by `outer`, work is left to say so itself, since it must end first. */
export function readingTime(seconds: number, outer: AbortSignal | undefined): ReadingTime {
  const own = new AbortController();
  const cancel = (): void => own.abort();
  outer?.addEventListener('abort', cancel, { once: true });
  if (outer?.aborted) cancel();
  const late = (): NotTold => new NotTold(`It had not answered after ${String(seconds)} seconds.`, '');
  let timer: NodeJS.Timeout | undefined;
  const up = new Promise<never>((_done, fail) => {
    timer = setTimeout(() => {
      own.abort();
      fail(late());
    }, seconds * 1000);
  });
  up.catch(() => undefined);
  // A tool that this time has stopped says that it was stopped; nobody has cancelled it.
  const stopped = (thrown: unknown): never => {
    if (!outer?.aborted && toProblem(thrown).code === 'TOOL_STOPPED') throw late();
    throw thrown;
  };
  return {
    signal: own.signal,
    within: work => Promise.race([work.catch(stopped), up]),
    end: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', cancel);
    },
  };
}
