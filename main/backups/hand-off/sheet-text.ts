import type { HandOff, HandOffSection } from '../../../preload/contract/index.js';
import { headOf } from './sheet-head.js';

const columns = 78;

/**
 * The sheet as plain text for the Notepad of the recovery environment: UTF-8 with a byte order mark, without which that of
 * Windows Server 2008 R2 guesses wrongly, and with the line ends of Windows.
 */
export function sheetText(handOff: HandOff): string {
  const { title, lead, terms } = headOf(handOff);
  const widest = Math.max(...terms.map(([term]) => term.length));
  const lines = [
    title,
    '='.repeat(title.length),
    '',
    ...wrapped(lead),
    '',
    ...terms.flatMap(([term, value]) => wrapped(`${term.padEnd(widest)}  ${value}`, ' '.repeat(widest + 2))),
    ...noteLines(handOff),
    ...handOff.sheet.flatMap((one, place) => sectionLines(one, place + 1)),
    '',
  ];
  return `\uFEFF${lines.map(line => `${printable(line)}\r\n`).join('')}`;
}

/** Names that were read may hold what a text editor acts on. */
const printable = (line: string): string => line.replace(/\p{Cc}/gu, '?');

const marks = { stop: 'STOP: ', care: 'CARE: ', know: '' } as const;

function noteLines({ notes }: HandOff): string[] {
  if (notes.length === 0) return [];
  const head = 'What to know before';
  return [
    '',
    '',
    head,
    '-'.repeat(head.length),
    ...notes.flatMap(one => ['', ...wrapped(marks[one.weight] + one.text)]),
  ];
}

function sectionLines({ title, lines, table, commands, after }: HandOffSection, number: number): string[] {
  const head = `${String(number)}. ${title}`;
  return [
    '',
    '',
    head,
    '-'.repeat(head.length),
    ...lines.flatMap(line => ['', ...wrapped(line)]),
    ...(table === null ? [] : ['', ...tableLines([table.head, ...table.rows])]),
    ...(commands.length === 0 ? [] : ['', ...commands.map(command => `    ${command}`)]),
    ...after.flatMap(line => ['', ...wrapped(line)]),
  ];
}

function tableLines(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_head, column) => Math.max(...rows.map(row => (row[column] ?? '').length)));
  return rows.map(row => `    ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd());
}

/** Words that are too long for a line, a command perhaps, keep a line of their own, whole. */
function wrapped(text: string, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = indent + word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
