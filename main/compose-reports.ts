import { createHash } from 'node:crypto';
import { type JournalRecord, type OutputLine, Report, type ReportOutput } from '../preload/contract/index.js';
import type { Clock } from './ports/clock.js';
import type { Recoveries } from './recovery/recoveries.js';
import type { RedactedCopy } from './recovery/past/redacted-copy.js';
import { buildReport } from './report/build-report.js';
import type { OtherJournal } from './report/later-work.js';
import { OutputExcerpt } from './report/output-excerpt.js';

type Kept = Pick<Recoveries, 'list' | 'read' | 'scanOutput'>;

/** Who makes a report, and when. */
interface Maker {
  readonly productVersion: string;
  readonly clock: Clock;
}

/** The report of a recovery as it stands now, whoever asks for it. */
export async function madeReport(
  { recoveries }: { readonly recoveries: Kept },
  id: string,
  { productVersion, clock }: Maker,
): Promise<Report> {
  const { records, head } = await recoveries.read(id);
  const others = await otherJournals(recoveries, id);
  const output = await outputOf(recoveries, id, records);
  return buildReport({ records, head, productVersion, madeAt: clock.now(), others, output: output ?? undefined });
}

/** The same of a copy with stand-ins. */
export function redactedReport(copy: RedactedCopy, made: { productVersion: string; madeAt: string }): Report {
  const { records, head, others, output } = copy;
  const excerpt = new OutputExcerpt(records);
  for (const { at, text } of output) excerpt.add({ at, text, left: 0 });
  // Of the copy, not of what was printed: by its hash somebody could try names until one fits.
  const log = Buffer.from(logOf(output), 'utf8');
  const sha256 = createHash('sha256').update(log).digest('hex');
  const told = { bytes: log.length, sha256, lines: excerpt.lines, parts: excerpt.parts() };
  const report = buildReport({ ...made, records, head, others, ...(output.length > 0 && { output: told }) });
  return Report.parse({ ...report, redacted: true } satisfies Report);
}

/** What the journal of another work is called beside an exported one. */
export const laterJournal = (id: string): string => `later-${id}.jsonl`;

/** As lines are kept. */
export const logOf = (output: readonly Pick<OutputLine, 'at' | 'text'>[]): string =>
  output.map(({ at, text }) => `${at}\t${text}\n`).join('');

/** Journals of re-applications that may be told in the report of this one; one that can't be read tells nothing. */
export async function otherJournals(recoveries: Pick<Kept, 'list' | 'read'>, id: string): Promise<OtherJournal[]> {
  const cards = (await recoveries.list()).filter(
    ({ id: other, work, standing, on, undoes }) =>
      work === 'reapply' &&
      other !== id &&
      standing !== 'unreadable' &&
      (on === undefined || on === id || undoes === id),
  );
  const found: OtherJournal[] = [];
  for (const { id: other } of cards) {
    // Deleted or damaged since it was listed.
    const journal = await recoveries.read(other).catch(() => null);
    if (journal) found.push(journal);
  }
  return found;
}

/** What a report shows of the output; null where there is none. */
async function outputOf(
  recoveries: Pick<Kept, 'scanOutput'>,
  id: string,
  records: readonly JournalRecord[],
): Promise<ReportOutput | null> {
  const excerpt = new OutputExcerpt(records);
  const scanned = await recoveries.scanOutput(id, line => excerpt.add(line));
  return scanned && { ...scanned, lines: excerpt.lines, parts: excerpt.parts() };
}
