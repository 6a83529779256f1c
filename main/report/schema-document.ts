import { z } from 'zod';
import { ReportFile } from '../../preload/contract/index.js';

/** docs/report.schema.json: the form of `report.json` as JSON Schema (draft 2020-12). */
export function schemaDocument(): string {
  const { $schema, ...schema } = z.toJSONSchema(ReportFile, { reused: 'ref' });
  const head = { $schema, title: 'The report of CAS Recovery', description: about };
  return `${JSON.stringify({ ...head, ...schema }, null, 2)}\n`;
}

const about =
  'report.json of CAS Recovery. Times are UTC. The value of "seal" is the SHA-256 of all that stands in the file before its line.';
