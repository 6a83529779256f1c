import type { Report } from '../../preload/contract/index.js';
import { reportCsv } from './report-csv.js';
import { reportHtml } from './report-html.js';
import { reportJson } from './report-json.js';

/** The forms of a report by the ending of their file, in the order in which they are written. */
export const reportFormers = { html: reportHtml, json: reportJson, csv: reportCsv } as const satisfies Record<
  string,
  (report: Report) => string
>;
