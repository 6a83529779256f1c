import { statSync } from 'node:fs';

/** What a file holds, understood anew only after it has changed: whoever changes it puts another one in its place. */
export function readAgain<T>(file: string, read: () => T): () => T {
  let known: { readonly mark: string; readonly value: T } | undefined;
  return () => {
    const mark = markOf(file);
    if (known === undefined || mark === undefined || known.mark !== mark) {
      const value = read();
      // What changed meanwhile is read again the next time.
      known = mark === undefined || markOf(file) !== mark ? undefined : { mark, value };
      return value;
    }
    return known.value;
  };
}

function markOf(file: string): string | undefined {
  const found = statSync(file, { throwIfNoEntry: false });
  return found && [found.ino, found.size, found.mtimeMs, found.ctimeMs].map(String).join(' ');
}

/** Remembers the answers to the last few questions. */
export function remembering<A, R>(answer: (asked: A) => R, keyOf: (asked: A) => string, most = 8): (asked: A) => R {
  const known = new Map<string, R>();
  return asked => {
    const key = keyOf(asked);
    const there = known.get(key);
    if (there !== undefined) return there;
    const found = answer(asked);
    if (known.size >= most) known.clear();
    known.set(key, found);
    return found;
  };
}
