import { failure } from '../../../../problems/problem.js';
import { reportHtml } from '../../../../report/report-html.js';
import { madeReport } from '../../../../compose-reports.js';
import { exitCodes } from '../../exit-codes.js';
import { conclude, writeForms, type House } from '../../house.js';
import { meantOr } from '../past/newest.js';
import { refuse, writablePlace } from '../../output-file.js';

export interface WriteOptions {
  readonly out?: string;
  readonly pdf?: string;
  /** The browser that prints. */
  readonly browser?: string;
}

/** `cas-recovery report`: the document to hand over, at any time, also of a recovery that goes on. */
export async function writeReportOf(house: House, named: string | undefined, options: WriteOptions): Promise<number> {
  const { out, pdf } = options;
  if (out === undefined && pdf === undefined && !house.json) {
    throw failure('WRONG_USE', { what: 'report needs --out FOLDER, --pdf FILE or --json.' });
  }
  const place = pdf === undefined ? null : await writablePlace(pdf);
  const { composition, terminal } = house;
  const id = await meantOr(house, named);
  const report = await madeReport(composition, id, house);
  const files = out === undefined ? [] : await writeForms(house, report, { folder: out });
  if (place !== null) {
    const bytes = await composition.printer(options.browser).print(reportHtml(report), { signal: house.signal });
    await composition.writeFile(place, bytes).catch((thrown: unknown) => refuse(place, thrown));
    terminal.line(`Report: ${place}`);
    files.push(place);
  }
  return conclude(house, { command: 'report', exitCode: exitCodes.done, report, files });
}
