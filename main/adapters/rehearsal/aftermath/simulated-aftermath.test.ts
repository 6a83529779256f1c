import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FailPoint, Fault, SimulatedMachine } from '../../../../preload/contract/index.js';
import { powershell } from '../../../commands/windows-commands.js';
import { plain } from '../../../commands/words.js';
import type { Aftermath } from '../../../ports/aftermath.js';
import { systemClock } from '../../../ports/clock.js';
import { applicationHost } from '../disk.js';
import { ex3Folder } from '../fixture-rehearsal.js';
import { changeMachine, readMachine } from '../machine-file.js';
import { runTool } from '../run-tool.js';
import { loadScenario } from '../scenarios.js';
import { makeGoodDay } from '../settings/good-day.js';
import { toolForTests } from '../tool-for-tests.js';
import { simulatedAftermath } from './simulated-aftermath.js';
import { simulatedNames } from './simulated-names.js';

const { signal } = new AbortController();
let work = '';
let goodDay = '';
let toolFile = '';
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'cas-recovery-aftermath-'));
  toolFile = await toolForTests();
  goodDay = await makeGoodDay({ scenarioFolder: ex3Folder, workFolder: work, clock: systemClock });
}, 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

let folder = '';
let shown: FailPoint[] = [];
let aftermath: Aftermath;
beforeEach(() => {
  folder = mkdtempSync(join(work, 'machine-'));
  cpSync(goodDay, folder, { recursive: true });
  shown = [];
  aftermath = simulatedAftermath({ folder, toolFile, clock: systemClock, showed: point => shown.push(point) });
});

const change = (by: (machine: SimulatedMachine) => SimulatedMachine): unknown => changeMachine(folder, by);
const withFault = (point: FailPoint, times: Fault['times'] = 'once'): unknown =>
  change(one => ({ ...one, faults: [{ point, times }] }));
const since = (): string => readMachine(folder).bootedAt;

describe('how a simulated server runs', () => {
  it('is well on a good day', async () => {
    const [web, events, balancing, shell] = await Promise.all([
      aftermath.web(signal),
      aftermath.events(since(), signal),
      aftermath.balancing(signal),
      aftermath.shell(signal),
    ]);
    expect(web.sites).toMatchObject([{ name: 'Default Web Site', state: 'Started' }]);
    expect(web.pools.every(({ state }) => state === 'Started')).toBe(true);
    expect(web.applications).toContainEqual({ site: 'Default Web Site', path: '/owa', pool: 'MSExchangeOWAAppPool' });
    expect(events).toMatchObject({ groups: [], from: null });
    expect(balancing.clusters).toEqual([]);
    expect(shell).toMatchObject({ version: 'Version 14.3 (Build 123.4)', why: null });
    expect(shell.roles).toMatchObject([{ required: true, notRunning: [] }]);
    expect(shell.tests.map(({ outcome }) => outcome)).toEqual(['passed', ...Array<string>(5).fill('not run')]);
    expect(shown).toEqual([]);
  });

  it('shows services that do not run', async () => {
    change(one => ({ ...one, services: one.services.map(all => ({ ...all, state: 'Stopped' as const })) }));
    const [web, shell] = await Promise.all([aftermath.web(signal), aftermath.shell(signal)]);
    expect(web.sites[0]?.state).toBe('Stopped');
    expect(shell.roles?.[0]?.notRunning).toContain('MSExchangeAB');
    expect(shell.tests[0]).toMatchObject({ cmdlet: 'Test-MRSHealth', outcome: 'failed' });
  });

  it('tells its daily backup, none, and that nothing takes one', async () => {
    const schedule = { target: 'E:', times: ['21:00'], words: ['-addtarget:E:', '-allCritical', '-schedule:21:00'] };
    const withTool = (backups: Partial<SimulatedMachine['backups']>): unknown =>
      change(one => ({
        ...one,
        features: [...one.features, 'Backup', 'Backup-Tools'],
        backups: { ...one.backups, ...backups },
      }));
    withTool({ schedule });
    expect(await aftermath.dailyBackup(signal)).toMatchObject({
      installed: true,
      policy: { times: ['21:00'], targets: ['E:\\'], bareMetal: true },
    });
    withTool({ schedule: null });
    expect(await aftermath.dailyBackup(signal)).toMatchObject({ installed: true, policy: null });
    change(one => ({ ...one, features: one.features.filter(name => !/backup/i.test(name)) }));
    expect(await aftermath.dailyBackup(signal)).toMatchObject({ installed: false, policy: null });
  });

  it('is not read where IIS can’t read its configuration', async () => {
    writeFileSync(applicationHost(folder), '<configuration>');
    await expect(aftermath.web(signal)).rejects.toMatchObject({ problem: { code: 'AFTERMATH_NOT_READ' } });
  });

  it('has no shell where Exchange is not installed', async () => {
    change(one => ({ ...one, exchange: { ...one.exchange, installedBuild: null } }));
    expect(await aftermath.shell(signal)).toMatchObject({
      roles: null,
      version: null,
      why: expect.any(String) as string,
    });
  });
});

