import { describe, expect, it } from 'vitest';
import type { CheckResult, Verification } from '../../preload/contract/index.js';
import { toProblem } from '../problems/problem.js';
import { ranAgain } from './run-again.js';

const result = (id: string, change: Partial<CheckResult> = {}): CheckResult => ({
  ...{ id, area: 'services', title: id, proves: '', how: '', weight: 'must', outcome: 'pass', found: 'It is.' },
  ...{ expected: null, comparisons: [], evidence: [], fix: null },
  ...{ startedAt: '2026-11-27T10:00:00.000Z', durationMs: 1 },
  ...change,
});

const document = (checks: CheckResult[], change: Partial<Verification> = {}): Verification => ({
  ...{ schema: 'cas-recovery/verification/1', serverName: 'EX3', mode: 'rehearsal' },
  ...{ startedAt: '2026-11-27T10:00:00.000Z', endedAt: '2026-11-27T10:00:10.000Z' },
  comparedWith: [{ kind: 'recovery', name: 'the reading before', readAt: '2026-11-26T10:00:00.000Z' }],
  ...{ checks, verdict: { standing: 'not ready', summary: 'Old.', because: [] } },
  ...change,
});

const earlier = document([result('one'), result('two', { outcome: 'fail' }), result('late', { area: 'events' })]);

describe('a check that is run again', () => {
  it('takes the place of its old result, and the verdict is on all of them', () => {
    const again = document([result('two')], { endedAt: '2026-11-27T11:00:00.000Z' });
    const { checks, verdict, startedAt, endedAt } = ranAgain(earlier, again, 3);
    expect(checks.map(({ id, outcome }) => `${id} ${outcome}`)).toEqual(['one pass', 'two pass', 'late pass']);
    expect(verdict.standing).toBe('ready for clients');
    expect([startedAt, endedAt]).toEqual([earlier.startedAt, again.endedAt]);
  });

  it('never makes others ready that fail still, or that were not run', () => {
    expect(ranAgain(earlier, document([result('one')]), 3).verdict.standing).toBe('not ready');
    expect(ranAgain(earlier, document([result('two')]), 4).verdict.standing).toBe('not judged');
  });

  it('is put among those of its area where it was not run before', () => {
    const again = document([result('new', { area: 'setup' })]);
    expect(ranAgain(earlier, again, 4).checks.map(({ id }) => id)).toEqual(['new', 'one', 'two', 'late']);
  });

  it.each([{ serverName: 'EX2' }, { mode: 'live' as const }])('is not mixed with results of another server: %o', of => {
    let code = 'none';
    try {
      ranAgain(earlier, document([result('two')], of), 3);
    } catch (thrown) {
      ({ code } = toProblem(thrown));
    }
    expect(code).toBe('WRONG_USE');
  });
});
