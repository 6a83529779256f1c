import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommandEnding } from '../../../preload/contract/index.js';
import { systemClock } from '../../ports/clock.js';
import { Secret } from '../../ports/secret.js';
import { requiredServices, setupPhases } from '../../product/exchange-2010.js';
import { changes, ex3Folder, quietRun, type RehearsalFixture, startRehearsal } from './fixture-rehearsal.js';
import { openRehearsalHost } from './rehearsal-host.js';
import { loadScenario } from './scenarios.js';

describe('the simulated machine of EX3', () => {
  let rehearsal: RehearsalFixture;
  beforeEach(async () => {
    rehearsal = await startRehearsal();
  });
  afterEach(() => rehearsal.remove());

  it('begins as a fresh server in a workgroup', async () => {
    expect(await rehearsal.host.facts()).toMatchObject({
      name: 'WIN-7K2P4QH1VBR',
      domain: null,
      pendingRestart: [],
      exchange: { installedBuild: null, setup: { state: 'never-run' } },
      media: { build: '14.3.123.4' },
    });
  });

  it('takes an address at once', async () => {
    await rehearsal.apply({ ...changes.address, dnsServers: ['10.0.0.10', '10.0.0.11'] });
    const [adapter] = (await rehearsal.host.facts()).adapters;
    expect(adapter).toMatchObject({ address: '10.0.0.23', dhcp: false, dnsServers: ['10.0.0.10', '10.0.0.11'] });
  });

  it('takes a name and a domain at a restart, and not before', async () => {
    await rehearsal.apply(changes.rename);
    const before = await rehearsal.host.facts();
    expect(before).toMatchObject({ name: 'WIN-7K2P4QH1VBR', pendingName: 'EX3' });
    expect(before.pendingRestart).toHaveLength(1);
    await rehearsal.apply(changes.restart);
    await rehearsal.apply(changes.join);
    expect(await rehearsal.host.facts()).toMatchObject({
      name: 'EX3',
      domain: null,
      pendingDomain: changes.join.domain,
    });
    await rehearsal.apply(changes.restart);
    const after = await rehearsal.host.facts();
    expect(after).toMatchObject({ name: 'EX3', pendingName: null, domain: changes.join.domain, pendingDomain: null });
    expect(after.pendingRestart).toEqual([]);
    expect(after.bootId).not.toBe(before.bootId);
  });

  it('takes back a rename that still waits, and no other', async () => {
    await rehearsal.apply(changes.rename);
    const other = rehearsal.apply({ kind: 'rename', from: 'WIN-OTHER', to: 'EX4' });
    await expect(other).rejects.toMatchObject({ problem: { code: 'NOT_AS_SHOWN' } });
    await rehearsal.apply({ kind: 'rename', from: 'EX3', to: changes.rename.from });
    expect((await rehearsal.host.facts()).pendingName).toBeNull();
  });

  it('cannot join under a name that still waits for a restart', async () => {
    await rehearsal.apply(changes.rename);
    await expect(rehearsal.apply(changes.join)).rejects.toMatchObject({ problem: { code: 'NOT_AS_SHOWN' } });
  });

  it('names each feature while it installs it, and brings the port sharing service along switched off', async () => {
    const lines = await rehearsal.apply(changes.features);
    expect(lines.filter(line => line.startsWith('Added: '))).toHaveLength(changes.features.features.length);
    expect(lines).toContain('= percent 50');
    const { features, services } = await rehearsal.host.facts();
    expect([...features].sort()).toEqual([...changes.features.features].sort());
    expect(services).toContainEqual({ name: 'NetTcpPortSharing', startMode: 'Disabled', state: 'Stopped' });
  });

  it('gives the whole exit code of Windows, also where the system knows eight bits of it', async () => {
    await expect(rehearsal.apply(changes.portSharing)).rejects.toThrow(/sc\.exe failed with exit code 1060/);
  });

  it('takes each command down, before it runs and with its exit code, and nothing secret with it', async () => {
    const told: unknown[] = [];
    const notes = {
      begun: async (command: string) => void told.push(command),
      ended: async ({ end, exitCode }: CommandEnding) => void told.push([end, exitCode]),
    };
    const run = { ...quietRun(), notes };
    await rehearsal.host.apply(changes.rename, run);
    await expect(rehearsal.host.apply(changes.portSharing, run)).rejects.toThrow(/1060/);
    const [rename, portSharing] = [changes.rename, changes.portSharing].map(one => rehearsal.host.commandsFor(one));
    expect(told).toEqual([...(rename ?? []), ['exited', 3010], ...(portSharing ?? []), ['exited', 1060]]);
    told.length = 0;
    await rehearsal.apply(changes.restart);
    await rehearsal.host.apply(changes.join, { ...run, password: new Secret('Tr0ub4dor&3') });
    expect(told).toHaveLength(2);
    expect(JSON.stringify(told)).not.toContain('Tr0ub4dor');
  });

  describe('joining the domain', () => {
    beforeEach(async () => {
      await rehearsal.apply(changes.rename);
      await rehearsal.apply(changes.restart);
    });

    it('hands the password to the tool alone: it stands nowhere on disk and in no line', async () => {
      const lines = await rehearsal.apply(changes.join, new Secret('Tr0ub4dor&3'));
      expect(lines.join('\n')).toContain('counts from the next restart on');
      expect(lines.join('\n')).not.toContain('Tr0ub4dor');
      expect(JSON.stringify(await rehearsal.machineOnDisk())).not.toContain('Tr0ub4dor');
    });

    it('refuses a second join, and takes one again where it is asked for', async () => {
      await rehearsal.apply(changes.join);
      await rehearsal.apply(changes.restart);
      await expect(rehearsal.apply(changes.join)).rejects.toMatchObject({ problem: { code: 'JOIN_MEMBER_ALREADY' } });
      await rehearsal.apply({ ...changes.join, rejoin: true });
      expect((await rehearsal.host.facts()).pendingDomain).toBe(changes.join.domain);
    });

    it('says that the password is wrong', async () => {
      const join = rehearsal.apply(changes.join, new Secret(''));
      await expect(join).rejects.toMatchObject({ problem: { code: 'JOIN_PASSWORD_WRONG' } });
    });

    it('says that the domain was not found', async () => {
      const join = rehearsal.apply({ ...changes.join, domain: 'contoso.local' });
      await expect(join).rejects.toMatchObject({ problem: { code: 'JOIN_DOMAIN_NOT_FOUND' } });
    });
  });
});