describe('what goes wrong on purpose', () => {
  it('is a pool that stopped', async () => {
    withFault('pool-stopped');
    const stopped = (await aftermath.web(signal)).pools.filter(({ state }) => state === 'Stopped');
    expect(stopped.map(({ name }) => name)).toEqual(['MSExchangeOWAAppPool']);
    expect(shown).toEqual(['pool-stopped']);
  });

  it('are errors in the log, after the start alone', async () => {
    withFault('event-errors');
    const { groups } = await aftermath.events(since(), signal);
    expect(groups.map(({ level, count }) => [level, count])).toEqual([
      ['error', 3],
      ['warning', 1],
    ]);
    expect(shown).toEqual(['event-errors']);
    const later = new Date(Date.parse(since()) + 3_600_000).toISOString();
    expect((await aftermath.events(later, signal)).groups).toEqual([]);
  });

  it.each([
    ['converged', undefined, 1008],
    ['still converging', 'nlb-not-converged' as const, 1006],
  ])('is a cluster that is %s', async (_what, point, statusCode) => {
    const values = { ClusterIPAddress: '10.0.0.100', ClusterName: 'mail.exchangeserverpro.local', HostPriority: '1' };
    change(one => ({
      ...one,
      settings: { ...one.settings, loadBalancing: [{ adapter: 'LAN', values, portRules: [] }] },
    }));
    if (point) withFault(point);
    expect((await aftermath.balancing(signal)).clusters).toMatchObject([{ address: '10.0.0.100', statusCode }]);
    expect(shown).toEqual(point ? [point] : []);
  });

  it('is nothing where no adapter is in a cluster', async () => {
    withFault('nlb-not-converged');
    expect((await aftermath.balancing(signal)).clusters).toEqual([]);
    expect(shown).toEqual([]);
  });

  it('is a certificate that http.sys does not take up, once', async () => {
    const [own, mail] = readMachine(folder).settings.certificates;
    const enable = async (thumbprint = ''): Promise<string | undefined> => {
      const words = ['-Thumbprint', thumbprint, '-Services', 'IIS'].map(plain);
      const box = { toolFile, environment: { CAS_RECOVERY_MACHINE: folder } };
      await runTool(box, powershell('enable-certificate.ps1', words), { timeLimitSeconds: 60 });
      return readMachine(folder).settings.httpBindings[0]?.thumbprint;
    };
    expect(await enable(own?.thumbprint)).toBe(own?.thumbprint);
    withFault('self-signed-certificate-bound');
    expect(await enable(mail?.thumbprint)).toBe(own?.thumbprint);
    expect(await enable(mail?.thumbprint)).toBe(mail?.thumbprint);
  });

  it('is an address from before in DNS', async () => {
    const { network } = await loadScenario(ex3Folder);
    const names = simulatedNames({ network, machine: () => readMachine(folder), showed: point => shown.push(point) });
    expect(await names.addressesOf('MAIL.exchangeserverpro.local.')).toEqual(['10.0.0.23']);
    expect(await names.addressesOf('no-such-name.exchangeserverpro.local')).toBeNull();
    withFault('dns-stale');
    expect(await names.addressesOf('mail.exchangeserverpro.local')).toEqual(['10.0.0.199']);
    expect(await names.addressesOf('ex2.exchangeserverpro.local')).toEqual(['10.0.0.22']);
    expect(shown).toEqual(['dns-stale']);
  });
});
