import { describe, expect, it } from 'vitest';
import type { Report, ReportCheck } from '../../../preload/contract/index.js';
import { checkChain } from '../../runbook/check-chain.js';
import { buildReport } from '../build-report.js';
import { reapplied, recoveredAsChecked } from '../fixture-recoveries.js';
import { allWell, type JournalMaker } from '../fixtures.js';
import { laterLabels } from '../later-csv.js';
import type { OtherJournal } from '../later-work.js';
import { reportFormers } from '../report-formers.js';
import { checkReport } from './check-report.js';

const productVersion = '0.1.0';
const madeAt = '2026-11-24T09:00:00.000Z';
const forms = ['html', 'json', 'csv'] as const;

const told = ({ findings }: ReportCheck): string => findings.map(({ result, text }) => `${result}: ${text}`).join('\n');

describe('a report of a server that was not ready, and of what was re-applied since', () => {
  const journal = recoveredAsChecked('not ready');
  const other = reapplied('ex3-20261124-063000').write({
    kind: 'checked',
    stepId: 'reapply-proof',
    attempt: 1,
    finding: { state: 'done', facts: [], comparisons: [], checks: allWell },
  });
  const unchecked = reapplied('ex3-20261124-063000');
  const { records, head } = journal;
  const report = (others: readonly OtherJournal[]): Report =>
    buildReport({ records, head, productVersion, madeAt, others });
  const checkWith = (form: (typeof forms)[number], text: string, found: JournalMaker | null) =>
    checkReport({
      file: `report.${form}`,
      bytes: Buffer.from(text),
      productVersion,
      journalOf: () =>
        Promise.resolve({
          path: 'journal.jsonl',
          ...checkChain(journal.bytes),
          beside: { output: () => Promise.resolve(null), other: () => Promise.resolve(found) },
        }),
    });

  it.each(forms.flatMap(form => [other, unchecked].map((later, index) => [form, index, later] as const)))(
    'is proven as %s with the later journal %d, also when that has grown',
    async (form, _index, later) => {
      const text = reportFormers[form](report([later]));
      const grown = reapplied('ex3-20261124-063000');
      for (const { entry } of later.records.slice(grown.records.length)) grown.write(entry);
      for (const found of [later, grown.session()]) {
        const answer = await checkWith(form, text, found);
        expect(told(answer)).not.toMatch(/^(wrong|unknown|note)/m);
        expect(answer.proven).toBe(true);
      }
    },
  );

  it.each(forms)('is proven as %s that was made before that', async form => {
    expect((await checkWith(form, reportFormers[form](report([])), other)).proven).toBe(true);
  });

  it('tells in CSV as on the page whether clients may come now, and that they could not then', () => {
    const rows = reportFormers
      .csv(report([other]))
      .split('\r\n')
      .filter(row => row.includes(',Report,,Ready'));
    expect(rows).toEqual([
      'REHEARSAL,Report,,Ready for clients,,,Ready for clients,As checked at 2026-11-24 08:41:00 UTC by ex3-reapply,,',
      expect.stringMatching(
        /^REHEARSAL,Report,,Ready for clients at the end of this recovery,,,Not ready,As checked at /,
      ),
    ]);
    expect(reportFormers.csv(report([unchecked]))).toContain(',Report,,Ready for clients,,,Not checked since,');
    expect(reportFormers.csv(report([]))).toContain(',Report,,Ready for clients,,,Not ready,');
  });

  it.each(forms)('is not proven as %s where the later journal is not here, and all else is compared', async form => {
    const text = reportFormers[form](report([other]));
    const answer = await checkWith(form, text, null);
    expect(told(answer)).toContain('unknown: What the report tells of ex3-reapply was not compared');
    expect(told(answer)).not.toMatch(/^wrong/m);
    expect(answer.proven).toBe(false);
  });

  it('is found as CSV when what it tells of later work was changed', async () => {
    const text = reportFormers.csv(report([other]));
    for (const [from, to] of [
      ['Ready for clients,,,Ready for clients', 'Ready for clients,,,Not ready'],
      ['ex3-reapply,NLB', 'ex3-reapply,WLB'],
      [
        `ex3-reapply,${laterLabels.records},,,${String(other.records.length)}`,
        `ex3-reapply,${laterLabels.records},,,x`,
      ],
    ] as const) {
      expect(text).toContain(from);
      expect(told(await checkWith('csv', text.replace(from, to), other))).toMatch(/^wrong: Line \d+/m);
    }
  });
});
