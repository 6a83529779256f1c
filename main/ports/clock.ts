/** The time, handed in so that tests can set it. */
export interface Clock {
  /** Now, ISO 8601 in UTC. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
