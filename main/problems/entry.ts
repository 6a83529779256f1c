/** One kind of problem: its three sentences, made from exactly the facts that they need. */
export interface Entry<F> {
  readonly happened: (facts: F) => string;
  readonly matters: (facts: F) => string;
  readonly next: (facts: F) => string;
  /** Raw material that folds away: tool output, a path, an underlying message. Never a secret. */
  readonly details?: (facts: F) => string | undefined;
}

type Said<F> = string | ((facts: F) => string);

/** Writes an entry of the catalogue. */
export function entry<F>(
  happened: (facts: F) => string,
  matters: Said<F>,
  next: Said<F>,
  details?: (facts: F) => string | undefined,
): Entry<F> {
  return {
    happened,
    matters: typeof matters === 'string' ? () => matters : matters,
    next: typeof next === 'string' ? () => next : next,
    ...(details && { details }),
  };
}

/** Facts of an entry that needs none. */
export type NoFacts = Record<string, never>;
