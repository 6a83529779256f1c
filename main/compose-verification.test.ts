import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { foldAll, type Plan, Verification } from '../preload/contract/index.js';
import { ownAddress } from './compose-own-address.js';
import { openVerificationBench, type VerificationBench } from './fixture-verification.js';
import { Secret } from './ports/secret.js';
import { toProblem } from './problems/problem.js';
import { buildReport } from './report/build-report.js';
import { outcomeTelling } from './report/words.js';
import type { VerifyRun, VerifyWish } from './verification/verifications.js';

const limit = 120_000;
const { signal } = new AbortController();

let bench: VerificationBench;
let id = '';
let plan: Plan;
beforeAll(async () => {
  bench = await openVerificationBench();
  id = await bench.recover();
  const found = foldAll((await bench.house.recoveries.read(id)).records).plan;
  if (!found) throw new Error('The rehearsal has no plan.');
  plan = found;
}, limit);
afterAll(() => bench.remove());

const verify = (wish: Partial<VerifyWish> = {}, run: VerifyRun = { signal }): Promise<Verification> =>
  bench.house.verifications.verify({ target: { kind: 'rehearsal', recoveryId: id }, against: [id], ...wish }, run);

const problemOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (thrown: unknown) => toProblem(thrown).code,
  );

const one = { only: ['services-run'] };

async function written(name: string, text: string): Promise<string> {
  const path = join(bench.stateFolder, name);
  await writeFile(path, text);
  return path;
}

describe('verifying a rehearsal', () => {
  it(
    'gives a whole document of every check, each told as it comes',
    async () => {
      const told: string[] = [];
      const found = await verify({}, { signal, onResult: result => told.push(result.id) });
      expect(Verification.parse(found)).toEqual(found);
      expect(found).toMatchObject({ serverName: 'EX3', mode: 'rehearsal', comparedWith: [{ kind: 'recovery' }] });
      const all = bench.house.verifications.cards.map(card => card.id).sort();
      expect(found.checks.map(result => result.id).sort()).toEqual(all);
      expect(told.sort()).toEqual(all);
    },
    limit,
  );

  it('finds the address books on its disk once they are distributed, and says so where nobody fetches them', async () => {
    const books = async () => (await verify({ only: ['offline-address-books'] })).checks[0];
    const oab = join(
      bench.folderOf(id),
      'disk',
      'C',
      'Program Files',
      'Microsoft',
      'Exchange Server',
      'V14',
      'ClientAccess',
      'OAB',
    );
    const [book] = plan.lostServer.addressBooks ?? [];
    expect(await books()).toMatchObject({ outcome: 'pass', found: '“Default Offline Address Book” is there.' });
    expect(await readdir(join(oab, book?.guid ?? ''))).toEqual(['oab.xml']);
    await rm(join(oab, book?.guid ?? ''), { recursive: true });
    bench.setService(id, 'MSExchangeFDS', 'Stopped');
    expect(await books()).toMatchObject({ outcome: 'warning', evidence: [{ value: 'missing' }] });
    bench.setService(id, 'MSExchangeFDS', 'Running');
    expect(await books()).toMatchObject({ outcome: 'pass' });
  });

  it('runs only what was asked for, and nothing where there is no such check', async () => {
    expect((await verify(one)).checks.map(result => result.id)).toEqual(['services-run']);
    expect(await problemOf(verify({ only: ['services-run', 'no-such-check'] }))).toBe('WRONG_USE');
  });

  it('ends when it is cancelled', async () => {
    const cancel = new AbortController();
    cancel.abort();
    expect(await problemOf(verify({}, { signal: cancel.signal }))).toBe('VERIFICATION_CANCELLED');
  });

  it.each([
    [
      'an export that is not there, before any check',
      () => verify({ ...one, directory: { kind: 'file', path: join(bench.stateFolder, 'nope.ldf') } }),
      'EXPORT_NOT_READABLE',
    ],
    ['an unknown rehearsal', () => verify({ target: { kind: 'rehearsal', recoveryId: 'none' } }), 'RECOVERY_UNKNOWN'],
    ['this computer, which is no Windows', () => verify({ target: { kind: 'this' } }), 'VERIFICATION_NOT_HERE'],
  ])('refuses %s', async (_what, run, code) => {
    if (code === 'VERIFICATION_NOT_HERE' && process.platform === 'win32') return;
    expect(await problemOf(run())).toBe(code);
  });
});

