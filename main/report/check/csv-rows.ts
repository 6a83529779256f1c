/** The rows of a CSV file (RFC 4180) that has no line ends inside its cells. Never throws, whatever stands there. */
export function csvRows(text: string): string[][] {
  return text.split(/\r?\n/).map(line => [...line.matchAll(cells)].map(([, quoted, plain]) => unquoted(quoted, plain)));
}

const cells = /(?:^|,)(?:"((?:[^"]|"")*)"?|([^,]*))/g;

const unquoted = (quoted: string | undefined, plain: string | undefined): string =>
  quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"');
