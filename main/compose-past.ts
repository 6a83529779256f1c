import { resolve } from 'node:path';
import type { Report, RecoveryComparison, RecoveryRemoval } from '../preload/contract/index.js';
import { type ExportFile, writeExport } from './adapters/state/export-place.js';
import { laterJournal, logOf, madeReport, otherJournals, redactedReport } from './compose-reports.js';
import type { RecoveryParts } from './recovery/recovery-parts.js';
import { PastRecoveries } from './recovery/past/past-recoveries.js';
import type { RedactedCopy } from './recovery/past/redacted-copy.js';
import type { Recoveries } from './recovery/recoveries.js';
import { compareReports } from './report/compare-reports.js';
import { reportFormers } from './report/report-formers.js';

/** What the doors offer for recoveries that were worked on before. */
export interface Past {
  /** The report with stand-ins, for somebody else. `madeAt`: as when a copy is made again. */
  redactedReport(id: string, madeAt?: string): Promise<Report>;
  compare(first: string, second: string): Promise<RecoveryComparison>;
  /** Writes report, journal and raw output into a new folder or ZIP file. */
  export(wish: ExportWish): Promise<{ readonly path: string; readonly files: string[] }>;
  removal(id: string): Promise<RecoveryRemoval>;
  remove(id: string, typed: string): Promise<void>;
}

export interface ExportWish {
  readonly id: string;
  readonly out: string;
  readonly redacted: boolean;
}

interface House extends Pick<RecoveryParts, 'store' | 'operator' | 'live' | 'clock' | 'productVersion'> {
  readonly recoveries: Recoveries;
  /** Leaves a folder to its owner, where the system does not do it by itself. */
  readonly protect?: ((folder: string) => Promise<unknown>) | undefined;
}

export function createPast(house: House): Past {
  const { clock, productVersion } = house;
  const past = new PastRecoveries(house);
  const copyOf = async (id: string, madeAt?: string): Promise<RedactedCopy> =>
    past.redacted(id, await otherJournals(house.recoveries, id), madeAt);
  const redacted = async (id: string, madeAt?: string): Promise<Report> => {
    const copy = await copyOf(id, madeAt);
    return redactedReport(copy, { productVersion, madeAt: madeAt ?? clock.now() });
  };
  const reportOf = (id: string): Promise<Report> => madeReport(house, id, house);
  return {
    redactedReport: redacted,
    compare: async (first, second) => compareReports(await reportOf(first), await reportOf(second)),
    export: async wish => {
      const path = resolve(wish.out);
      const { id } = wish;
      const files = wish.redacted
        ? redactedFiles(await copyOf(id), { productVersion, madeAt: clock.now() })
        : await wholeFiles(past, await reportOf(id));
      await writeExport(path, files);
      return { path, files: files.map(({ name }) => name) };
    },
    removal: id => past.removal(id),
    remove: (id, typed) => past.remove(id, typed),
  };
}

async function wholeFiles(past: PastRecoveries, report: Report): Promise<ExportFile[]> {
  const { journal, output } = await past.raw(report.recoveryId);
  const later = report.later ?? [];
  const others = later.map(async ({ recoveryId }) => ({
    name: laterJournal(recoveryId),
    content: (await past.raw(recoveryId)).journal,
  }));
  return [
    ...documents(report),
    { name: 'journal.jsonl', content: journal },
    { name: 'output.log', content: output },
    ...(await Promise.all(others)),
    { name: 'README.txt', content: wholeReadme(report) },
  ];
}

function redactedFiles(copy: RedactedCopy, made: { productVersion: string; madeAt: string }): ExportFile[] {
  const report = redactedReport(copy, made);
  // A hash would let somebody try names until one fits.
  const lines = copy.records.map(({ sequence, at, entry }) => JSON.stringify({ sequence, at, entry }));
  return [
    ...documents(report),
    { name: 'journal-redacted.jsonl', content: `${lines.join('\n')}\n` },
    { name: 'output-redacted.log', content: logOf(copy.output) },
    { name: 'README.txt', content: redactedReadme(report) },
  ];
}

const documents = (report: Report): ExportFile[] =>
  Object.entries(reportFormers).map(([form, former]) => ({ name: `report.${form}`, content: former(report) }));

const wholeReadme = ({
  recoveryId,
  journal,
  productVersion,
  later = [],
}: Report): string => `CAS Recovery ${productVersion}: export of ${recoveryId}

report.html, .json, .csv   the report
journal.jsonl              the journal, byte for byte: ${String(journal.records)} records, SHA-256 of the last ${journal.head}
output.log                 what the tools printed
${later.length > 0 ? 'later-*.jsonl              the journals of what was re-applied since\n' : ''}
"cas-recovery report --check report.html --journal journal.jsonl" proves the report with them, on any computer.
These files name servers, accounts and addresses. For somebody else, export a redacted copy.
`;

const redactedReadme = ({
  recoveryId,
  journal,
  productVersion,
}: Report): string => `CAS Recovery ${productVersion}: redacted export of ${recoveryId}

report.html, .json, .csv   the report with stand-ins
journal-redacted.jsonl     the records of the journal with stand-ins, without their hashes
output-redacted.log        what the tools printed, with stand-ins

The hash in the report, ${journal.head}, is that of the whole journal (${String(journal.records)} records), which is not in here.
`;
