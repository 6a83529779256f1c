import type { JournalRecord, ReportCheckFinding } from '../../../preload/contract/index.js';
import type { Making } from '../making.js';
import { counted } from '../words.js';
import type { JournalToCheck } from './check-report.js';

/** What the journal itself says, and the records that the report was made of; null where they are not all here. */
export function checkJournal(
  journal: JournalToCheck,
  making: Making | null,
): { readonly findings: readonly ReportCheckFinding[]; readonly records: readonly JournalRecord[] | null } {
  const whole = [...wholeness(journal)];
  if (making === null) return { findings: whole, records: null };
  const { belongs, records } = belonging(journal, making);
  return { findings: [...whole, ...belongs], records };
}

function wholeness({ records, flaw, torn }: JournalToCheck): ReportCheckFinding[] {
  const count = counted(records.length, 'record');
  if (flaw) return [wrong(flawWords(flaw), flaw.line)];
  return [
    proven(`The journal is whole: ${count}, and each carries the right hash of itself and of the one before.`),
    ...(torn > 0
      ? [
          note(
            `Behind them stands a line that is not whole (${String(torn)} bytes), as a crash leaves one. It counts for nothing.`,
          ),
        ]
      : []),
  ];
}

function flawWords({ line, wrong: what }: NonNullable<JournalToCheck['flaw']>): string {
  const at = `Line ${String(line)} of the journal`;
  switch (what) {
    case 'text':
      return `${at} was changed after it was written: its text has another hash than the one at its end.`;
    case 'hash':
      return `${at}: the hash at its end was changed. Its text is as it was, as the line after it says.`;
    case 'previous':
      return `${at} does not follow the line before it, which has another hash: lines were changed, removed or put in there.`;
    case 'sequence':
      return `${at} has the number of another line: lines were removed, doubled or put in another order.`;
    case 'line end':
      return `${at} is whole, but its line end was changed.`;
    case 'not understood':
      return `${at} is as it was written, but this version doesn’t understand it. Use the version that wrote it.`;
    default:
      return `${at} is no record: it was changed, or cut in two.`;
  }
}

/** Whether the last record that the report was made of is where it says. */
function belonging(
  { records, flaw }: JournalToCheck,
  { recoveryId, journal, madeAt }: Making,
): { readonly belongs: readonly ReportCheckFinding[]; readonly records: readonly JournalRecord[] | null } {
  const { records: count, head } = journal;
  const begun = records[0]?.entry;
  const own = begun?.kind === 'recovery-started' ? begun.recoveryId : undefined;
  if (own !== undefined && own !== recoveryId) {
    return none(wrong(`This is the journal of ${own}, and the report is one of ${recoveryId}.`, 1));
  }
  const last = records[count - 1];
  if (last?.hash !== head) {
    const place = records.findIndex(({ hash }) => hash === head) + 1;
    if (place > 0) {
      return none(
        wrong(
          `The report names the hash of record ${String(place)}, and says that it was made of ${counted(count, 'record')}. One of the two was changed.`,
        ),
      );
    }
    if (!last) {
      const lacks = `The report was made of ${counted(count, 'record')}, and the journal has ${flaw ? `only ${String(records.length)} that are whole` : String(records.length)}.`;
      return none(wrong(lacks));
    }
    return none(
      wrong(
        `Record ${String(count)} of the journal has another hash than the report names (${head}): it is not the journal that the report was made of, or one of the two was changed.`,
      ),
    );
  }
  const after = records.length - count;
  return {
    records: records.slice(0, count),
    belongs: [
      proven(`Record ${String(count)} has the hash that the report names.`),
      ...(after > 0 ? [note(`The journal has grown by ${counted(after, 'record')} since then.`)] : []),
      ...times(last, records[count], madeAt),
    ],
  };
}

/** The clock of a server may have been set meanwhile, so this proves nothing. */
function times(last: JournalRecord, next: JournalRecord | undefined, madeAt: string): ReportCheckFinding[] {
  const early = Date.parse(madeAt) < Date.parse(last.at);
  const late = next !== undefined && Date.parse(madeAt) > Date.parse(next.at);
  if (!early && !late) return [];
  const than = early ? `before its last record (${last.at})` : `after the record that came next (${next?.at ?? ''})`;
  return [
    note(`By its own word the report was made at ${madeAt}, ${than}. Unless a clock was set, that time is wrong.`),
  ];
}

const none = (finding: ReportCheckFinding): { belongs: ReportCheckFinding[]; records: null } => ({
  belongs: [finding],
  records: null,
});

const proven = (text: string): ReportCheckFinding => ({ of: 'journal', result: 'proven', text });
const note = (text: string): ReportCheckFinding => ({ of: 'journal', result: 'note', text });
const wrong = (text: string, line?: number): ReportCheckFinding => ({
  of: 'journal',
  result: 'wrong',
  text,
  ...(line !== undefined && { line }),
});