describe('a healthy recovery setup', () => {
  let rehearsal: RehearsalFixture;
  beforeEach(async () => {
    rehearsal = await startRehearsal();
    await rehearsal.prepare();
  });
  afterEach(() => rehearsal.remove());

  it("prints the article's transcript to the letter", async () => {
    await rehearsal.apply(changes.setup);
    const { end, lines } = await rehearsal.follow();
    const transcript = await readFile(resolve('main/adapters/rehearsal/fixtures/article-transcript.txt'), 'utf8');
    expect(end).toMatchObject({ exitCode: 0, output: transcript });
    expect(end.durationMs).toBeGreaterThan(0);
    expect(end.log.at(0)).toContain('Starting Microsoft Exchange Server 2010 Setup');
    expect(end.log.join('\n')).toContain('End of Setup');
    expect(`${lines.join('\n')}\n`).toBe(transcript);
  });

  it('leaves a Client Access server that asks for a restart', async () => {
    await rehearsal.apply(changes.setup);
    await rehearsal.follow();
    const facts = await rehearsal.host.facts();
    expect(facts.exchange).toMatchObject({
      installedBuild: '14.3.123.4',
      installPath: 'C:\\Program Files\\Microsoft\\Exchange Server\\V14',
      setup: { state: 'succeeded' },
    });
    expect(facts.exchange.webDirectories.map(({ path }) => path)).toEqual(expect.arrayContaining(['/owa', '/ecp']));
    expect(facts.pendingRestart).toHaveLength(1);
    await rehearsal.apply(changes.restart);
    const after = await rehearsal.host.facts();
    expect(after.pendingRestart).toEqual([]);
    const running = after.services.filter(({ state }) => state === 'Running').map(({ name }) => name);
    expect(running).toEqual(expect.arrayContaining([...requiredServices]));
    expect(after.services).toContainEqual({ name: 'MSExchangePOP3', startMode: 'Manual', state: 'Stopped' });
  });

  it('installs into the folder that it is told', async () => {
    await rehearsal.apply({ ...changes.setup, targetDir: 'C:\\Exchange' });
    await rehearsal.follow();
    expect((await rehearsal.host.facts()).exchange.installPath).toBe('C:\\Exchange');
  });

  it('writes ExchangeSetup.log in the grammar of Exchange 2010', async () => {
    await rehearsal.apply(changes.setup);
    await rehearsal.follow();
    const log = (await readFile(join(rehearsal.folder, 'ExchangeSetup.log'), 'utf8')).trimEnd().split('\r\n');
    const grammar = /^\[\d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d\.\d{4}\] \[\d\] (\[[A-Z-]+\] )?\S.*$/;
    expect(log.filter(line => !grammar.test(line))).toEqual([]);
    expect(log.map(line => line.slice(31))).toContain('Starting Microsoft Exchange Server 2010 Setup');
    for (const phase of setupPhases) expect(log.join('\n')).toContain(`Phase '${phase}' begins.`);
  });

  it('refuses a second run while Exchange is installed', async () => {
    await rehearsal.apply(changes.setup);
    await rehearsal.follow();
    await rehearsal.apply(changes.restart);
    await rehearsal.apply(changes.setup);
    const { end } = await rehearsal.follow();
    expect(end.exitCode).toBe(1);
    expect(end.output).toContain('already installed');
  });
});

