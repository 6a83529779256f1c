import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldAll, type RecoveryState, type Report, type Verification } from '../preload/contract/index.js';
import { openVerificationBench, type VerificationBench } from './fixture-verification.js';
import { Secret } from './ports/secret.js';
import { buildReport } from './report/build-report.js';

// The checks at the end of a recovery, and of what is re-applied to it, on one simulated server.

const limit = 120_000;
const { signal } = new AbortController();

let bench: VerificationBench;
beforeAll(async () => {
  bench = await openVerificationBench();
}, limit);
afterAll(() => bench.remove());

async function told(id: string): Promise<{ state: RecoveryState; report: Report }> {
  const { records, head } = await bench.house.recoveries.read(id);
  const report = buildReport({ records, head, productVersion: 'test', madeAt: '2026-11-27T08:00:00.000Z' });
  return { state: foldAll(records), report };
}

const failing = (found: Verification | undefined): string[] =>
  (found?.checks ?? []).filter(({ outcome, weight }) => outcome === 'fail' && weight === 'must').map(({ id }) => id);

const checksOf = (state: RecoveryState): Verification | undefined =>
  state.steps.find(({ card }) => card.id === 'verification')?.finding?.checks;

describe('a recovery that ends, and a kit that is applied after it', () => {
  it(
    'tells beside the recovery that the certificate is missing, and after the kit that no check fails that must pass',
    async () => {
      const id = await bench.recover();
      const { state, report } = await told(id);
      expect(state.ended?.outcome).toBe('recovered');
      const found = checksOf(state);
      expect(found?.comparedWith).toMatchObject([{ kind: 'recovery' }]);
      expect(found?.checks.map(check => check.id).sort()).toEqual(
        bench.house.verifications.cards.map(card => card.id).sort(),
      );
      expect(failing(found)).toContain('certificate-not-self-signed');
      expect(found?.verdict.standing).toBe('not ready');
      expect(report.verification).toEqual(found);
      expect(report.summary).toContain(found?.verdict.summary);

      const out = join(bench.stateFolder, 'kit');
      const password = new Secret('Kit-Pass-7');
      const run = { signal, onProgress: () => undefined };
      await bench.house.kits.create({ from: { kind: 'scenario', scenario: 'ex3' }, out, password }, run);
      const pair = { path: out, target: { kind: 'rehearsal', recoveryId: id } } as const;
      const { differences } = await bench.house.kits.compare(pair, run);
      const chosen = differences.filter(({ advice, byHand }) => advice === 'apply' && byHand === null);
      const choice = { differences: chosen.map(one => one.id), wholeFiles: [], rollupFile: null };
      const applied = await bench.house.kits.beginReapply(pair, choice, run, () => Promise.resolve(password));
      await bench.toItsEnd(applied, password);
      const after = await told(applied);
      expect(after.state.ended?.outcome).not.toBe('stopped');
      expect(after.report.verification?.comparedWith.map(({ kind }) => kind)).toEqual(['recovery', 'kit']);
      expect(failing(after.report.verification)).toEqual([]);
      expect(after.report.summary).toContain(after.report.verification?.verdict.summary);
    },
    limit,
  );
});
