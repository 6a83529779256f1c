/** A text as PowerShell takes it letter by letter: nothing in it is a variable or a command. */
export function literal(text: string): string {
  // These count as quotation marks for PowerShell, too.
  return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, mark => mark + mark)}'`;
}

/** Lines of a remark. Nothing in them can end it. */
export function remark(text: string): string[] {
  return text.split(/\r\n|[\r\n\u0085\u2028\u2029]/).map(line => `# ${line.replace(/[^\P{Cc}\t]/gu, '?')}`.trimEnd());
}
