/** A text as PowerShell takes it letter by letter: nothing in it is a variable or a command. */
export function literal(text: string): string {
  // These count as quotation marks for PowerShell, too.
  return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, mark => mark + mark)}'`;
}

/** Columns of a line, where it can be broken. */
const width = 100;

/** Lines of a remark. Nothing in them can end it. */
export function remark(text: string): string[] {
  return text
    .split(/\r\n|[\r\n\u0085\u2028\u2029]/)
    .flatMap(line => broken(line.replace(/[^\P{Cc}\t]/gu, '?')))
    .map(line => `# ${line}`.trimEnd());
}

/** A line as lines, broken at its spaces: each further one stands a little further in than the first. */
function broken(line: string): string[] {
  const inward = `${/^[-+@ ]\s*/.exec(line)?.[0].replace(/\S/g, ' ') ?? ''}    `;
  const lines: string[] = [];
  let rest = line;
  while (rest.length > width - 2) {
    const at = rest.lastIndexOf(' ', width - 2);
    if (at < 0 || rest.slice(0, at).trim().length < 2) break;
    lines.push(rest.slice(0, at));
    rest = inward + rest.slice(at + 1);
  }
  return [...lines, rest];
}

/** A command. Where it is too long for a line, its words stand below each other: the mark ` goes on with the next line. */
export function command(...words: readonly string[]): string {
  const line = words.join(' ');
  return line.length <= width ? line : words.join(' `\n    ');
}

/** A list of values. A comma goes on with the next line by itself. */
export function list(values: readonly string[]): string {
  const line = `@(${values.map(literal).join(', ')})`;
  return line.length <= width ? line : `@(\n    ${values.map(literal).join(',\n    ')}\n)`;
}
