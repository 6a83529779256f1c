import { describe, expect, it } from 'vitest';
import type { Finding, HostFacts, Package, Plan, ServerRole } from '../../../preload/contract/index.js';
import { commandsOf, asTyped } from '../../commands/windows-commands.js';
import { ofKind, prerequisitesOf } from '../../product/prerequisites/table.js';
import type { WindowsSystem } from '../../product/prerequisites/prerequisite.js';
import type { StepRun } from '../../runbook/step.js';
import { ex3Plan, prepared, rebuilt, showing, worldWith } from '../fixture-world.js';
import { describeChange } from '../describe-change.js';
import { sharedReading } from '../shared-reading.js';
import type { RecoveryWorld } from '../world.js';
import { prerequisites } from './prerequisites.js';

const versions = { '2008 R2': '6.1.7600', '2008 R2 SP1': '6.1.7601', '2012': '6.2.9200' } as const;

/** This Windows with everything that the Client Access role needs, but for updates and packages. */
function on(system: keyof typeof versions, change: Partial<HostFacts> = {}): HostFacts {
  return {
    ...prepared,
    operatingSystem: { ...prepared.operatingSystem, version: versions[system] },
    features: featuresOf(system),
    ...change,
  };
}

function featuresOf(system: WindowsSystem, roles: ServerRole[] = []): string[] {
  return ofKind(prerequisitesOf(system, roles), 'feature').map(({ id }) => id);
}

const file = (name: string): Package => ({
  path: `E:\\Bring\\${name}`,
  id: /KB\d+/i.exec(name)?.[0].toUpperCase() ?? name,
  version: null,
});
const hotfixFiles = ['KB982867-v2', 'KB979744-v2', 'KB983440', 'KB977020-v2', 'KB979099'].map(name =>
  file(`Windows6.1-${name}-x64.msu`),
);
const hotfixes = hotfixFiles.map(({ id }) => id);

interface Case {
  readonly roles?: ServerRole[];
  readonly folders?: Partial<Plan['folders']>;
}

async function world(facts: HostFacts, { roles = [], folders = {} }: Case = {}): Promise<RecoveryWorld> {
  const plan = await ex3Plan(lost => ({ ...lost, summary: { ...lost.summary, roles: ['Client Access', ...roles] } }));
  const host = {
    ...showing(facts),
    commandsFor: (change: Parameters<RecoveryWorld['host']['commandsFor']>[0]) =>
      commandsOf(change, name => name).map(asTyped),
  };
  return worldWith(facts, { host, plan: { ...plan, folders: { ...plan.folders, ...folders } } });
}

const codeOf = (finding: Finding): string => ('problem' in finding ? finding.problem.code : finding.state);

async function changesOn(facts: HostFacts, how: Case = {}): Promise<string[]> {
  const at = await world(facts, how);
  const finding = await prerequisites.check(at);
  if (finding.state !== 'ready') return [codeOf(finding)];
  const proposal = await prerequisites.propose?.(at, finding);
  return (proposal?.preview.items ?? []).map(({ command, undo }) => `${command} -> ${String(undo)}`);
}

const pending = (place: string): HostFacts['pendingRestart'] => [{ place, value: 'v' }];
const servicing = pending(
  'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\Component Based Servicing\\RebootPending',
);
const without = (name: string): string[] => featuresOf('2008 R2 SP1').filter(one => one !== name);

