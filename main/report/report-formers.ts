import type { Report } from '../../preload/contract/index.js';
import { reportCsv, sealCsv, unsealedCsv } from './report-csv.js';
import { reportHtml, sealHtml, unsealedHtml } from './report-html.js';
import { reportJson, sealJson, unsealedJson } from './report-json.js';

/** The forms of a report by the ending of their file, in the order in which they are written. */
export const reportFormers = { html: reportHtml, json: reportJson, csv: reportCsv } as const satisfies Record<
  string,
  (report: Report) => string
>;

/** The same in two steps. */
export const formerParts = {
  html: { unsealed: unsealedHtml, seal: sealHtml },
  json: { unsealed: unsealedJson, seal: sealJson },
  csv: { unsealed: unsealedCsv, seal: sealCsv },
} as const;
