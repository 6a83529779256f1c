import { describe, expect, it } from 'vitest';
import type { CheckOutcome, CheckResult } from '../../../preload/contract/verification.js';
import { areasView, countsOf, milestone, runningView, showAll, verdictView } from './verify-view.js';

const result = (id: string, change: Partial<CheckResult> = {}): CheckResult => ({
  ...{ id, area: 'services', title: id, proves: '', how: '', weight: 'must', outcome: 'pass', found: 'It is.' },
  ...{ expected: null, comparisons: [], evidence: [], fix: null },
  ...{ startedAt: '2026-11-27T10:00:00.000Z', durationMs: 1 },
  ...change,
});

const fix = { words: 'Bring it back.', commands: [], changes: [] };
const checks = [
  result('runs'),
  result('modes', { outcome: 'warning', weight: 'should' }),
  result('sites', { area: 'iis' }),
  result('bound', { area: 'certificate' }),
  result('names', { area: 'certificate', outcome: 'fail', fix }),
  result('issuer', { area: 'certificate', outcome: 'fail', fix }),
  result('owa', { area: 'web', outcome: 'could not tell', found: 'No answer.' }),
];
const order = (areas: ReturnType<typeof areasView>): string[] =>
  areas.map(({ id, opens, rows }) => `${id}${opens ? ' open' : ''}: ${rows.map(row => row.id).join(' ')}`);

describe('the checks of a verification', () => {
  it('stand by area, what stops clients first, and what is well last and folded', () => {
    expect(order(areasView(checks, showAll))).toEqual([
      'certificate open: names issuer bound',
      'web open: owa',
      'services open: modes runs',
      'iis: sites',
    ]);
  });

  it('count as not made what another one alone holds up', () => {
    const dead = { id: '443', label: '443', result: 'different' } as CheckResult['comparisons'][number];
    const port = result('ports', { outcome: 'fail', comparisons: [dead] });
    const heldUp = result('owa', {
      outcome: 'fail',
      causedBy: { check: 'ports', row: '443', words: 'port 443 does not answer' },
    });
    expect(countsOf([port, heldUp], [port, heldUp])).toBe('1 failed, 1 not made');
    expect(countsOf([heldUp], [heldUp])).toBe('1 failed');
  });

  it('keep their places where one is run again, and show what became of it', () => {
    const mended = checks.map(one => (one.id === 'names' ? result('names', { area: 'certificate' }) : one));
    const areas = areasView(mended, showAll, { laidOut: checks, busy: 'owa' });
    expect(order(areas)).toEqual(order(areasView(checks, showAll)));
    expect(areas[0]).toMatchObject({ summary: '1 failed, 2 passed', rows: [{ word: 'Passed' }, {}, {}] });
    expect(areas[1]?.rows).toMatchObject([{ busy: true, icon: 'working', word: 'Running again' }]);
  });

  it('tell a fix that several have once', () => {
    expect(areasView(checks, showAll)[0]?.rows.map(({ fixedWith }) => fixedWith)).toEqual([null, 'names', null]);
  });

  it.each([
    ['what needs a person', { search: '', show: 'open' } as const, ['names issuer', 'owa', 'modes']],
    ['what passed', { search: '', show: 'pass' } as const, ['runs', 'sites', 'bound']],
    ['words of a check and of its area', { search: 'certificate bou', show: 'all' } as const, ['bound']],
    ['what was found', { search: 'no answer', show: 'all' } as const, ['owa']],
    ['nothing', { search: 'xyz', show: 'all' } as const, []],
  ])('are filtered by %s, and lie open then', (_what, filter, rows) => {
    const areas = areasView(checks, filter);
    expect(areas.map(area => area.rows.map(({ id }) => id).join(' '))).toEqual(rows);
    expect(areas.every(({ opens }) => opens)).toBe(true);
  });

  it('have their places from the start while they run, and fill in as the results arrive', () => {
    const areas = runningView(checks, [result('runs'), result('sites', { area: 'iis', outcome: 'fail' })]);
    expect(areas.map(({ id, icon, summary }) => [id, icon, summary])).toEqual([
      ['services', 'working', '1 of 2 done'],
      ['iis', 'failed', '1 failed'],
      ['certificate', 'working', '0 of 3 done'],
      ['web', 'working', '0 of 1 done'],
    ]);
  });
});

describe('the verdict', () => {
  const of = (outcome: CheckOutcome) =>
    verdictView({ standing: 'not ready', summary: 'It is not.', because: ['one'] }, [result('one', { outcome })]).tone;
  it('is no failure where nothing failed', () => {
    expect([of('fail'), of('could not tell')]).toEqual(['failed', 'unknown']);
  });
});

describe('what is told to those who listen', () => {
  it('changes at each quarter only', () => {
    const told = Array.from({ length: 46 }, (_, done) => milestone(done, 45));
    expect([...new Set(told)]).toHaveLength(5);
    expect(told[0]).toBe(told[11]);
    expect(told[45]).toBe('');
  });
});
