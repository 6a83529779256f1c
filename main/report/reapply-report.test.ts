import { describe, expect, it } from 'vitest';
import type { LeftDifference, ReapplyPlan, Report } from '../../preload/contract/index.js';
import { buildReport } from './build-report.js';
import { reapplied } from './fixture-recoveries.js';
import { compared, type JournalMaker, operator, ready } from './fixtures.js';
import { reportFormers } from './report-formers.js';
import { reservationsOf } from './reservations.js';

const reportOf = ({ records, head }: JournalMaker): Report =>
  buildReport({ records, head, productVersion: '0.1.0', madeAt: '2026-11-24T09:00:00.000Z' });

const card = (id: 'files' | 'reapply-proof', title: string) =>
  ({ id, title, explain: '', risk: 'can be undone', usualSeconds: 1, skippable: true }) as const;

const label = 'Change 4 places in ClientAccess\\Owa\\web.config';

/** A change of a file was not made, since somebody skipped its step; the proof reads it once more. */
function skippedFile(plan: Partial<ReapplyPlan> = {}): JournalMaker {
  const journal = reapplied('ex3-20261124-063000');
  const { entry } = journal.records.at(-1) ?? {};
  if (entry?.kind !== 'reapply-planned') throw new Error('no plan');
  const steps = [card('files', 'Files'), card('reapply-proof', 'Proof')];
  const row = compared('file', label, 'new: SHA-256 ab08…', 'old: SHA-256 f6c6…');
  const finding = ready(journal.now, [{ ...row, remedy: '' }]);
  const files = { stepId: 'files', attempt: 1 } as const;
  return journal
    .write({ ...entry, plan: { ...entry.plan, steps, ...plan } })
    .write({ kind: 'checked', ...files, finding })
    .after(90)
    .write({ kind: 'decided', ...files, decision: { choice: 'skip', reason: 'Tomorrow' }, operator })
    .step('reapply-proof', { seconds: 1, finding })
    .write({ kind: 'recovery-ended', outcome: 'recovered with reservations', note: '' });
}

const one = (change: Partial<LeftDifference>): LeftDifference => ({
  ...{ group: 'registry', title: 'Value', advice: 'apply', why: 'Set by hand', byHand: null },
  ...change,
});

describe('the report of a re-application', () => {
  it('names once, in plain words, what was not applied', () => {
    const told = reservationsOf(reportOf(skippedFile()));
    expect(told.map(({ what }) => what)).toEqual(['NLB', 'Files was skipped.', `Not applied again: ${label}.`]);
    expect(reservationsOf(reportOf(skippedFile({ undoes: 'ex3-1' }))).at(-1)?.what).toBe(`Not taken back: ${label}.`);
  });

  it('counts in its first sentences what was not chosen', () => {
    const left = [
      ...[one({}), one({}), one({ group: 'rollup' }), one({ byHand: 'needs a key' })],
      ...[one({ advice: 'look' }), one({ advice: 'leave' })],
    ];
    expect(reportOf(skippedFile({ left, leftMore: 4 })).summary).toContain(
      ' Not chosen: 2 differences that were advised, the rollup, 1 that only a person can make and 6 others.',
    );
    expect(reportOf(skippedFile({ left: [one({})] })).summary).toMatch(/Not chosen: 1 difference that was advised\.$/);
    expect(reportOf(skippedFile({ left: [] })).summary).not.toContain('Not chosen');
  });

  it('tells each step and what was left also as CSV', () => {
    const untaken = ['Service start'];
    const csv = reportFormers.csv(reportOf(skippedFile({ left: [one({ group: 'rollup' })], leftMore: 2, untaken })));
    const rows = csv.split('\r\n').filter(row => /^REHEARSAL,(?:Step|Left),/.test(row));
    expect(rows).toEqual([
      'REHEARSAL,Step,Files,Took,,,1 minute 30 seconds,,Skipped,',
      'REHEARSAL,Step,Proof,Took,,,2 seconds,,Verified,',
      'REHEARSAL,Left,,NLB,,,,,Left,By hand.',
      'REHEARSAL,Left,,Service start,,,,,Left,Nothing takes it back.',
      'REHEARSAL,Left,,Value,,,,,Left,The operator chose to install no rollup. Set by hand.',
      'REHEARSAL,Left,,2 more differences that were not chosen,,,,,Left,The kit and the server still tell.',
    ]);
  });
});
