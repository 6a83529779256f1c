import { buildReport } from '../../../../report/build-report.js';
import { failure } from '../../../../problems/problem.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, writeReport, type House } from '../../house.js';

/** `cas-recovery report`: the document to hand over, at any time, also of a recovery that goes on. */
export async function writeReportOf(
  house: House,
  named: string | undefined,
  options: { readonly out?: string },
): Promise<number> {
  if (options.out === undefined && !house.json) {
    throw failure('WRONG_USE', { what: 'report needs --out FOLDER, or --json.' });
  }
  const { recoveries, stateFolder } = house.composition;
  const known = await recoveries.list();
  // Where only a damaged one is left, reading it tells what is wrong with it.
  const id = named ?? (known.find(({ standing }) => standing !== 'unreadable') ?? known[0])?.id;
  if (id === undefined) throw failure('NO_RECOVERY_YET', { folder: stateFolder });
  const { records, head } = await recoveries.read(id);
  const made = buildReport({ records, head, productVersion: house.productVersion, madeAt: house.clock.now() });
  const files = options.out === undefined ? [] : await writeReport(house, id, options.out);
  return conclude(house, { command: 'report', exitCode: exitCodes.done, report: made, files });
}
