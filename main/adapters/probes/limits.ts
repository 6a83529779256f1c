/** How long this program waits for the other side. The signal of a check may end it earlier. */
export interface Limits {
  /** For a connection. Windows itself tries for 21 seconds; a server on the same network answers within milliseconds. */
  readonly connectMs: number;
  /** For all that is said until the answer is there. */
  readonly answerMs: number;
  /** For the body once its head is there. */
  readonly bodyMs: number;
}

export const usualLimits: Limits = { connectMs: 5000, answerMs: 20_000, bodyMs: 5000 };

/** How somebody's patience ended. */
export const seconds = (milliseconds: number): string => {
  const count = milliseconds / 1000;
  return `${String(count)} second${count === 1 ? '' : 's'}`;
};