describe('what is found of the prerequisites', () => {
  it.each<[string, HostFacts, Case, string]>([
    ['on 2008 R2 SP1 with all features', on('2008 R2 SP1'), {}, 'done'],
    [
      'with names in other case',
      on('2008 R2 SP1', { features: featuresOf('2008 R2 SP1').map(name => name.toLowerCase()) }),
      {},
      'done',
    ],
    ['on 2008 R2 with its hotfixes', on('2008 R2', { hotfixes }), {}, 'done'],
    ['on 2008 R2 without a hotfix', on('2008 R2', { hotfixes: hotfixes.slice(1) }), {}, 'PREREQUISITES_TO_BRING'],
    [
      'on 2008 R2 with a file for another Windows',
      on('2008 R2', { hotfixes: hotfixes.slice(1), packages: [file('Windows6.0-KB982867-x64.msu')] }),
      {},
      'PREREQUISITES_TO_BRING',
    ],
    [
      'on 2008 R2 whose updates could not be read',
      on('2008 R2', { unread: { hotfixes: 'no WMI' } }),
      {},
      'PREREQUISITES_UNREAD',
    ],
    ['on SP1 whose updates could not be read', on('2008 R2 SP1', { unread: { hotfixes: 'no WMI' } }), {}, 'done'],
    [
      'whose features could not be read',
      on('2008 R2 SP1', { features: [], unread: { features: 'not elevated' } }),
      {},
      'PREREQUISITES_UNREAD',
    ],
    [
      'whose services could not be read',
      on('2008 R2 SP1', { services: [], unread: { services: 'no WMI' } }),
      {},
      'PREREQUISITES_UNREAD',
    ],
    [
      'without a package of another role',
      on('2008 R2 SP1', { programs: [] }),
      { roles: ['Mailbox'] },
      'PREREQUISITES_TO_BRING',
    ],
    ['where nobody looked for packages', on('2008 R2 SP1'), { roles: ['Mailbox'] }, 'done'],
    [
      'with the package of another role',
      on('2008 R2 SP1', {
        programs: [{ code: '{95140000-2000-0409-1000-0000000ff1ce}', name: 'Filter Pack', version: null }],
      }),
      { roles: ['Mailbox'] },
      'done',
    ],
    ['on 2012 without .NET 3.5 and its files', on('2012', { features: [] }), {}, 'WINDOWS_SOURCE_NEEDED'],
    ['on 2012 with a named source', on('2012', { features: [] }), { folders: { windowsSource: 'E:\\sxs' } }, 'ready'],
    ['on 2012 with media in a drive', on('2012', { features: [], windowsSource: 'F:\\sources\\sxs' }), {}, 'ready'],
    [
      'with a feature missing while servicing waits',
      on('2008 R2 SP1', { features: [], pendingRestart: servicing }),
      {},
      'restart-needed',
    ],
    [
      'with a feature missing while a file waits to be moved',
      on('2008 R2 SP1', { features: [], pendingRestart: pending('HKLM\\X\\PendingFileRenameOperations') }),
      {},
      'ready',
    ],
    [
      'with hotfixes missing that a tool wants a restart for',
      on('2008 R2', { pendingRestart: pending('exit code 3010 of wusa.exe') }),
      {},
      'restart-needed',
    ],
    ['after setup has succeeded', { ...on('2008 R2'), exchange: rebuilt.exchange }, { roles: ['Mailbox'] }, 'done'],
  ])('%s', async (_what, facts, how, expected) => {
    expect(codeOf(await prerequisites.check(await world(facts, how)))).toBe(expected);
  });

  it('names number, title and file of what to bring, and the folder', async () => {
    const finding = await prerequisites.check(
      await world(on('2008 R2', { hotfixes: hotfixes.slice(2) }), { folders: { packages: 'E:\\Bring' } }),
    );
    if (finding.state !== 'blocked') throw new Error(finding.state);
    expect(finding.problem.happened).toMatch(/KB982867 \(.+\); KB979744 \(.+\)\./);
    expect(finding.problem.next).toMatch(/Windows6\.1-KB982867-v2-x64\.msu, .*E:\\Bring/);
    const row = finding.comparisons.find(({ id }) => id === 'hotfix-KB982867');
    expect(row).toMatchObject({ result: 'different', remedy: 'Bring Windows6.1-KB982867-v2-x64.msu.' });
  });

  it('calls unknown what nobody could read', async () => {
    const finding = await prerequisites.check(await world(on('2008 R2 SP1'), { roles: ['Mailbox'] }));
    expect(finding.comparisons.find(({ id }) => id === 'package-office-filter-pack')).toMatchObject({
      result: 'unknown',
    });
  });
});

describe('what is proposed for the prerequisites', () => {
  it('comes with every command and its way back', async () => {
    expect(await changesOn(on('2008 R2 SP1', { features: without('Web-WMI'), services: [] }))).toEqual([
      expect.stringMatching(
        /add-features\.ps1 -Features Web-WMI -> powershell\.exe -NoProfile -Command "Import-Module ServerManager; Remove-WindowsFeature Web-WMI"$/,
      ),
      'sc.exe config NetTcpPortSharing start= auto -> sc.exe config NetTcpPortSharing start= disabled',
    ]);
  });

  it('installs updates from the folder, the later edition of two, and removes them by number', async () => {
    const packages = [...hotfixFiles, file('Windows6.1-KB982867-x64.msu'), file('Windows6.1-KB982867-x86.msu')];
    const changes = await changesOn(on('2008 R2', { packages }));
    expect(changes).toHaveLength(5);
    expect(changes[0]).toBe(
      'wusa.exe "E:\\Bring\\Windows6.1-KB982867-v2-x64.msu" /quiet /norestart -> wusa.exe /uninstall /kb:982867',
    );
  });

  it('adds features before anything that was brought', async () => {
    const changes = await changesOn(on('2008 R2', { features: [], packages: hotfixFiles }));
    expect(changes).toHaveLength(1);
    expect(changes[0]).toContain('add-features.ps1');
  });

  it('takes .NET Framework 3.5 from the named folder, and names none where Windows carries it', async () => {
    const [fresh] = await changesOn(on('2012', { features: [] }), { folders: { windowsSource: 'E:\\sxs' } });
    expect(fresh).toContain('-Source "E:\\sxs"');
    const [there] = await changesOn(
      on('2012', { features: ['NET-Framework-Core'], windowsSource: 'F:\\sources\\sxs' }),
    );
    expect(there).not.toContain('-Source');
  });

  it('adds what another role needs', async () => {
    const [features] = await changesOn(on('2008 R2 SP1'), { roles: ['Unified Messaging'] });
    expect(features).toContain('Desktop-Experience');
  });

  it.each<[string, HostFacts['services'][number], string[]]>([
    [
      'sets a disabled Task Scheduler',
      { name: 'Schedule', startMode: 'Disabled', state: 'Stopped' },
      ['sc.exe config Schedule start= auto -> sc.exe config Schedule start= disabled'],
    ],
    [
      'starts a stopped firewall',
      { name: 'MpsSvc', startMode: 'Manual', state: 'Stopped' },
      ['sc.exe start MpsSvc -> sc.exe stop MpsSvc'],
    ],
    ['leaves advice at that', { name: 'WinRM', startMode: 'Disabled', state: 'Stopped' }, ['done']],
  ])('%s', async (_what, service, expected) => {
    expect(await changesOn(on('2008 R2 SP1', { services: [...prepared.services, service] }))).toEqual(expected);
  });
});

