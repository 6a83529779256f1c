import { describe, expect, it } from 'vitest';
import type { CheckOutcome, CheckResult, CheckWeight, Readiness } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import { type Check, defineCheck, type Seen } from './check.js';
import { runChecks } from './run-checks.js';
import { type Reach, verdictOf } from './verdict.js';
import type { Expected, VerificationWorld } from './world.js';

const expected: Expected = { serverName: 'EX3', directory: null, settings: null, kit: null, comparedWith: [] };
const world = { now: () => '2026-11-27T10:00:00.000Z', expected } as VerificationWorld;
const passed: Seen = { outcome: 'pass', found: 'It is.' };

interface Wish {
  readonly id?: string;
  readonly area?: Check['card']['area'];
  readonly limit?: number;
  readonly look?: Check['look'];
}

const checkOf = ({ id = 'one', area = 'services', limit = 60, look = () => Promise.resolve(passed) }: Wish): Check =>
  defineCheck({
    card: { id, area, title: 'It runs', proves: 'That it runs.', how: 'by looking', weight: 'must' },
    timeLimitSeconds: limit,
    look,
  });

const run = (checks: readonly Check[], signal = new AbortController().signal): Promise<CheckResult[]> =>
  runChecks(checks, world, { signal });

describe('running checks', () => {
  it('orders the results by area, whichever came first', async () => {
    const results = await run([checkOf({ id: 'late', area: 'events' }), checkOf({ id: 'early', area: 'setup' })]);
    expect(results.map(({ id }) => id)).toEqual(['early', 'late']);
  });

  it('waits for no check that hangs, and tells it by its signal', async () => {
    const told: boolean[] = [];
    const hangs = checkOf({
      id: 'hangs',
      limit: 0.05,
      look: (_world, signal) =>
        new Promise(() => signal.addEventListener('abort', () => told.push(signal.aborted), { once: true })),
    });
    const [slow, quick] = await run([hangs, checkOf({ id: 'quick' })]);
    expect(slow).toMatchObject({ id: 'hangs', outcome: 'could not tell' });
    expect(slow?.found).toContain('within 0.05 seconds');
    expect(quick).toMatchObject({ id: 'quick', outcome: 'pass' });
    expect(told).toEqual([true]);
  });

  it('shows no password that was read on the server', async () => {
    const fact = { id: 'e', label: 'Event', value: '1', source: 'log', readAt: world.now() };
    const seen: Seen = {
      ...passed,
      evidence: [{ ...fact, raw: 'setup /password:Pl4nted ran' }],
      expected: { value: 'task.exe /password:Pl4nted', source: 'the kit' },
    };
    const [result] = await run([checkOf({ look: () => Promise.resolve(seen) })]);
    expect(result?.evidence[0]?.raw).toBe('setup /password:[secret] ran');
    expect(result?.expected?.value).toBe('task.exe /password:[secret]');
  });

  it('says why where something could not be read', async () => {
    const [result] = await run([checkOf({ look: () => Promise.reject(failure('DISK_FULL', {})) })]);
    expect(result?.outcome).toBe('could not tell');
    expect(result?.found).toContain(failure('DISK_FULL', {}).problem.happened);
  });

  it('says why where a check itself is at fault', async () => {
    const [result] = await run([checkOf({ look: () => Promise.reject(new TypeError('x is undefined')) })]);
    expect(result?.outcome).toBe('could not tell');
  });

  it('ends at once when the operator cancels, also before it began', async () => {
    const cancel = new AbortController();
    const running = run([checkOf({ look: () => new Promise(() => undefined) })], cancel.signal);
    cancel.abort();
    await expect(running).rejects.toMatchObject({ problem: { code: 'VERIFICATION_CANCELLED' } });
    await expect(run([checkOf({})], cancel.signal)).rejects.toMatchObject({
      problem: { code: 'VERIFICATION_CANCELLED' },
    });
  });
});

