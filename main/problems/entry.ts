/** One kind of problem: its three sentences, made from exactly the facts that they need. */
export interface Entry<F> {
  readonly happened: (facts: F) => string;
  readonly matters: (facts: F) => string;
  readonly next: (facts: F) => string;
  /** The same in words of the window, where `next` names commands and options. */
  readonly nextInWindow?: (facts: F) => string;
  /** Raw material that folds away: tool output, a path, an underlying message. Never a secret. */
  readonly details?: (facts: F) => string | undefined;
}

type Said<F> = string | ((facts: F) => string);

/** A next step that is another one in a terminal than in the window, which has no commands and no options. */
interface EachWay<F> {
  readonly terminal: Said<F>;
  readonly window: Said<F>;
}

/** Writes an entry of the catalogue. */
export function entry<F>(
  happened: (facts: F) => string,
  matters: Said<F>,
  next: Said<F> | EachWay<F>,
  details?: (facts: F) => string | undefined,
): Entry<F> {
  const ways = typeof next === 'object' ? next : null;
  return {
    happened,
    matters: sayer(matters),
    next: sayer(ways ? ways.terminal : (next as Said<F>)),
    ...(ways && { nextInWindow: sayer(ways.window) }),
    ...(details && { details }),
  };
}

function sayer<F>(said: Said<F>): (facts: F) => string {
  return typeof said === 'string' ? () => said : said;
}

/** Facts of an entry that needs none. */
export type NoFacts = Record<string, never>;