describe('setup on a machine that was not prepared', () => {
  it('names everything that is missing, and installs nothing', async () => {
    const rehearsal = await startRehearsal();
    await rehearsal.apply(changes.setup);
    const { end } = await rehearsal.follow();
    expect(end.exitCode).toBe(1);
    expect(end.output).toContain("Either Active Directory doesn't exist, or it can't be contacted.");
    expect(end.output).toContain("The 'IIS 6 WMI Compatibility' component is required.");
    expect((await rehearsal.host.facts()).exchange).toMatchObject({
      installedBuild: null,
      setup: { state: 'failed', left: 'nothing-installed', exitCode: 1 },
    });
    await rehearsal.remove();
  });
});

describe('a rehearsal host', () => {
  it('says that the machine can not be read, and leaves its file alone', async () => {
    const rehearsal = await startRehearsal();
    const file = join(rehearsal.folder, 'machine.json');
    await writeFile(file, '{"schema":"cas-recovery/machine/1","name":7}');
    const opened = openRehearsalHost({
      folder: rehearsal.folder,
      scenario: await loadScenario(ex3Folder),
      toolFile: 'unused',
      speed: 0,
      clock: systemClock,
    });
    await expect(opened).rejects.toMatchObject({ problem: { code: 'MACHINE_NOT_READABLE' } });
    expect(await readFile(file, 'utf8')).toContain('"name":7');
    await rehearsal.remove();
  });

  it('stops a tool when it is asked to, and goes on afterwards', async () => {
    const rehearsal = await startRehearsal({ pace: { feature: 2 } });
    const stop = new AbortController();
    const lines: string[] = [];
    const onOutput = (line: string): void => {
      lines.push(line);
      stop.abort();
    };
    const stopped = rehearsal.host.apply(changes.features, { signal: stop.signal, onOutput });
    await expect(stopped).rejects.toMatchObject({ problem: { code: 'TOOL_STOPPED' } });
    expect(lines.length).toBeGreaterThan(0);
    expect((await rehearsal.host.facts()).features.length).toBeLessThan(changes.features.features.length);
    await rehearsal.remove();
  });

  it('notes of setup that could not be started that it was not, and leaves no end open', async () => {
    const rehearsal = await startRehearsal();
    const told: unknown[] = [];
    const notes = {
      begun: async (line: string) => void told.push(line),
      ended: async (ending: CommandEnding) => void told.push(ending),
    };
    const scenario = await loadScenario(ex3Folder);
    const broken = await openRehearsalHost({
      ...{ folder: rehearsal.folder, scenario, toolFile: 'no-such-tool.js', speed: 0, clock: systemClock },
    });
    const setup = broken.apply(changes.setup, { ...quietRun(), notes });
    await expect(setup).rejects.toMatchObject({ problem: { code: 'SETUP_NOT_STARTED' } });
    expect(told).toEqual([
      ...rehearsal.host.commandsFor(changes.setup),
      { end: 'not started', exitCode: null, durationMs: null },
    ]);
    await rehearsal.remove();
  });

  it('says that there is no setup to follow', async () => {
    const rehearsal = await startRehearsal();
    const followed = rehearsal.host.followSetup(quietRun());
    await expect(followed).rejects.toMatchObject({ problem: { code: 'SETUP_NEVER_STARTED' } });
    await rehearsal.remove();
  });
});