describe('the verdict', () => {
  const result = (outcome: CheckOutcome, weight: CheckWeight): CheckResult => ({
    ...{ ...checkOf({}).card, id: `${weight}-${outcome.replaceAll(' ', '-')}`, weight, outcome, found: 'So it is.' },
    ...{ expected: null, comparisons: [], evidence: [], fix: null, startedAt: world.now(), durationMs: 1 },
  });
  const proven = result('pass', 'must');
  const verdict = (checks: readonly CheckResult[], reach: Partial<Reach> = {}) =>
    verdictOf('EX3', checks, { checks: checks.length, compared: true, ...reach });

  it.each([
    ['pass', 'must', 'ready for clients'],
    ['fail', 'must', 'not ready'],
    ['warning', 'must', 'ready with reservations'],
    ['could not tell', 'must', 'not ready'],
    ['not applicable', 'must', 'ready for clients'],
    ['fail', 'should', 'ready with reservations'],
    ['could not tell', 'should', 'ready with reservations'],
    ['fail', 'tells', 'ready for clients'],
  ] as const)('of a %s of a check that %s be: %s', (outcome, weight, standing) => {
    expect(verdict([proven, result(outcome, weight)]).standing).toBe(standing);
  });

  it.each<[string, Partial<Reach>, string]>([
    [
      'nothing is known from before',
      { compared: false },
      'EX3 can take clients, with no directory from before to compare with.',
    ],
  ])('has a reservation where %s', (_name, reach, summary) => {
    expect(verdict([proven], reach)).toEqual({ standing: 'ready with reservations', summary, because: [] });
  });

  it.each<readonly [string, CheckOutcome, Readiness['standing']]>([
    ['failed', 'fail', 'not ready'],
    ['could not be told', 'could not tell', 'not ready'],
    ['passed', 'pass', 'ready with reservations'],
  ])('says what was not named to compare with, where a check %s', (_what, outcome, standing) => {
    const notNamed = ['kit', 'directory from before'] as const;
    const { summary, ...found } = verdict([result(outcome, 'must')], { compared: false, notNamed });
    expect(found.standing).toBe(standing);
    expect(summary).toMatch(/no kit and no directory from before was named to compare with\.$/);
  });

  it.each<[string, CheckResult[], Readiness['standing'], string]>([
    ['one that passed', [proven], 'not judged', 'The check that was run passed.'],
    ['some that passed', [proven, result('pass', 'should')], 'not judged', 'All 2 checks that were run passed.'],
    ['one that warned', [result('warning', 'should')], 'not judged', 'The check that was run came out as “warning”.'],
    ['one of two', [proven, result('fail', 'should')], 'not judged', '1 of the 2 checks that were run passed.'],
    ['one that does not apply', [result('not applicable', 'must')], 'not judged', 'came out as “not applicable”.'],
    ['one that failed', [result('fail', 'must')], 'not ready', 'EX3 is not ready for clients: “It runs” failed.'],
    ['one without an answer', [result('could not tell', 'must')], 'not ready', 'could not be told.'],
  ])('judges no server by a part of the checks: %s', (_name, checks, standing, told) => {
    const found = verdict(checks, { checks: 45 });
    expect(found.standing).toBe(standing);
    expect(found.summary).toContain(told);
    const judged = found.summary.includes(`was not judged: ${String(checks.length)} of 45 checks w`);
    expect(judged).toBe(standing === 'not judged');
  });

  it('names first what others fail for, and counts each failure', () => {
    const one = (id: string, title: string): CheckResult => ({ ...result('fail', 'must'), id, title });
    const checks = [
      one('iis-pools', 'Pools'),
      one('web-owa', 'OWA'),
      one('ports-listen', 'Ports'),
      result('fail', 'tells'),
    ];
    const { because, summary } = verdict(checks);
    expect(because).toEqual(['ports-listen', 'iis-pools', 'web-owa']);
    expect(summary).toContain('“Ports” and 2 other checks failed, and 1 more that alone would not keep clients away.');
  });

  it('names what it rests on, failures first', () => {
    const { because, summary } = verdict([proven, result('warning', 'should'), result('fail', 'must')]);
    expect(because).toEqual(['must-fail', 'should-warning']);
    expect(summary).toBe('EX3 is not ready for clients: “It runs” failed.');
  });

  it.each([[[]], [[result('could not tell', 'must')]], [[result('not applicable', 'must')]]])(
    'is never ready where nothing was proven',
    checks => {
      expect(verdict(checks).standing).toBe('not ready');
    },
  );
});
