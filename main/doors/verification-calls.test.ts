import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls, type CheckResult } from '../../preload/contract/index.js';
import { openVerificationBench, type VerificationBench } from '../fixture-verification.js';
import { toProblem } from '../problems/problem.js';
import { verificationCalls, type VerificationCalls } from './verification-calls.js';

const limit = 120_000;
let bench: VerificationBench;
let door: VerificationCalls;
let told: { run: string; result: CheckResult }[] = [];
let id = '';

beforeAll(async () => {
  bench = await openVerificationBench();
  id = await bench.recover();
  door = verificationCalls(bench.house, event => {
    if (event.name === 'checked') told.push(event.body);
  });
}, limit);
afterAll(() => bench.remove());

const ask = (change: object = {}) => {
  const wish = { run: 'r1', on: { kind: 'rehearsal', recoveryId: id }, against: [id], ...change };
  return door.handlers.verifyServer(calls.verifyServer.input.parse(wish));
};

const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'answered',
    (thrown: unknown) => toProblem(thrown).code,
  );

describe('what a window asks about a verification', () => {
  it('is the list of all checks', async () => {
    const cards = await door.handlers.listChecks({});
    expect(cards).toEqual(bench.house.verifications.cards);
    expect(calls.listChecks.output.parse(cards)).toHaveLength(cards.length);
  });

  it(
    'is a run, with each result as it comes, and what was beside what is; then one check again',
    async () => {
      bench.spoil(id, ['pool-stopped']);
      told = [];
      const answer = calls.verifyServer.output.parse(await ask());
      const { verification, beforeAfter } = answer;
      expect(told.map(({ result }) => result.id).sort()).toEqual(verification.checks.map(one => one.id).sort());
      expect(new Set(told.map(({ run }) => run))).toEqual(new Set(['r1']));
      expect(beforeAfter?.some(({ area, kind }) => area === 'virtual directories' && kind === 'same')).toBe(true);
      expect(verification.verdict.because).toContain('iis-pools');

      told = [];
      const again = await ask({ run: 'r2', only: ['iis-pools'], earlier: verification });
      expect(told.map(({ run, result }) => `${run} ${result.id} ${result.outcome}`)).toEqual(['r2 iis-pools pass']);
      expect(again.beforeAfter).toBeNull();
      expect(again.verification.checks).toHaveLength(verification.checks.length);
      expect(again.verification.verdict.because).not.toContain('iis-pools');
    },
    limit,
  );

  it('is given up by the next run, and when somebody cancels', async () => {
    const first = codeOf(ask());
    const second = codeOf(ask({ run: 'r2' }));
    await door.handlers.cancelVerification({});
    expect(await Promise.all([first, second])).toEqual(['VERIFICATION_CANCELLED', 'VERIFICATION_CANCELLED']);
  });

  it.each([
    ['an unknown rehearsal', { on: { kind: 'rehearsal', recoveryId: 'none' } }, 'RECOVERY_UNKNOWN'],
    ['nothing that tells what it was', { against: ['nothing-here'] }, 'VERIFICATION_NOTHING_TO_COMPARE'],
    ['a check that does not exist', { only: ['no-such-check'] }, 'WRONG_USE'],
  ])('is refused for %s', async (_what, wish, code) => {
    expect(await codeOf(ask(wish))).toBe(code);
  });

  it.each([{ run: '' }, { against: [' '] }, { only: [] }, { only: ['No Check'] }, { earlier: {} }, { more: 1 }])(
    'is no question at all with %o',
    wish => {
      const asked = { run: 'r', on: { kind: 'this' }, against: [], ...wish };
      expect(calls.verifyServer.input.safeParse(asked).success).toBe(false);
    },
  );
});
