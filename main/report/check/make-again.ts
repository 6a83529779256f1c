import type { JournalRecord, Report, ReportCheckFinding, ReportLater } from '../../../preload/contract/index.js';
import type { ApartName } from '../apart.js';
import { buildReport } from '../build-report.js';
import type { OtherJournal } from '../later-work.js';
import type { Making } from '../making.js';
import type { BesideJournal } from './check-report.js';

/** The report made again; `apart` names the parts whose source is not here, which are left as the file has them. */
export async function makeAgain({
  making,
  records,
  beside,
}: {
  readonly making: Making;
  readonly records: readonly JournalRecord[];
  readonly beside: BesideJournal;
}): Promise<{
  readonly report: Report;
  readonly apart: readonly ApartName[];
  readonly findings: readonly ReportCheckFinding[];
}> {
  const { madeAt, productVersion, journal } = making;
  const output = await outputAgain(making, records, beside);
  const others = await othersAgain(making, beside);
  const built = buildReport({
    records,
    head: journal.head,
    madeAt,
    productVersion,
    ...(making.output && { output: output.value }),
    ...(making.later && { others: others.value }),
  });
  return {
    report: others.apart
      ? { ...built, later: (making.later ?? []).map(each => ({ ...nothingKnown(madeAt), ...each })) }
      : built,
    apart: [...(output.apart ? (['output'] as const) : []), ...(others.apart ? (['later', 'checked'] as const) : [])],
    findings: [...output.findings, ...others.findings],
  };
}

/** Stands for a work whose journal is not here, until its part is taken from the file. */
const nothingKnown = (at: string): Omit<ReportLater, 'recoveryId' | 'journal'> => ({
  startedAt: at,
  endedAt: null,
  outcome: 'not finished',
  undoes: null,
  kitTakenAt: at,
  changes: [],
  left: [],
});

interface Again<T> {
  readonly value: T;
  readonly apart: boolean;
  readonly findings: readonly ReportCheckFinding[];
}

async function outputAgain(
  { output: told }: Making,
  records: readonly JournalRecord[],
  { output: read }: BesideJournal,
): Promise<Again<Report['output']>> {
  if (!told) return { value: undefined, apart: false, findings: [] };
  const found = await read(records, told.bytes);
  if (found?.sha256 === told.sha256) return { value: found, apart: false, findings: [] };
  const aside: Omit<Again<Report['output']>, 'findings'> = { value: { ...told, parts: [] }, apart: true };
  if (found === null) {
    const text =
      'What the tools printed was not compared: output.log does not lie beside the journal. So anything may stand there.';
    return { ...aside, findings: [{ of: 'output', result: 'unknown', text }] };
  }
  const text = `The first ${String(told.bytes)} bytes of output.log have another hash than the report names: the file was changed or cut, or the report was.`;
  return { ...aside, findings: [{ of: 'output', result: 'wrong', text }] };
}

async function othersAgain(
  { later: told = [] }: Making,
  { other }: BesideJournal,
): Promise<Again<readonly OtherJournal[]>> {
  const value: OtherJournal[] = [];
  const findings: ReportCheckFinding[] = [];
  for (const { recoveryId, journal } of told) {
    const found = await other(recoveryId);
    const records = found?.records.slice(0, journal.records) ?? [];
    if (found === null) {
      const text = `What the report tells of ${recoveryId} was not compared: its journal is not here.`;
      findings.push({ of: 'journal', result: 'unknown', text });
    } else if (records.length < journal.records || records.at(-1)?.hash !== journal.head) {
      const text = `The journal of ${recoveryId} is not the one that the report names, or it was changed.`;
      findings.push({ of: 'journal', result: 'wrong', text });
    } else value.push({ records, head: journal.head });
  }
  const apart = findings.length > 0;
  return { value, apart, findings };
}
