/**
 * The path of an element as XPath that asks for no namespaces: `configuration/add[@key='x']` becomes
 * `/*[local-name()='configuration']/*[local-name()='add'][@key='x']`. Undefined for a path that XPath 1.0 can't say.
 */
export function xpathOf(path: string): string | undefined {
  // A value with both kinds of quotation marks has no form in XPath 1.0.
  if (path.includes('&apos;')) return undefined;
  const steps = stepsOf(path);
  return steps?.map(({ name, keys }) => `/*[local-name()='${name}']${keys.map(keyOf).join('')}`).join('');
}

/** The element that an element stands in; undefined for the root. */
export function parentPath(path: string): string | undefined {
  const steps = stepsOf(path);
  return steps && steps.length > 1
    ? steps
        .slice(0, -1)
        .map(({ text }) => text)
        .join('/')
    : undefined;
}

interface Step {
  readonly text: string;
  readonly name: string;
  readonly keys: readonly string[];
}

const key = String.raw`\[(?:[^\]'"]|'[^']*'|"[^"]*")*\]`;
const wholeStep = new RegExp(`^([\\w.:-]+)((?:${key})*)(?:/|$)`);

function stepsOf(path: string): Step[] | undefined {
  const steps: Step[] = [];
  for (let rest = path; rest !== '';) {
    const found = wholeStep.exec(rest);
    const [text = '', name = '', keys = ''] = found ?? [];
    if (!found) return undefined;
    steps.push({
      text: text.replace(/\/$/, ''),
      name: name.slice(name.indexOf(':') + 1),
      keys: keys.match(new RegExp(key, 'g')) ?? [],
    });
    rest = rest.slice(text.length);
  }
  return steps;
}

/** A key may be an attribute of a child: `[assemblyIdentity/@name='x']`. */
const keyOf = (text: string): string => text.replace(/^\[([\w.-]+)\/@/, `[*[local-name()='$1']/@`);
