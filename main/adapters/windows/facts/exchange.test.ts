import { describe, expect, it } from 'vitest';
import { exchangeTraces } from './exchange.js';
import { key } from './fixture-answers.js';
import { mediaFrom, packagesFrom, windowsSourceFrom } from './media.js';
import type { RegistryKey } from './registry.js';
import { lastRoleRun, type RoleRun } from './setup-log.js';
import { setupStateOf, type SetupTraces } from './setup-traces.js';

const v14 = 'SOFTWARE\\Microsoft\\ExchangeServer\\v14';
const setupKey = key(`${v14}\\Setup`, {
  MsiInstallPath: 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\',
  MsiProductMajor: 14,
  MsiProductMinor: 3,
  MsiBuildMajor: 123,
  MsiBuildMinor: 4,
});
const role = (values: RegistryKey['values']): RegistryKey => key(`${v14}\\ClientAccessRole`, values);
const done = { ConfiguredVersion: '14.3.123.4', UnpackedVersion: '14.3.123.4' };
const traces = (...keys: RegistryKey[]) => exchangeTraces({ keys, program: null, since: null });

describe('Exchange in the registry', () => {
  it('is 2010 with its role', () => {
    const keys = [key('SOFTWARE\\Microsoft\\Exchange\\Setup'), setupKey, role(done)];
    expect(exchangeTraces({ keys, program: '14.3.513.0', since: '2026-11-24T07:00:00.000Z' })).toEqual({
      build: '14.3.123.4',
      path: 'C:\\Program Files\\Microsoft\\Exchange Server\\V14',
      rollupBuild: '14.3.513.0',
      watermark: null,
      unpackedOnly: false,
      installed: true,
      filesSince: '2026-11-24T07:00:00.000Z',
      patches: [],
    });
  });

  it.each([
    ['a mark of setup', role({ ...done, Action: 'DisasterRecovery', Watermark: 'ClientAccess_12' }), false, false],
    ['a role that is unpacked only', role({ UnpackedVersion: '14.3.123.4' }), true, false],
    ['management tools alone', key(`${v14}\\AdminTools`, done), false, false],
  ])('with %s is not installed', (_what, found, unpackedOnly, installed) => {
    expect(traces(setupKey, found)).toMatchObject({ build: '14.3.123.4', unpackedOnly, installed });
  });

  it('tells the mark with its place', () => {
    expect(traces(setupKey, role({ Action: 'DisasterRecovery', Watermark: 'W' })).watermark).toBe(
      `HKLM\\${v14}\\ClientAccessRole: Action=DisasterRecovery, Watermark=W`,
    );
  });

  it.each([
    ['2013', key('SOFTWARE\\Microsoft\\ExchangeServer\\v15\\Setup', { MsiProductMajor: 15 }), '15'],
    ['2007', key('SOFTWARE\\Microsoft\\Exchange\\Setup', { MsiProductMajor: 8, MsiInstallPath: 'C:\\E\\' }), '8'],
  ])('may be another version: %s', (_what, found, build) => {
    expect(traces(found)).toMatchObject({ build, installed: false });
  });

  it('is not there', () => {
    expect(traces(key('SOFTWARE\\Microsoft\\Exchange\\Setup'))).toMatchObject({ build: null, path: null });
  });

  it('lists rollups by their names', () => {
    const name = 'Update Rollup 32 for Exchange Server 2010 SP3 (KB5000978)';
    const patch = key('SOFTWARE\\…\\Products\\AE1D439464EB1B8488741FFA028E291C\\Patches\\A1B2', { DisplayName: name });
    expect(traces(setupKey, role(done), patch).patches).toEqual([name]);
  });
});

describe('the state of setup', () => {
  const run: RoleRun = {
    mode: 'RecoverServer',
    startedAt: '2026-11-24T07:00:00.000Z',
    endedAt: '2026-11-24T07:20:00.000Z',
    succeeded: true,
  };
  const nothing: SetupTraces = {
    runningSince: null,
    lastRun: null,
    watermark: null,
    unpackedOnly: false,
    installed: false,
    filesSince: null,
  };
  const failedRun = { ...run, succeeded: false };
  const { startedAt, endedAt } = run;
  it.each<[what: string, traces: Partial<SetupTraces>, state: object]>([
    ['nothing', {}, { state: 'never-run' }],
    ['a process', { runningSince: startedAt, watermark: 'W' }, { state: 'running', startedAt }],
    ['log and registry of a recovery', { lastRun: run, installed: true }, { state: 'succeeded', startedAt, endedAt }],
    ['Exchange without a log', { installed: true }, { state: 'never-run' }],
    ['an ordinary installation', { installed: true, lastRun: { ...run, mode: 'Install' } }, { state: 'never-run' }],
    ['a removal that ended well', { lastRun: { ...run, mode: 'Uninstall' } }, { state: 'never-run' }],
    [
      'a mark, whatever the log says',
      { watermark: 'W', lastRun: run, installed: true },
      { state: 'failed', startedAt, endedAt, exitCode: null, left: 'half-installed', watermark: 'W' },
    ],
    [
      'a role that was unpacked',
      { unpackedOnly: true, filesSince: '2026-11-24T07:05:00.000Z' },
      {
        state: 'failed',
        startedAt: '2026-11-24T07:05:00.000Z',
        endedAt: null,
        exitCode: null,
        left: 'half-installed',
        watermark: null,
      },
    ],
    [
      'a refusal',
      { lastRun: failedRun },
      { state: 'failed', startedAt, endedAt, exitCode: null, left: 'nothing-installed', watermark: null },
    ],
    [
      'a recovery that failed although the role is configured',
      { lastRun: failedRun, installed: true },
      { state: 'failed', startedAt, endedAt, exitCode: null, left: 'half-installed', watermark: null },
    ],
    [
      'a run that never ended',
      { lastRun: { ...run, endedAt: null, succeeded: null } },
      { state: 'failed', startedAt, endedAt: null, exitCode: null, left: 'nothing-installed', watermark: null },
    ],
  ])('by %s', (_what, found, state) => {
    expect(setupStateOf({ ...nothing, ...found })).toEqual(state);
  });
});

