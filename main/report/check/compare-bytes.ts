import type { ReportCheckFinding } from '../../../preload/contract/index.js';
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
  return [{ of: 'report', result: 'wrong', line, text }, ...lineEndsOnly(bytes, made)];
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

/** Mail and editors do that: worth saying, and still not the same file. */
function lineEndsOnly(bytes: Buffer, made: Buffer): ReportCheckFinding[] {
  const plain = (one: Buffer): string => one.toString('latin1').replace(/\r\n?/g, '\n').trimEnd();
  if (plain(bytes) !== plain(made)) return [];
  const text = 'Only line ends differ, as mail or an editor changes them. Check the file as it was written.';
  return [{ of: 'report', result: 'note', text }];
}
