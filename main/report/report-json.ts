import { Report, type ReportFile } from '../../preload/contract/index.js';
import { harmlessJson } from './harmless-json.js';
import { sealOf } from './seal.js';

/**
 * The report as `report.json`: checked against its schema, keys in the schema's order, two spaces, a last line end.
 * Its last key is the seal, on a line of its own.
 */
export const reportJson = (report: Report): string => sealJson(unsealedJson(report));

export const unsealedJson = (report: Report): string =>
  `${harmlessJson(Report.parse(report)).slice(0, -'\n}'.length)},\n`;

export const sealJson = (unsealed: string): string =>
  `${unsealed}  "${'seal' satisfies keyof ReportFile}": "${sealOf(unsealed)}"\n}\n`;