describe('the last run in ExchangeSetup.log', () => {
  const stars = '*'.repeat(46);
  const runOf = (day: string, mode: string, ...rest: string[]): string =>
    [
      `[${day} 07:00:00.0001] [0] ${stars}`,
      `[${day} 07:00:00.0001] [0] Starting Microsoft Exchange Server 2010 Setup`,
      `[${day} 07:00:00.0001] [0] ${stars}`,
      `[${day} 07:00:01.0000] [0] Command Line Parameter Name='mode', Value='${mode}'.`,
      ...rest.map(text => `[${day} 07:20:00.0000] ${text}`),
    ].join('\r\n');
  const well = '[0] The Microsoft Exchange Server setup operation completed successfully.';
  const badly = '[1] Setup is stopping now because of one or more critical errors.';

  it('is the one that had to do with roles', () => {
    const log = [runOf('11/23/2026', 'RecoverServer', badly), runOf('11/24/2026', 'RecoverServer', well)];
    expect(lastRoleRun(log.join('\r\n'))).toEqual({
      mode: 'RecoverServer',
      startedAt: '2026-11-24T07:00:00.001Z',
      endedAt: '2026-11-24T07:20:00.000Z',
      succeeded: true,
    });
    expect(lastRoleRun([...log, runOf('11/25/2026', 'PrepareAD', well)].join('\n'))).toMatchObject({
      mode: 'RecoverServer',
      startedAt: '2026-11-24T07:00:00.001Z',
    });
  });

  it('failed, or never came to an end', () => {
    expect(lastRoleRun(runOf('11.24.2026', 'RecoverServer', badly))).toMatchObject({ succeeded: false });
    expect(lastRoleRun(runOf('11/24/2026', 'RecoverServer', '[2] Beginning processing.'))).toMatchObject({
      succeeded: null,
      endedAt: null,
    });
  });

  it.each(['', 'no log at all', '[11/24/2026 07:00:00.0001] [0] a line of no run'])('is none: %j', log => {
    expect(lastRoleRun(log)).toBeNull();
  });
});

describe('media, packages and the source of Windows', () => {
  const common = 'Setup\\ServerRoles\\Common\\ExSetup.exe';
  it.each([
    ['no drive with media', [], null],
    ['media', [{ path: 'D:\\', versions: { [common]: '14.3.123.4', 'setup.exe': '14.3.1.0' } }], '14.3.123.4'],
    [
      'media without ExSetup.exe',
      [{ path: 'D:\\', versions: { [common]: null, 'setup.exe': '14.1.218.15' } }],
      '14.1.218.15',
    ],
    ['another program with a setup.com', [{ path: 'D:\\', versions: { [common]: null, 'setup.exe': null } }], null],
    [
      'two media',
      [
        { path: 'D:\\', versions: { 'setup.exe': '11.0.1.2' } },
        { path: 'E:\\', versions: { 'setup.exe': '14.3.123.4' } },
      ],
      '14.3.123.4',
    ],
  ])('%s', (_what, rows, build) => {
    expect(mediaFrom({ named: false, rows })?.build ?? null).toBe(build);
  });

  it.each([
    ['Windows6.1-KB982867-v2-x64.msu', 'KB982867'],
    ['windows6.1-kb979744-v2-x64.msu', 'KB979744'],
    ['Exchange2010-KB5000978-x64-en.msp', 'KB5000978'],
    ['FilterPack64bit.exe', 'FilterPack64bit.exe'],
    ['backkb12345.exe', 'backkb12345.exe'],
  ])('knows %s as %s', (name, id) => {
    const rows = [{ path: `\\\\nas\\updates\\${name}`, version: null }];
    expect(packagesFrom({ named: true, rows }).map(one => one.id)).toEqual([id]);
  });

  it('takes a folder with the files of .NET', () => {
    const rows = [
      { path: 'D:\\sources\\sxs', files: 0 },
      { path: 'E:\\sources\\sxs', files: 1 },
    ];
    expect(windowsSourceFrom({ rows })).toBe('E:\\sources\\sxs');
    expect(windowsSourceFrom({ rows: rows.slice(0, 1) })).toBeNull();
  });
});
