/** One step of the path of an element: `add[@key='x'][2]`. */
export interface PathStep {
  readonly name: string;
  readonly keys: readonly { readonly name: string; readonly value: string }[];
  /** Among those that are otherwise alike, from 1. */
  readonly position: number;
  /** As it was written. */
  readonly text: string;
}

const key = /\[@?([^=\]]+)=(?:'([^']*)'|"([^"]*)")\]/g;

/** The steps of a path, from the root element on. */
export function stepsOf(path: string): PathStep[] {
  return splitPath(path).map(text => {
    const name = /^[^[]*/.exec(text)?.[0] ?? text;
    const keys = [...text.matchAll(key)].map(([, named = '', single, double]) => ({
      name: named,
      value: (single ?? double ?? '').replace(/&apos;/g, double === undefined ? "'" : '&apos;'),
    }));
    const position = Number(/\[(\d+)\]$/.exec(text)?.[1] ?? '1');
    return { name, keys, position, text };
  });
}

/** Slashes within quotation marks belong to a value. */
function splitPath(path: string): string[] {
  const steps: string[] = [];
  let [start, quote] = [0, ''];
  for (let at = 0; at < path.length; at += 1) {
    const character = path.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if ((character === "'" || character === '"') && path.charAt(at - 1) === '=') quote = character;
    else if (character === '/' && !path.slice(start, at).endsWith('[assemblyIdentity')) {
      steps.push(path.slice(start, at));
      start = at + 1;
    }
  }
  return [...steps, path.slice(start)];
}
