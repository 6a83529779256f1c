// What stands after the slash of appcmd: `requestLimits.maxAllowedContentLength:52428800`, `+[name='x',value='y']`.

/** One step from an element: to a child of a name, or to the item of a collection that has these attributes. */
export type Step = { readonly name: string } | { readonly item: readonly (readonly [string, string])[] };

export interface Setting {
  readonly sign: '' | '+' | '-';
  readonly steps: readonly Step[];
  /** Undefined where nothing is set. */
  readonly value: string | undefined;
}

/** Reads one; undefined where it makes no sense. */
export function settingOf(word: string): Setting | undefined {
  const sign = word.startsWith('+') ? '+' : word.startsWith('-') ? '-' : '';
  let rest = word.slice(sign.length).replace(/^"(.*)"$/, '$1');
  const steps: Step[] = [];
  while (rest !== '' && !rest.startsWith(':')) {
    if (rest.startsWith('.')) rest = rest.slice(1);
    const next = rest.startsWith('[') ? itemIn(rest) : nameIn(rest);
    if (!next) return undefined;
    steps.push(next.step);
    rest = rest.slice(next.length);
  }
  return steps.length === 0 ? undefined : { sign, steps, value: rest.startsWith(':') ? rest.slice(1) : undefined };
}

function nameIn(text: string): { step: Step; length: number } | undefined {
  const name = /^[A-Za-z][\w-]*/.exec(text)?.[0];
  return name === undefined ? undefined : { step: { name }, length: name.length };
}

/** `[key='value',other='value']`: a quotation mark inside is written twice. */
function itemIn(text: string): { step: Step; length: number } | undefined {
  const pairs: (readonly [string, string])[] = [];
  let place = 1;
  for (;;) {
    const found = /^,?\s*([A-Za-z][\w-]*)=(?:'((?:[^']|'')*)'|"([^"]*)")/.exec(text.slice(place));
    if (!found) break;
    const [whole, name = '', single, double] = found;
    pairs.push([name, single?.replaceAll("''", "'") ?? double ?? '']);
    place += whole.length;
  }
  return pairs.length > 0 && text[place] === ']' ? { step: { item: pairs }, length: place + 1 } : undefined;
}
