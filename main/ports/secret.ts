import { inspect } from 'node:util';

const hidden = '[secret]';

/** Those that are not gone yet: what they hold must not come back in the output of a tool. */
const alive = new Set<WeakRef<Secret>>();

/** Shorter ones stand in too many words. */
const shortest = 4;

/** The real texts of all that are not gone, the longest first: to look for, and for nothing else. */
export function shownSecrets(): readonly string[] {
  const texts = new Set<string>();
  for (const one of alive) {
    const text = one.deref()?.reveal();
    if (text === undefined) alive.delete(one);
    else if (text.length >= shortest) texts.add(text);
  }
  return [...texts].sort((a, b) => b.length - a.length);
}

/** A password on its way to a tool. It prints as `[secret]` wherever it is written by accident. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
    alive.add(new WeakRef(this));
  }

  /** The real text: called inside an adapter only, right where it is handed to the tool or the server. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  [inspect.custom](): string {
    return hidden;
  }
}
