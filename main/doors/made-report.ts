import type { JournalRecord, Report, ReportOutput } from '../../preload/contract/index.js';
import type { Composition } from '../compose.js';
import type { Clock } from '../ports/clock.js';
import { buildReport } from '../report/build-report.js';
import type { OtherJournal } from '../report/later-work.js';
import { OutputExcerpt } from '../report/output-excerpt.js';

type House = Pick<Composition, 'recoveries'>;

/** The report of a recovery as it stands now, whichever door asks for it. */
export async function madeReport(
  { recoveries }: House,
  id: string,
  { productVersion, clock }: { readonly productVersion: string; readonly clock: Clock },
): Promise<Report> {
  const { records, head } = await recoveries.read(id);
  const others = await otherJournals(recoveries, id);
  const output = await outputOf(recoveries, id, records);
  return buildReport({ records, head, productVersion, madeAt: clock.now(), others, output: output ?? undefined });
}

/** Journals of re-applications; one that can't be read tells nothing. */
async function otherJournals(recoveries: House['recoveries'], id: string): Promise<OtherJournal[]> {
  const cards = (await recoveries.list()).filter(
    card => card.work === 'reapply' && card.id !== id && card.standing !== 'unreadable',
  );
  return Promise.all(cards.map(card => recoveries.read(card.id)));
}

/** What a report shows of the output; null where there is none. */
async function outputOf(
  recoveries: House['recoveries'],
  id: string,
  records: readonly JournalRecord[],
): Promise<ReportOutput | null> {
  const excerpt = new OutputExcerpt(records);
  const scanned = await recoveries.scanOutput(id, line => excerpt.add(line));
  return scanned && { ...scanned, lines: excerpt.lines, parts: excerpt.parts() };
}