describe('a firewall that was off', () => {
  const stopped = on('2008 R2 SP1', {
    services: [...prepared.services, { name: 'MpsSvc', startMode: 'Disabled', state: 'Stopped' }],
  });
  const wordsFor = async (service: string, facts: HostFacts): Promise<string> => {
    const at = await world(facts);
    return describeChange(at.host, { kind: 'start-service', service }, facts)
      .map(({ changes }) => changes)
      .join(' ');
  };

  it('is started with a warning of what it shuts out', async () => {
    const at = await world(stopped);
    const finding = await prerequisites.check(at);
    if (finding.state !== 'ready') throw new Error(finding.state);
    const proposal = await prerequisites.propose?.(at, finding);
    const start = proposal?.preview.items.find(({ command }) => command === 'sc.exe start MpsSvc');
    expect(start?.changes).toMatch(/Remote Desktop.*agents.*console/);
  });

  it('is not spoken of with another service', async () => {
    expect(await wordsFor('Schedule', stopped)).toBe('Starts the service Schedule.');
  });
});

describe('making the changes', () => {
  it('leaves a service for later whose feature waits for the restart, and tells how far Windows is', async () => {
    const before = on('2008 R2 SP1', { features: [], services: [] });
    const after = on('2008 R2 SP1', { services: [], pendingRestart: servicing });
    const at = await world(before);
    const finding = await prerequisites.check(at);
    if (finding.state !== 'ready') throw new Error(finding.state);
    const proposal = await prerequisites.propose?.(at, finding);
    const made: string[] = [];
    const told: unknown[] = [];
    const host: RecoveryWorld['host'] = {
      ...at.host,
      facts: async () => after,
      apply: async (change, run) => {
        made.push(change.kind);
        ['= percent 40', 'Added: Web-WMI', '= end 3010'].forEach(run.onOutput);
      },
    };
    const run: StepRun = {
      signal: new AbortController().signal,
      progress: (_doing, share) => told.push(share),
      milestone: async () => undefined,
      notes: { begun: async () => undefined, ended: async () => undefined },
      output: line => told.push(line),
    };
    await prerequisites.act?.({ ...at, host }, run, proposal?.changes ?? []);
    expect(made).toEqual(['install-features']);
    expect(told).toEqual([null, 0.4, 'Added: Web-WMI']);
  });

  it('goes on as soon as a started service runs, and does not ask a reading of before', async () => {
    const service = (state: 'Stopped' | 'Running') =>
      on('2008 R2 SP1', { services: [...prepared.services, { name: 'MpsSvc', startMode: 'Manual', state }] });
    const at = await world(service('Stopped'));
    const readings = [service('Stopped'), service('Running')];
    let read = 0;
    const real: RecoveryWorld['host'] = {
      ...at.host,
      facts: async () => readings[read++] ?? service('Running'),
      apply: async () => undefined,
    };
    const { host, lookAgain } = sharedReading(real);
    const began = performance.now();
    const run: StepRun = {
      signal: new AbortController().signal,
      progress: () => undefined,
      milestone: async () => undefined,
      notes: { begun: async () => undefined, ended: async () => undefined },
      output: () => undefined,
    };
    await prerequisites.act?.({ ...at, host, lookAgain }, run, [{ kind: 'start-service', service: 'MpsSvc' }]);
    expect(read).toBe(2);
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it.each<[string, HostFacts, RegExp]>([
    ['a feature', on('2008 R2 SP1', { features: without('Web-WMI') }), /FEATURES_MISSING: .*Web-WMI/],
    ['an update', on('2008 R2', { hotfixes: hotfixes.slice(1) }), /PACKAGES_NOT_LISTED: .*KB982867/],
    [
      'a service',
      on('2008 R2 SP1', { services: [{ name: 'NetTcpPortSharing', startMode: 'Manual', state: 'Stopped' }] }),
      /SERVICE_NOT_READY: .*NetTcpPortSharing is Manual/,
    ],
  ])('is proved by reading again: %s', async (_what, facts, expected) => {
    await expect(prerequisites.verify(await world(facts))).rejects.toThrow(expected);
  });
});
