import { describe, expect, it } from 'vitest';
import { key, missing, r2Member } from './fixture-answers.js';
import { joinWaits, restartReasons } from './pending-restart.js';
import { Registry, type RegistryKey } from './registry.js';

const registryOf = (probe: string, ...instead: RegistryKey[]): Registry => {
  const { keys } = r2Member[probe] as { keys: RegistryKey[] };
  const replaced = new Set(instead.map(({ path }) => path));
  return new Registry([...keys.filter(({ path }) => !replaced.has(path)), ...instead]);
};

const windows = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion';
const control = 'SYSTEM\\CurrentControlSet\\Control';
const services = 'SYSTEM\\CurrentControlSet\\Services';
const parameters = `${services}\\Tcpip\\Parameters`;

const inRestart = (...keys: RegistryKey[]) => restartReasons(registryOf('names'), registryOf('restart', ...keys));
const inNames = (...keys: RegistryKey[]) => restartReasons(registryOf('names', ...keys), registryOf('restart'));

describe('what wants a restart', () => {
  it.each<[what: string, key: RegistryKey, place: string, value: string]>([
    ['an update of Windows', key(`${windows}\\Component Based Servicing\\RebootPending`), '', 'the key is there'],
    ['servicing under way', key(`${windows}\\Component Based Servicing\\RebootInProgress`), '', 'the key is there'],
    [
      'a package that waits',
      key(`${windows}\\Component Based Servicing\\PackagesPending`, {}, ['Package_for_KB976902']),
      '',
      'Package_for_KB976902',
    ],
    ['Windows Update', key(`${windows}\\WindowsUpdate\\Auto Update\\RebootRequired`, {}, ['8a2b']), '', '8a2b'],
    ['a service of updates', key(`${windows}\\WindowsUpdate\\Services\\Pending`, {}, ['9482']), '', '9482'],
    [
      'files to be moved',
      key(`${control}\\Session Manager`, {
        PendingFileRenameOperations: ['\\??\\C:\\a.tmp', '', '\\??\\C:\\b.new', '!\\??\\C:\\b.dll'],
      }),
      '\\PendingFileRenameOperations',
      '\\??\\C:\\a.tmp; \\??\\C:\\b.new -> !\\??\\C:\\b.dll',
    ],
    [
      'files to be moved, in the second list',
      key(`${control}\\Session Manager`, { PendingFileRenameOperations2: ['\\??\\C:\\c.tmp', ''] }),
      '\\PendingFileRenameOperations2',
      '\\??\\C:\\c.tmp',
    ],
    [
      'an installer of updates',
      key('SOFTWARE\\Microsoft\\Updates', { UpdateExeVolatile: 2 }),
      '\\UpdateExeVolatile',
      '2',
    ],
    ['the same as a key', key('SOFTWARE\\Microsoft\\Updates\\UpdateExeVolatile', { Flags: 1 }), '\\Flags', '1'],
    ['Server Manager', key('SOFTWARE\\Microsoft\\ServerManager\\CurrentRebootAttempts'), '', 'the key is there'],
    ['media of Windows', key(`${windows}\\RunOnce`, { DVDRebootSignal: 'x' }), '\\DVDRebootSignal', 'x'],
  ])('%s', (_what, changed, place, value) => {
    expect(inRestart(changed).pending).toEqual([{ place: `HKLM\\${changed.path}${place}`, value }]);
  });

  it.each<[what: string, key: RegistryKey, place: string, value: string]>([
    [
      'a new name',
      key(`${control}\\ComputerName\\ComputerName`, { ComputerName: 'EX9' }),
      '\\ComputerName',
      'EX9 (active: EX3)',
    ],
    [
      'a new host name',
      key(parameters, { Hostname: 'ex3', 'NV Hostname': 'EX9' }),
      '\\NV Hostname',
      'EX9 (active: ex3)',
    ],
    [
      'a new suffix',
      key(parameters, { Domain: 'a.example', 'NV Domain': 'b.example' }),
      '\\NV Domain',
      'b.example (active: a.example)',
    ],
    ['a joined domain', key(`${services}\\Netlogon`, {}, ['JoinDomain']), '\\JoinDomain', 'the key is there'],
    ['the same as a value', key(`${services}\\Netlogon`, { AvoidSpnSet: 1 }), '\\AvoidSpnSet', '1'],
  ])('%s', (_what, changed, place, value) => {
    expect(inNames(changed).pending).toEqual([{ place: `HKLM\\${changed.path}${place}`, value }]);
  });
});

describe('what wants no restart', () => {
  it.each<[what: string, key: RegistryKey]>([
    ['keys without content', key(`${windows}\\Component Based Servicing\\PackagesPending`)],
    ['no list of files', key(`${control}\\Session Manager`)],
    ['a list of nothing', key(`${control}\\Session Manager`, { PendingFileRenameOperations: ['', ''] })],
    ['a list that is an empty text', key(`${control}\\Session Manager`, { PendingFileRenameOperations: '' })],
    ['UpdateExeVolatile of 0', key('SOFTWARE\\Microsoft\\Updates', { UpdateExeVolatile: 0 })],
    ['no UpdateExeVolatile', key('SOFTWARE\\Microsoft\\Updates')],
    ['no key of updates', missing('SOFTWARE\\Microsoft\\Updates')],
    ['a key UpdateExeVolatile without flags', key('SOFTWARE\\Microsoft\\Updates\\UpdateExeVolatile')],
  ])('%s', (_what, changed) => {
    expect(inRestart(changed)).toEqual({ pending: [], hints: [] });
  });

  it.each<[what: string, key: RegistryKey]>([
    ['names that differ in case', key(`${control}\\ComputerName\\ComputerName`, { ComputerName: 'ex3' })],
    ['a name that is not noted', key(`${control}\\ComputerName\\ComputerName`)],
    ['host names of which one is missing', key(parameters, { Hostname: 'ex3' })],
    ['an empty suffix', key(parameters, { Domain: '', 'NV Domain': '' })],
  ])('%s', (_what, changed) => {
    expect(inNames(changed).pending).toEqual([]);
  });

  it('a report that Windows Update still owes, which is a hint', () => {
    const { pending, hints } = inRestart(key(`${windows}\\WindowsUpdate\\Auto Update\\PostRebootReporting`));
    expect(pending).toEqual([]);
    expect(hints.map(({ id }) => id)).toEqual(['post-reboot-reporting']);
  });
});

describe('a join that waits for the restart', () => {
  it('is seen by what Netlogon notes', () => {
    expect(joinWaits(registryOf('names', key(`${services}\\Netlogon`, {}, ['JoinDomain'])))).toBe(true);
    expect(joinWaits(registryOf('names'))).toBe(false);
  });
});
