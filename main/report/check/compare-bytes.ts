import type { ReportCheckFinding } from '../../../preload/contract/index.js';
import { listed } from '../words.js';
import { firstDifference } from './difference.js';
import { placeIn } from './place-in-report.js';
import type { ReportForm } from './report-form.js';

/** Names the first line in which a report is not what the journal gives. */
export function compareBytes(
  {
    form,
    bytes,
    lines,
    sealed,
  }: {
    readonly form: ReportForm;
    readonly bytes: Buffer;
    readonly lines: readonly number[];
    readonly sealed: boolean;
  },
  made: Buffer,
): ReportCheckFinding[] {
  const difference = firstDifference(bytes, made);
  if (difference === null) return [same];
  const { offset, line, found, expected } = difference;
  if (isSealLine(made, offset) && !sealed) return [onlySeal(line, lines)];
  const place = placeIn(form, made, offset);
  const where = `Line ${String(line)}${place === null ? '' : ` (${place})`}`;
  const text =
    found === ''
      ? `${where}: the report ends there, and the journal gives more: “${expected}”.`
      : expected === ''
        ? `${where}: the report goes on where it should end: “${found}”.`
        : `${where}: the report has “${found}”, and the journal gives “${expected}”.`;
  return [{ of: 'report', result: 'wrong', line, text }, ...smallThingsOnly(bytes, made)];
}

const same: ReportCheckFinding = {
  of: 'report',
  result: 'proven',
  text: 'Made again from the journal, the report is the same, byte for byte.',
};

function isSealLine(made: Buffer, offset: number): boolean {
  const start = made.lastIndexOf(0x0a, Math.max(0, offset - 1)) + 1;
  const end = made.indexOf(0x0a, offset);
  return /seal/i.test(made.toString('utf8', start, end < 0 ? made.length : end)) && made.length - start < 300;
}

/** Time and version stand in the report alone, and the seal is over them. */
function onlySeal(line: number, lines: readonly number[]): ReportCheckFinding {
  const told = lines.length === 1 ? `line ${String(lines[0])}` : `lines ${lines.join(', ')}`;
  return {
    of: 'report',
    result: 'wrong',
    line,
    text: `All else is what the journal gives. So what was changed is the seal in line ${String(line)}, or when and by which version the report says it was made (${told}).`,
  };
}

/** What mail and editors change: worth saying, and still not the same file. */
function smallThingsOnly(bytes: Buffer, made: Buffer): ReportCheckFinding[] {
  const [found, expected] = [partsOf(bytes), partsOf(made)];
  if (plain(found.body) !== plain(expected.body)) return [];
  const sameEnd = plain(found.end) === plain(expected.end);
  const differing = [
    ...(found.mark === expected.mark ? [] : ['the byte order mark at its beginning']),
    ...(found.body === expected.body && (found.end === expected.end || !sameEnd) ? [] : ['line ends']),
    ...(sameEnd ? [] : ['white space at its end']),
  ];
  const text = `Nothing but ${listed(differing)} differs, as mail or an editor changes that. Check the file as it was written.`;
  return [{ of: 'report', result: 'note', text }];
}

const plain = (text: string): string => text.replace(/\r\n?/g, '\n');

/** A byte is a character here. */
function partsOf(bytes: Buffer): { readonly mark: string; readonly body: string; readonly end: string } {
  const [, mark = '', rest = ''] = /^(\xEF\xBB\xBF)?([^]*)$/.exec(bytes.toString('latin1')) ?? [];
  const body = rest.replace(/[ \t\r\n]+$/, '');
  return { mark, body, end: rest.slice(body.length) };
}
