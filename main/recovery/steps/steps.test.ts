import { describe, expect, it } from 'vitest';
import type { Finding, HostFacts } from '../../../preload/contract/index.js';
import type { Step } from '../../runbook/step.js';
import { failure } from '../../problems/problem.js';
import { ex3Plan, prepared, rebuilt, worldWith } from '../fixture-world.js';
import type { RecoveryWorld } from '../world.js';
import { identity } from './identity.js';
import { newServer } from './new-server.js';
import { prerequisites } from './prerequisites.js';
import { recoverySetup } from './recovery-setup.js';
import { restart } from './restart.js';

async function find(step: Step<RecoveryWorld>, facts: HostFacts, more: Partial<RecoveryWorld> = {}): Promise<Finding> {
  return step.check(await worldWith(facts, more));
}

function codeOf(finding: Finding): string {
  return 'problem' in finding ? finding.problem.code : finding.state;
}

describe('a new server', () => {
  it.each<[string, Partial<HostFacts>, string]>([
    ['that fits', {}, 'done'],
    [
      'with another Windows',
      { operatingSystem: { ...prepared.operatingSystem, version: '6.2.9200' } },
      'OPERATING_SYSTEM_DIFFERS',
    ],
    [
      'without the service pack',
      { operatingSystem: { ...prepared.operatingSystem, version: '6.1.7600' } },
      'OPERATING_SYSTEM_DIFFERS',
    ],
    [
      'that is Server Core',
      { operatingSystem: { ...prepared.operatingSystem, installationType: 'Server Core' } },
      'WINDOWS_KIND_UNFIT',
    ],
    ['without administrator rights', { elevated: false }, 'NOT_ELEVATED'],
    ['without the drive of Exchange', { drives: [{ letter: 'D:', freeBytes: 1e12 }] }, 'INSTALL_DRIVE_UNFIT'],
    ['with a full drive', { drives: [{ letter: 'C:', freeBytes: 1e9 }] }, 'INSTALL_DRIVE_UNFIT'],
    [
      'that has Exchange',
      { exchange: { ...prepared.exchange, installedBuild: '14.3.123.4' } },
      'EXCHANGE_ALREADY_INSTALLED',
    ],
    ['whose name is that of another Exchange server', { ...rebuilt, name: 'EX2' }, 'EXCHANGE_ALREADY_INSTALLED'],
    ['that did not tell its drives', { drives: [], unread: { drives: 'WMI is broken' } }, 'HOST_PART_NOT_READ'],
    ['that did not tell its Exchange', { unread: { exchange: 'access denied' } }, 'HOST_PART_NOT_READ'],
    ['without media', { media: null }, 'MEDIA_MISSING'],
    ['with media that are too old', { media: { path: 'D:\\', build: '14.2.247.5' } }, 'MEDIA_TOO_OLD'],
    ['with a rollup slipped into its media', { media: { path: 'D:\\', build: '14.3.513.0' } }, 'done'],
    ['with media of a newer service pack', { media: { path: 'D:\\', build: '14.4.1.0' } }, 'MEDIA_OTHER_SERVICE_PACK'],
    ['whose clock is wrong', { clockSkewSeconds: -1200 }, 'CLOCK_SKEWED'],
    ['whose clock could not be compared', { clockSkewSeconds: null }, 'done'],
  ])('%s is found %s', async (_what, change, expected) => {
    expect(codeOf(await find(newServer, { ...prepared, ...change }))).toBe(expected);
  });

  it('tells a part that could not be read as unknown, never as missing', async () => {
    const { comparisons } = await find(newServer, { ...prepared, drives: [], unread: { drives: 'WMI is broken' } });
    expect(comparisons.find(({ id }) => id === 'install-drive')).toMatchObject({
      result: 'unknown',
      rebuilt: 'could not be read: WMI is broken',
    });
  });

  it('is told with what has spoilt a setup before', async () => {
    const hints = [{ id: 'policy', text: 'A policy sets the execution policy.', source: 'HKLM\\SOFTWARE\\Policies' }];
    const { facts } = await find(newServer, { ...prepared, hints });
    expect(facts).toContainEqual(expect.objectContaining({ id: 'hint-policy', value: hints[0]?.text }));
  });

  it('that setup has rebuilt is found done, although its media are out and its drive is fuller', async () => {
    const used = { ...rebuilt, media: null, drives: [{ letter: 'C:', freeBytes: 1e9 }] };
    expect((await find(newServer, used)).state).toBe('done');
  });
});

