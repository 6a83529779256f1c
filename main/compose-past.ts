import { resolve } from 'node:path';
import { Report, type RecoveryComparison, type RecoveryRemoval } from '../preload/contract/index.js';
import { type ExportFile, writeExport } from './adapters/state/export-place.js';
import type { Clock } from './ports/clock.js';
import type { RecoveryParts } from './recovery/recovery-parts.js';
import { PastRecoveries } from './recovery/past/past-recoveries.js';
import type { Recoveries } from './recovery/recoveries.js';
import { buildReport } from './report/build-report.js';
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
  const redactedReport = async (id: string, madeAt?: string): Promise<Report> => {
    const { records, head } = await past.redacted(id);
    return marked(buildReport({ records, head, productVersion, madeAt: madeAt ?? clock.now() }));
  };
  const reportOf = async (id: string): Promise<Report> => {
    const { records, head } = await house.recoveries.read(id);
    return buildReport({ records, head, productVersion, madeAt: clock.now() });
  };
  return {
    redactedReport,
    compare: async (first, second) => compareReports(await reportOf(first), await reportOf(second)),
    export: async wish => {
      const path = resolve(wish.out);
      const files = await exportFiles(past, wish, { clock, productVersion });
      await writeExport(path, files);
      return { path, files: files.map(({ name }) => name) };
    },
    removal: id => past.removal(id),
    remove: (id, typed) => past.remove(id, typed),
  };
}

const marked = (report: Report): Report => Report.parse({ ...report, redacted: true });

async function exportFiles(
  past: PastRecoveries,
  { id, redacted }: ExportWish,
  { clock, productVersion }: { readonly clock: Clock; readonly productVersion: string },
): Promise<ExportFile[]> {
  if (!redacted) {
    const { records, head, output, journal } = await past.whole(id);
    const report = buildReport({ records, head, productVersion, madeAt: clock.now() });
    return [
      ...documents(report),
      { name: 'journal.jsonl', content: journal },
      { name: 'output.log', content: logOf(output) },
      { name: 'README.txt', content: wholeReadme(report) },
    ];
  }
  const { records, head, output } = await past.redacted(id);
  const report = marked(buildReport({ records, head, productVersion, madeAt: clock.now() }));
  // A hash would let somebody try names until one fits.
  const lines = records.map(({ sequence, at, entry }) => JSON.stringify({ sequence, at, entry }));
  return [
    ...documents(report),
    { name: 'journal-redacted.jsonl', content: `${lines.join('\n')}\n` },
    { name: 'output-redacted.log', content: logOf(output) },
    { name: 'README.txt', content: redactedReadme(report) },
  ];
}

const documents = (report: Report): ExportFile[] =>
  Object.entries(reportFormers).map(([form, former]) => ({ name: `report.${form}`, content: former(report) }));

const logOf = (output: readonly { readonly at: string; readonly text: string }[]): string =>
  output.map(({ at, text }) => `${at}\t${text}\n`).join('');

const wholeReadme = ({
  recoveryId,
  journal,
  productVersion,
}: Report): string => `CAS Recovery ${productVersion}: export of ${recoveryId}

report.html, .json, .csv   the report
journal.jsonl              the journal, byte for byte: ${String(journal.records)} records, SHA-256 of the last ${journal.head}
output.log                 what the tools printed

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
