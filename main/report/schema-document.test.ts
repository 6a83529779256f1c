import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { buildReport } from './build-report.js';
import { begun, recoveredWithReservations, stopped } from './fixture-recoveries.js';
import { reportJson } from './report-json.js';
import { schemaDocument } from './schema-document.js';

const file = path.resolve('docs', 'report.schema.json');
if (process.env['REWRITE'] === '1') writeFileSync(file, schemaDocument());

describe('docs/report.schema.json', () => {
  it('is the form of a report; if not, run REWRITE=1 npx vitest run --project unit main/report/schema-document, then prettier', () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(JSON.parse(schemaDocument()));
  });

  it('is met by reports of every outcome, and by nothing else', () => {
    const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(
      JSON.parse(schemaDocument()) as Record<string, unknown>,
    );
    for (const { records, head } of [begun(), stopped(), recoveredWithReservations()]) {
      const madeAt = '2026-11-24T09:00:00.000Z';
      const json = reportJson(buildReport({ records, head, productVersion: '0.1.0', madeAt }));
      expect(validate(JSON.parse(json))).toBe(true);
      expect(validate({ ...(JSON.parse(json) as object), outcome: 'fine' })).toBe(false);
      expect(validate({ ...(JSON.parse(json) as object), password: 'x' })).toBe(false);
    }
  });
});