describe('the prerequisites', () => {
  it('are ready to be installed when a feature or the start of a service is missing', async () => {
    const finding = await find(prerequisites, { ...prepared, features: prepared.features.slice(1) });
    expect(finding).toMatchObject({ state: 'ready', before: { 'feature NET-Framework': 'absent' } });
    const manual = prepared.services.map(one => ({ ...one, startMode: 'Manual' as const }));
    expect((await find(prerequisites, { ...prepared, services: manual })).state).toBe('ready');
  });

  it('need a restart while one is pending, and name the place', async () => {
    const pendingRestart = [{ place: 'HKLM\\X\\PendingFileRenameOperations', value: 'a.tmp' }];
    const finding = await find(prerequisites, { ...prepared, pendingRestart });
    expect(finding).toMatchObject({ state: 'restart-needed' });
    expect('reason' in finding && finding.reason).toContain('PendingFileRenameOperations');
  });

  it('leave a restart alone that setup itself has prepared, and change nothing while setup runs', async () => {
    const pendingRestart = [{ place: 'HKLM\\X\\PendingFileRenameOperations', value: 'a.tmp' }];
    const running = { state: 'running' as const, startedAt: '2026-11-24T07:00:00.000Z' };
    const during = { ...prepared, pendingRestart, exchange: { ...prepared.exchange, setup: running } };
    expect((await find(prerequisites, during)).state).toBe('done');
    expect((await find(prerequisites, { ...rebuilt, pendingRestart })).state).toBe('done');
    expect(codeOf(await find(prerequisites, { ...during, features: [] }))).toBe('SETUP_STILL_RUNS');
    expect(codeOf(await find(identity, { ...during, name: 'WIN-1' }))).toBe('SETUP_STILL_RUNS');
  });

  it('are not guessed for a Windows that nobody knows', async () => {
    const operatingSystem = { ...prepared.operatingSystem, version: '10.0.14393' };
    expect(codeOf(await find(prerequisites, { ...prepared, operatingSystem }))).toBe('SYSTEM_NOT_SUPPORTED');
  });
});

describe('recovery setup', () => {
  const after = (setup: HostFacts['exchange']['setup']): HostFacts => ({
    ...prepared,
    exchange: { ...prepared.exchange, setup },
  });
  const startedAt = '2026-11-24T07:00:00.000Z';

  it.each<[string, HostFacts, string]>([
    ['that never ran on a prepared server', prepared, 'ready'],
    ['that is running', after({ state: 'running', startedAt }), 'running'],
    ['that has succeeded', rebuilt, 'done'],
    [
      'that refused in its own check',
      after({
        state: 'failed',
        startedAt,
        endedAt: startedAt,
        exitCode: 1,
        left: 'nothing-installed',
        watermark: null,
      }),
      'ready',
    ],
    [
      'that left a watermark',
      after({ state: 'failed', startedAt, endedAt: startedAt, exitCode: 1, left: 'half-installed', watermark: 'w' }),
      'SETUP_LEFT_HALF',
    ],
    [
      'that vanished',
      after({ state: 'failed', startedAt, endedAt: null, exitCode: null, left: 'nothing-installed', watermark: null }),
      'SETUP_VANISHED',
    ],
    ['on a server of another name', { ...prepared, name: 'EX4' }, 'IDENTITY_NOT_TAKEN'],
    ['on a server of another domain', { ...prepared, domain: 'contoso.local' }, 'IDENTITY_NOT_TAKEN'],
    ['while a restart is pending', { ...prepared, pendingRestart: [{ place: 'p', value: 'v' }] }, 'RESTART_PENDING'],
    ['without media', { ...prepared, media: null }, 'MEDIA_MISSING'],
    ['without rights', { ...prepared, elevated: false }, 'NOT_ELEVATED'],
    [
      'under a local logon',
      { ...prepared, account: { ...prepared.account, name: 'ex3\\Administrator' } },
      'LOGON_IS_LOCAL',
    ],
    ['whose state could not be read', { ...rebuilt, unread: { exchange: 'access denied' } }, 'HOST_PART_NOT_READ'],
    ['while nobody knows of a restart', { ...prepared, unread: { pendingRestart: 'no' } }, 'HOST_PART_NOT_READ'],
  ])('%s is found %s', async (_what, facts, expected) => {
    expect(codeOf(await find(recoverySetup, facts))).toBe(expected);
  });

  it('wants the name typed, and names the folder when it is not the default one', async () => {
    const plan = await ex3Plan(lost => ({ ...lost, installPath: 'D:\\Exchange' }));
    const world = await worldWith(prepared, { plan });
    const finding = await recoverySetup.check(world);
    if (finding.state !== 'ready') throw new Error(finding.state);
    const proposal = await recoverySetup.propose?.(world, finding);
    expect(proposal?.preview.typeToConfirm).toBe('EX3');
    expect(proposal?.changes).toEqual([
      { kind: 'recovery-setup', mediaPath: 'D:\\', targetDir: 'D:\\Exchange', domainController: null },
    ]);
  });
});

describe('the restart after setup', () => {
  it.each<[string, () => Promise<void>, object]>([
    ['what setup wrote is recorded', () => Promise.resolve(), { value: 'recorded after the restart' }],
    [
      'a reading that fails is told, and stops nothing',
      () => Promise.reject(failure('CANCELLED', {})),
      { value: expect.stringMatching(/^not recorded: ./) as string, reservation: true },
    ],
  ])('is the moment at which %s', async (_what, keepDefaults, expected) => {
    const facts = await restart.verify(await worldWith(rebuilt, { keepDefaults }));
    expect(facts.find(({ id }) => id === 'fresh-defaults')).toMatchObject(expected);
  });

  it('is needed while Windows runs since before the end of setup', async () => {
    expect((await find(restart, { ...rebuilt, bootedAt: '2026-11-24T06:00:00.000Z' })).state).toBe('restart-needed');
    expect((await find(restart, rebuilt)).state).toBe('done');
  });

  it('is not judged while nobody knows when Windows started, or how Exchange stands', async () => {
    for (const key of ['bootedAt', 'exchange']) {
      expect(codeOf(await find(restart, { ...rebuilt, unread: { [key]: 'no' } }))).toBe('HOST_PART_NOT_READ');
    }
  });

  it('is not asked for before setup has succeeded', async () => {
    expect(codeOf(await find(restart, prepared))).toBe('SETUP_NOT_FINISHED');
  });
});
