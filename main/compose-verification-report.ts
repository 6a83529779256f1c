import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { kitFiles, Verification } from '../preload/contract/index.js';
import { fileReason } from './adapters/kit/file-reason.js';
import { mostBytesAtOnce } from './adapters/kit/read-file.js';
import { openZip } from './adapters/kit/zip-container.js';
import { failure } from './problems/problem.js';
import { windowsText } from './product/windows-text.js';
import { sealJson } from './report/report-json.js';
import type { EarlierChecks } from './verification/world.js';

const reportName = 'report.json';

/** The report in an export, a folder or a ZIP file; null where it is a kit, or nothing that was exported. */
export async function exportedReport(path: string, isFolder: boolean): Promise<string | null> {
  if (!isFolder) return reportInZip(path);
  if (!(await isFile(join(path, reportName))) || (await isFile(join(path, kitFiles.manifest)))) return null;
  return readText(join(path, reportName));
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isFile(),
    () => false,
  );

async function reportInZip(path: string): Promise<string | null> {
  const zip = await openZip(path);
  try {
    if (!zip.entries.has(reportName) || zip.entries.has(kitFiles.manifest)) return null;
    const pieces: Buffer[] = [];
    let bytes = 0;
    for await (const piece of await zip.open(reportName)) {
      const buffer = piece as Buffer;
      bytes += buffer.length;
      if (bytes > mostBytesAtOnce) throw failure('FILE_TOO_LARGE', { path, megabytes: Math.ceil(bytes / 1e6) });
      pieces.push(buffer);
    }
    return Buffer.concat(pieces).toString('utf8');
  } finally {
    await zip.close();
  }
}

/** A text file. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path).catch((thrown: unknown) => {
    throw failure('FILE_NOT_USABLE', { path, ...fileReason(thrown) }, thrown);
  });
  return windowsText(bytes);
}

const isReport = (text: string): boolean => /^\s*\{\s*"schema"\s*:\s*"cas-recovery\/report\//.test(text);

/**
 * What a report is called. Throws `VERIFICATION_REDACTED_COPY`, and `VERIFICATION_REPORT_CHANGED`: who sets URLs by it would set
 * what somebody wrote into it.
 */
function nameOfReport(text: string, path: string): string {
  const report = parsed(text);
  if (report?.['redacted'] === true) throw failure('VERIFICATION_REDACTED_COPY', { path });
  // Reports of early versions have none.
  if (report !== undefined && report['seal'] === undefined) return `the report ${path}${notSealed}`;
  if (report !== undefined && !isAsSealed(text)) throw failure('VERIFICATION_REPORT_CHANGED', { path });
  return `the report ${path}`;
}

const notSealed = ', which has no seal: nothing proves that it is as it was written';

/** What Windows PowerShell redirected has its own line ends. Nothing may follow the seal: the last of two equal keys counts. */
function isAsSealed(text: string): boolean {
  const lines = text.replaceAll('\r\n', '\n').trimEnd();
  const at = lines.lastIndexOf('\n  "seal": "') + 1;
  return at > 0 && sealJson(lines.slice(0, at)).trimEnd() === lines;
}

/** What is in a document that was named: checks of the server, and whether a reading of the directory is to be looked for. */
export interface InDocument {
  /** `report`: also a verification, which is the same without what was done. */
  readonly kind: 'report' | 'reading';
  readonly name: string;
  readonly earlier?: EarlierChecks;
  readonly mayHoldReading: boolean;
}

/**
 * Looks for checks of the server: a verification that was saved is nothing else, and a report may have those at the end of what
 * it tells. Throws `VERIFICATION_NOTHING_TO_COMPARE` where nothing can tell of the server, and as `nameOfReport`.
 */
export function lookInto(text: string, path: string): InDocument {
  const document = parsed(text);
  const isSaved = String(document?.['schema']).startsWith('cas-recovery/verification/');
  const verification = isSaved ? document : document?.['verification'];
  if (!isReport(text) && verification === undefined) {
    return { kind: 'reading', name: `the reading ${path}`, mayHoldReading: true };
  }
  const name = isReport(text) ? nameOfReport(text, path) : `the verification ${path}${notSealed}`;
  const kind = 'report';
  const mayHoldReading = isReport(text) && (document?.['lostServer'] ?? null) !== null;
  const found = Verification.safeParse(verification);
  if (found.success) return { kind, name, earlier: earlierOf(found.data, name), mayHoldReading };
  if (mayHoldReading || document === undefined) return { kind, name, mayHoldReading: true };
  const why =
    verification === undefined
      ? 'what it reports made no checks of the server: it ended before them, or could not make them'
      : 'its checks were made by another version, or were changed';
  throw failure('VERIFICATION_NOTHING_TO_COMPARE', { name, why });
}

function earlierOf({ serverName, startedAt, comparedWith, checks }: Verification, source: string): EarlierChecks {
  return { serverName, source, withKit: comparedWith.some(({ kind }) => kind === 'kit'), readAt: startedAt, checks };
}

function parsed(text: string): Record<string, unknown> | undefined {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return undefined;
  }
}
