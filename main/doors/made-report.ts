import type { Report } from '../../preload/contract/index.js';
import type { Composition } from '../compose.js';
import type { Clock } from '../ports/clock.js';
import { buildReport } from '../report/build-report.js';

/** The report of a recovery as it stands now, whichever door asks for it. */
export async function madeReport(
  { recoveries }: Pick<Composition, 'recoveries'>,
  id: string,
  { productVersion, clock }: { readonly productVersion: string; readonly clock: Clock },
): Promise<Report> {
  const { records, head } = await recoveries.read(id);
  return buildReport({ records, head, productVersion, madeAt: clock.now() });
}
