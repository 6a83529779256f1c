import { expect, it } from 'vitest';
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
  const ended = verify(house, { rehearsal: 'ex3-1', against: [], only: [], watch: true, every: '1' });
  return { lines: terminal.lines, ended };
}

it('verify --watch says nothing while all checks come out as before, pauses, and tells the one that does not', async () => {
  const began = performance.now();
  const { lines, ended } = watchOf(['fail', 'fail', 'fail', 'pass']);
  expect(await ended).toBe(0);
  // Three pauses of a second; timers may be a moment early.
  expect(performance.now() - began).toBeGreaterThan(2900);
  expect(lines.filter(line => /^round \d/.test(line))).toEqual(['round 4']);
  expect(lines.filter(line => /^(NOT READY|READY FOR CLIENTS) /.test(line))).toEqual([
    'NOT READY  So: fail.',
    'READY FOR CLIENTS  So: pass.',
  ]);
});
