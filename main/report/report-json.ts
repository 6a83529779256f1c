import { Report } from '../../preload/contract/index.js';

/** The report as `report.json`: checked against its schema, keys in the schema's order, two spaces, a last line end. */
export function reportJson(report: Report): string {
  return `${JSON.stringify(Report.parse(report), null, 2)}\n`;
}
