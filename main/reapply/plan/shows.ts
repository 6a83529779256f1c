import { structuredPatch } from 'diff';
import { hideSecrets } from '../../settings/compare/secrets.js';

/** Lines of a long change that are shown; the files themselves hold all of it. */
const mostLines = 400;
const longestLine = 400;

/** What changes in a file, for people: its changed lines with - and + before them, and one line around each. */
export function shownChange(before: Buffer | null, after: Buffer | null): string {
  const [old, fresh] = [before, after].map(textOf);
  if (old === undefined || fresh === undefined) return `${sizeOf(before)} -> ${sizeOf(after)} (no text)`;
  const { hunks } = structuredPatch('', '', hideSecrets(lines(old)), hideSecrets(lines(fresh)), '', '', { context: 1 });
  const shown = hunks.flatMap(({ oldStart, lines: changed }) => [
    `@ line ${String(oldStart)}`,
    ...changed.filter(line => !line.startsWith('\\')).map(cut),
  ]);
  if (shown.length === 0) return 'Only line ends, the encoding or secrets differ.';
  const rest = shown.length - mostLines;
  return [...shown.slice(0, mostLines), ...(rest > 0 ? [`… and ${String(rest)} more lines`] : [])].join('\n');
}

/** The text of a file: UTF-8, or UTF-16 where its first bytes say so. Undefined for what is no text. */
function textOf(bytes: Buffer | null): string | undefined {
  if (bytes === null) return '';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  return text.includes('\0') ? undefined : text;
}

const lines = (text: string): string => {
  const plain = text.replace(/\r\n?/g, '\n');
  return plain === '' || plain.endsWith('\n') ? plain : `${plain}\n`;
};

const cut = (line: string): string => (line.length > longestLine ? `${line.slice(0, longestLine)}…` : line);

const sizeOf = (bytes: Buffer | null): string => (bytes === null ? 'no file' : `${String(bytes.length)} bytes`);