describe('what a rehearsal leaves on purpose', () => {
  const outcomes = async () => {
    const found = await verify();
    const of = (check: string) => found.checks.find(result => result.id === check)?.outcome;
    return {
      ...{ pools: of('iis-pools'), owa: of('web-owa'), ecp: of('web-ecp') },
      ...{ names: of('dns-own-name'), events: of('events') },
    };
  };
  const well = { pools: 'pass', owa: 'pass', ecp: 'pass', names: 'pass', events: 'pass' };
  const ill = { ...well, pools: 'fail', owa: 'fail', names: 'fail', events: 'warning' };

  it(
    'is found, and mended by the next try where it happens once',
    async () => {
      bench.spoil(id, ['pool-stopped', 'dns-stale', 'event-errors']);
      expect(await outcomes()).toEqual(ill);
      expect(bench.machineOf(id).faults).toEqual([]);
      expect(await outcomes()).toEqual(well);
    },
    limit,
  );

  it(
    'stays where it happens always, and where it was not looked at',
    async () => {
      bench.spoil(id, ['pool-stopped'], 'always');
      await verify({ only: ['iis-pools'] });
      expect(bench.machineOf(id).faults).toHaveLength(1);
      bench.spoil(id, ['event-errors']);
      await verify(one);
      expect(bench.machineOf(id).faults).toHaveLength(1);
    },
    limit,
  );

  it(
    'holds no other check where a port is silent',
    async () => {
      bench.spoil(id, ['port-silent']);
      const { checks } = await verify({ only: ['web-owa', 'tls-certificate', 'services-run', 'ports-listen'] });
      const of = (check: string) => checks.find(result => result.id === check);
      expect(of('web-owa')?.outcome).not.toBe('pass');
      expect(of('tls-certificate')?.outcome).not.toBe('pass');
      expect(of('ports-listen')?.outcome).toBe('fail');
      expect(of('services-run')).toMatchObject({ outcome: 'pass' });
      expect(of('services-run')?.durationMs).toBeLessThan(of('web-owa')?.durationMs ?? 0);
    },
    limit,
  );
});

