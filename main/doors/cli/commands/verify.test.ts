import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CheckOutcome, CheckResult, Verification } from '../../../../preload/contract/index.js';
import { KeptTerminal } from '../fixture-terminal.js';
import type { House } from '../house.js';
import { verify } from './verify.js';

const at = '2026-11-24T08:00:00.000Z';

const checkThat = (outcome: CheckOutcome): CheckResult => ({
  ...{ id: 'services-run', area: 'services', title: 'The services run', proves: 'They run.', how: 'Windows' },
  ...{ weight: 'must', outcome, found: `It is: ${outcome}.`, expected: null, comparisons: [], evidence: [] },
  ...{ fix: null, startedAt: at, durationMs: 3 },
});

const roundWith = (outcome: CheckOutcome): Verification => ({
  schema: 'cas-recovery/verification/1',
  ...{ productVersion: '0.1.0', serverName: 'EX3', mode: 'rehearsal', startedAt: at, endedAt: at, comparedWith: [] },
  checks: [checkThat(outcome)],
  verdict: {
    standing: outcome === 'pass' ? 'ready for clients' : 'not ready',
    summary: `So: ${outcome}.`,
    because: [],
  },
});

/** Starts a watch in which each round has the next of these outcomes; the clock tells the number of the round. */
function watchOf(outcomes: readonly CheckOutcome[]) {
  const terminal = new KeptTerminal();
  let rounds = 0;
  const house = {
    terminal,
    json: false,
    signal: new AbortController().signal,
    clock: { now: () => `round ${String(rounds)}` },
    composition: {
      verifications: { verify: () => Promise.resolve(roundWith(outcomes[rounds++] ?? 'pass')) },
    },
  } as unknown as House;
  const ended = verify(house, { rehearsal: 'ex3-1', against: [], only: [], watch: true, every: '60' });
  return { lines: terminal.lines, ended, rounds: () => rounds };
}

describe('verify --watch', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('says nothing while all checks come out as before, and tells the one that does not', async () => {
    const { lines, ended, rounds } = watchOf(['fail', 'fail', 'fail', 'pass']);
    await vi.advanceTimersByTimeAsync(0);
    expect(rounds()).toBe(1);
    expect(lines.join('\n')).toContain('NOT READY  So: fail.');
    const told = lines.length;
    await vi.advanceTimersByTimeAsync(120_000);
    expect(rounds()).toBe(3);
    expect(lines.slice(told)).toEqual([]);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await ended).toBe(0);
    expect(rounds()).toBe(4);
    expect(lines.slice(told, told + 2)).toEqual(['', 'round 4']);
    expect(lines.slice(told).join('\n')).toContain('READY FOR CLIENTS  So: pass.');
  });

  it('waits its whole pause between two rounds', async () => {
    const { ended, rounds } = watchOf(['fail', 'pass']);
    await vi.advanceTimersByTimeAsync(59_999);
    expect(rounds()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(await ended).toBe(0);
    expect(rounds()).toBe(2);
  });
});