describe('what a server is compared with', () => {
  it('may be a saved reading, also as Windows PowerShell writes it', async () => {
    const text = JSON.stringify(plan.lostServer);
    for (const bytes of [text, `\uFEFF${text}`]) {
      const { comparedWith } = await verify({ ...one, against: [await written('reading.json', bytes)] });
      expect(comparedWith).toMatchObject([{ kind: 'reading', readAt: plan.lostServer.readAt }]);
    }
    const path = join(bench.stateFolder, 'utf16.json');
    await writeFile(path, Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect((await verify({ ...one, against: [path] })).comparedWith).toHaveLength(1);
  });

  it('may be a report, and nothing at all', async () => {
    const report = { schema: 'cas-recovery/report/1', lostServer: plan.lostServer };
    const path = await written('report.json', JSON.stringify(report));
    expect((await verify({ ...one, against: [path] })).comparedWith).toMatchObject([{ kind: 'report' }]);
    expect((await verify({ ...one, against: [] })).comparedWith).toEqual([]);
  });

  it(
    'may be the report of a re-application that made checks',
    async () => {
      const before = await verify();
      expect(before.beforeAfter?.same).toBeGreaterThan(20);
      const report = { schema: 'cas-recovery/report/1', lostServer: null, reapply: {}, verification: before };
      const path = await written('applied.json', JSON.stringify(report));
      const { comparedWith, beforeAfter } = await verify({ against: [path] });
      expect(comparedWith).toMatchObject([{ kind: 'report', readAt: before.startedAt }]);
      expect(beforeAfter?.same).toBeGreaterThan(30);
      expect(beforeAfter?.rows.filter(({ kind }) => kind === 'changed')).toEqual([]);
      expect((await verify({ ...one, against: [path] })).beforeAfter).toBeUndefined();
    },
    limit,
  );

  it.each(['exported', 'exported.zip'])('may be a report as it was exported: %s', async name => {
    const out = join(bench.stateFolder, name);
    await bench.house.past.export({ id, out, redacted: false });
    const { comparedWith } = await verify({ ...one, against: [out] });
    expect(comparedWith).toMatchObject([{ kind: 'report', readAt: plan.lostServer.readAt }]);
  });

  it(
    'may be a kit, as a folder or a ZIP file, and several things at once',
    async () => {
      for (const name of ['kit', 'kit.zip']) {
        const out = join(bench.stateFolder, name);
        const from = { kind: 'scenario', scenario: 'ex3' } as const;
        await bench.house.kits.create({ from, out }, { signal, onProgress: () => undefined });
        const { comparedWith, checks } = await verify({ only: ['settings-as-in-kit'], against: [id, out] });
        expect(comparedWith.map(({ kind }) => kind)).toEqual(['recovery', 'kit']);
        // What was customised on the lost server is not there before the kit was applied.
        const [{ outcome, comparisons }] = checks as [Verification['checks'][number]];
        expect(outcome).toBe('warning');
        expect(comparisons.map(({ label }) => label).join()).toContain('web.config');
      }
    },
    limit,
  );

  it.each([
    ['a name that is nothing', () => Promise.resolve('nothing-here'), 'VERIFICATION_NOTHING_TO_COMPARE'],
    ['a file of something else', () => written('other.json', '{"schema":"x"}'), 'SNAPSHOT_NOT_READABLE'],
    [
      'a verification that was cut',
      () => written('v.json', '{"schema":"cas-recovery/verification/1"}'),
      'VERIFICATION_NOTHING_TO_COMPARE',
    ],
    [
      'the report of a re-application that made no checks',
      () => written('unchecked.json', '{"schema":"cas-recovery/report/1","lostServer":null,"reapply":{}}'),
      'VERIFICATION_NOTHING_TO_COMPARE',
    ],
    ['a text that is cut short', () => written('cut.json', '{"schema":'), 'SNAPSHOT_NOT_READABLE'],
    ['an empty file', () => written('empty', ''), 'SNAPSHOT_NOT_READABLE'],
    ['a folder that is no kit', () => Promise.resolve(join(bench.stateFolder, 'recoveries')), 'KIT_NOT_FOUND'],
    [
      'a reading of another server',
      () => {
        const { lostServer } = plan;
        const other = { ...lostServer, summary: { ...lostServer.summary, name: 'EX2' } };
        return written('ex2.json', JSON.stringify(other));
      },
      'VERIFICATION_OTHER_SERVER',
    ],
  ])('is refused as %s', async (_what, name, code) => {
    expect(await problemOf(verify({ ...one, against: [await name()] }))).toBe(code);
  });
});

describe('the address at which this computer is knocked on', () => {
  const at = (address: string, internal = false, family = 'IPv4') => ({ address, internal, family }) as never;
  it.each([
    [
      'the first of its network',
      { lo: [at('127.0.0.1', true)], a: [at('fe80::1', false, 'IPv6'), at('10.0.0.23')] },
      '10.0.0.23',
    ],
    ['none that Windows made up', { a: [at('169.254.3.4')], b: [at('10.0.0.24')] }, '10.0.0.24'],
    ['the loopback one without a network', { lo: [at('127.0.0.1', true)] }, '127.0.0.1'],
  ])('is %s', (_what, interfaces, address) => {
    expect(ownAddress(interfaces)).toBe(address);
  });
});

// Last: it changes the server for all others.
describe('the checks at the end of work', () => {
  const told = async (work: string) => {
    const { records, head } = await bench.house.recoveries.read(work);
    const report = buildReport({ records, head, productVersion: 'test', madeAt: '2026-11-27T08:00:00.000Z' });
    const found = report.verification;
    const failing = found?.checks.filter(({ outcome, weight }) => outcome === 'fail' && weight === 'must') ?? [];
    return { state: foldAll(records), report, found, failing: failing.map(check => check.id) };
  };

  it('tell beside a recovery what no setup brings back, and the report has them', async () => {
    const { state, report, found, failing } = await told(id);
    expect(state.ended?.outcome).toBe('recovered');
    expect(found).toEqual(state.steps.find(({ card }) => card.id === 'verification')?.finding?.checks);
    expect(found?.comparedWith).toMatchObject([{ kind: 'recovery' }]);
    expect(found?.checks).toHaveLength(bench.house.verifications.cards.length);
    expect(failing).toContain('certificate-not-self-signed');
    expect(found?.verdict.standing).toBe('not ready');
    expect(report.summary).toMatch(/EX3 is recovered: all 6 steps are verified\. As checked at [-0-9]+ [:0-9]+ UTC: /);
    expect(report.summary).toContain(found?.verdict.summary);
    expect(outcomeTelling(report)).toMatchObject({ word: 'Recovered – not ready for clients', tone: 'caution' });
    expect((await bench.house.recoveries.list()).find(card => card.id === id)?.verdict).toBe('not ready');
  });

  it(
    'come out better once a kit is applied: no check fails that must pass',
    async () => {
      const password = new Secret('Kit-Pass-7');
      const run = { signal, onProgress: () => undefined };
      const pair = {
        path: join(bench.stateFolder, 'kit-with-keys'),
        target: { kind: 'rehearsal', recoveryId: id },
      } as const;
      await bench.house.kits.create({ from: { kind: 'scenario', scenario: 'ex3' }, out: pair.path, password }, run);
      const { differences } = await bench.house.kits.compare(pair, run);
      const chosen = differences.filter(
        ({ advice, byHand, group }) => advice === 'apply' && byHand === null && group !== 'rollup',
      );
      const choice = { differences: chosen.map(one => one.id), wholeFiles: [], rollupFile: null };
      const applied = await bench.house.kits.beginReapply(pair, choice, run, () => Promise.resolve(password));
      await bench.toItsEnd(applied, password);
      const { state, report, found, failing } = await told(applied);
      expect(state.ended).not.toBeNull();
      expect(found?.comparedWith.map(({ kind }) => kind)).toEqual(['recovery', 'kit']);
      expect(failing).toEqual([]);
      expect(report.summary).toContain(found?.verdict.summary);

      await rename(pair.path, `${pair.path}-moved`);
      expect(await problemOf(verify({ against: [applied] }))).toBe('VERIFICATION_KIT_GONE');

      await rm(join(bench.stateFolder, 'recoveries', id), { recursive: true });
      const gone = verify({ target: { kind: 'rehearsal', recoveryId: applied } });
      expect(await problemOf(gone)).toBe('REHEARSAL_DELETED');
    },
    limit,
  );
});
