import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../ports/clock.js';
import { failure, toProblem } from '../../../problems/problem.js';
import { eventLogs, lastEvents, shellParts } from '../../../verification/aftermath/answers.js';
import { printedBy } from '../facts/fixture-answers.js';
import { runTogether } from '../powershell/run-together.js';
import type { RunTool } from '../powershell/run-script.js';
import type { ToolRun } from '../process/run-tool.js';
import { balancingConverged } from '../../../verification/checks/balancing.js';
import { worldOf } from '../../../verification/fixture-world.js';
import { endWith } from '../settings/fixture-settings.js';
import { windowsAftermath } from './windows-aftermath.js';

const { signal } = new AbortController();
const since = '2026-11-27T08:00:00.000Z';

/** Windows by what each tool prints: named by its list or its script. */
function aftermath(printed: Readonly<Record<string, string | Error>>, seen: ToolRun[] = []) {
  const run: RunTool = one => {
    seen.push(one);
    const name = Object.keys(printed).find(key => one.args.some(word => word === key || word.endsWith(`${key}.ps1`)));
    const output = name === undefined ? '' : (printed[name] ?? '');
    if (output instanceof Error) return Promise.reject(output);
    for (const line of output.split('\n')) one.onOutput?.(line);
    return Promise.resolve(endWith(output));
  };
  return windowsAftermath({ scriptsFolder: 'C:\\CAS Recovery\\scripts', clock: systemClock, run });
}

const xml = (rows: string): string => `<?xml version="1.0" encoding="UTF-8"?>\r\n<appcmd>\r\n${rows}\r\n</appcmd>\r\n`;
const lists = {
  site: xml(
    '<SITE SITE.NAME="Default &amp; Web Site" SITE.ID="1" bindings="http/*:80:,https/:443:" state="Started" />',
  ),
  apppool: xml(
    '<APPPOOL APPPOOL.NAME="MSExchangeOWAAppPool" PipelineMode="Integrated" RuntimeVersion="v2.0" state="Stopped" />',
  ),
  app: xml(
    '<APP APP.NAME="Default Web Site/owa" path="/owa" APPPOOL.NAME="MSExchangeOWAAppPool" SITE.NAME="Default Web Site" />',
  ),
};
const timedOut = failure('TOOL_TIMED_OUT', { tool: 'powershell.exe', seconds: 9, output: '' });
const problemOf = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (thrown: unknown) => toProblem(thrown).code,
  );

describe('the lists of IIS', () => {
  it('are read from the XML of appcmd', async () => {
    expect(await aftermath(lists).web(signal)).toMatchObject({
      sites: [{ name: 'Default & Web Site', state: 'Started', bindings: ['http/*:80:', 'https/:443:'] }],
      pools: [{ name: 'MSExchangeOWAAppPool', state: 'Stopped' }],
      applications: [{ site: 'Default Web Site', path: '/owa', pool: 'MSExchangeOWAAppPool' }],
    });
  });

  it.each([
    ['is empty', ''],
    ['is cut short', lists.site.slice(0, 80)],
    ['is no XML', 'ERROR ( message:Configuration error )'],
    ['tells of an error', xml('<ERROR message="Cannot read configuration file" />')],
    ['is of something else', '<html><body/></html>'],
  ])('count as not read where one %s', async (_what, site) => {
    expect(await problemOf(aftermath({ ...lists, site }).web(signal))).toBe('AFTERMATH_NOT_READ');
  });

  it('count as not read without IIS, and are let go when it is cancelled', async () => {
    const missing = failure('TOOL_NOT_RUN', { tool: 'appcmd.exe', line: '', why: 'ENOENT', output: '' });
    expect(await problemOf(aftermath({ ...lists, app: missing }).web(signal))).toBe('AFTERMATH_NOT_READ');
    const stopped = failure('TOOL_STOPPED', { tool: 'appcmd.exe' });
    expect(await problemOf(aftermath({ ...lists, app: stopped }).web(signal))).toBe('TOOL_STOPPED');
  });
});

const row = (more: object = {}) => ({
  ...{ provider: 'MSExchange OWA', id: 66, level: 2, count: 3 },
  ...{
    firstAt: '2026-11-27T08:01:00.000Z',
    lastAt: '2026-11-27T08:09:00.000Z',
    message: 'Fehler\r\n  beim Laden: größer',
  },
  ...more,
});
const log = (rows: readonly object[] = [], more: object = {}) => ({
  ...{ rows, oldestAt: '2026-11-01T00:00:00.000Z', brokeOffAt: null },
  ...more,
});
const events = (application: unknown, system: unknown = log()) =>
  aftermath({ 'read-aftermath-events': printedBy({ application, system }) }).events(since, signal);

describe('the events', () => {
  it('are told kind by kind, with levels by their numbers', async () => {
    const levels = [1, 2, 3, 4, 0].map(level => row({ level, id: level }));
    const { groups, from } = await events(log(levels), log([row({ provider: 'Schannel' })]));
    expect(groups.map(one => [one.log, one.eventId, one.level])).toEqual([
      ['Application', 1, 'error'],
      ['Application', 2, 'error'],
      ['Application', 3, 'warning'],
      ['Application', 4, 'information'],
      ['Application', 0, 'information'],
      ['System', 66, 'error'],
    ]);
    expect(groups[0]).toMatchObject({ message: 'Fehler beim Laden: größer', count: 3 });
    expect(from).toBeNull();
  });

  it.each([
    ['a log begins later', { oldestAt: '2026-11-27T09:00:00.000Z' }],
    ['there were too many', { brokeOffAt: '2026-11-27T09:00:00.000Z' }],
  ])('say from when on where %s', async (_what, more) => {
    expect((await events(log([], more))).from).toBe('2026-11-27T09:00:00.000Z');
  });

  it.each<[string, string | Error]>([
    [
      'a log could not be read',
      '= probe application 1 {"rows":[],"oldestAt":null,"brokeOffAt":null}\n= failed system 1 "denied"\n= end 2',
    ],
    ['an answer has another form', printedBy({ application: { rows: 'x' }, system: log() })],
    ['the script printed nothing', ''],
    ['the script took too long', timedOut],
  ])('count as not read where %s', async (_what, printed) => {
    expect(await problemOf(aftermath({ 'read-aftermath-events': printed }).events(since, signal))).toBe(
      'AFTERMATH_NOT_READ',
    );
  });
});

describe('the event that was looked for', () => {
  const event = { id: 1001, at: '2026-11-27T07:00:00.000Z', message: 'a\r\nb' };
  it.each<[string, object, object]>([
    [
      'is there, with all its lines',
      { 'setup-event': { event } },
      { state: 'there', eventId: 1001, message: 'a\r\nb' },
    ],
    ['is not there', { 'setup-event': { event: null } }, { state: 'none' }],
    ['was not read', {}, { state: 'unread' }],
  ])('%s', async (_what, more, setup) => {
    const printed = printedBy({ application: log(), system: log(), ...more });
    expect(await aftermath({ 'read-aftermath-events': printed }).events(since, signal)).toMatchObject({ setup });
  });
});

describe('load balancing', () => {
  const node = (computer: string, name: string, statusCode: number) => ({ computer, name, priority: 1, statusCode });
  const read = (balancing: object) =>
    aftermath({ 'read-aftermath-balancing': printedBy({ balancing }) }).balancing(signal);

  it('is told cluster by cluster, with the state of this host', async () => {
    const nodes = [node('EX2.contoso.local', '10.0.0.100:1', 1008), node('ex3.contoso.local', '10.0.0.100:2', 1006)];
    const clusters = [{ address: '10.0.0.100', name: 'mail' }];
    expect(await read({ installed: true, clusters, nodes, computer: 'EX3' })).toMatchObject({
      clusters: [{ address: '10.0.0.100', statusCode: 1006, hosts: [{ name: 'EX2' }, { name: 'ex3' }] }],
    });
  });

  it('is none where nothing is bound', async () => {
    expect((await read({ installed: false, clusters: [], nodes: [], computer: 'EX3' })).clusters).toEqual([]);
  });
});

const health = {
  shell: true,
  rows: [{ role: 'Client Access Server Role', required: false, notRunning: ['MSExchangeAB'] }],
};
const tests = (cmdlet: string, passed: boolean | null) => ({ shell: true, rows: [{ cmdlet, passed, told: 'x' }] });
const wellShell = {
  'service-health': health,
  'server-version': { shell: true, version: 'Version 14.3 (Build 123.4)' },
  'replication-health': tests('Test-MRSHealth', true),
  connectivity: tests('Test-OwaConnectivity', null),
};

describe('the Exchange shell', () => {
  const read = (printed: string | Error, seen: ToolRun[] = []) =>
    aftermath({ 'read-aftermath-shell': printed }, seen).shell(signal);

  it('tells how the server is, and runs in PowerShell 2.0', async () => {
    const seen: ToolRun[] = [];
    expect(await read(printedBy(wellShell), seen)).toMatchObject({
      roles: health.rows,
      version: 'Version 14.3 (Build 123.4)',
      tests: [
        { cmdlet: 'Test-MRSHealth', outcome: 'passed' },
        { cmdlet: 'Test-OwaConnectivity', outcome: 'not run' },
      ],
      why: null,
    });
    expect(seen[0]?.args.slice(0, 2)).toEqual(['-Version', '2.0']);
  });

  it('tells what it could before its time was up', async () => {
    const { connectivity: _left, ...before } = wellShell;
    const lines = printedBy(before).replace(/= end \d+\s*$/, '');
    expect(await read(lines)).toMatchObject({
      roles: health.rows,
      why: expect.stringContaining('exit code') as string,
    });
  });

  it('is missing where Exchange is', async () => {
    const none = { shell: false, rows: [] };
    const answers = { ...wellShell, 'service-health': none, 'server-version': { shell: false, version: null } };
    expect(await read(printedBy(answers))).toMatchObject({
      roles: null,
      version: null,
      why: expect.any(String) as string,
    });
  });

  it.each<[string, string | Error]>([
    ['printed nothing', ''],
    ['took too long', timedOut],
  ])('counts as not read where it %s', async (_what, printed) => {
    expect(await problemOf(read(printed))).toBe('AFTERMATH_NOT_READ');
  });
});

const policy = {
  ...{ times: ['21:00'], targets: ['E:\\'], shown: ['Backup(E:)'] },
  ...{ bareMetal: true, systemState: true, volumes: ['C:\\'] },
};

describe('the daily backup', () => {
  const read = (printed: string | Error) => aftermath({ 'read-backup-history': printed }).dailyBackup(signal);
  const there = { cmdlets: true, program: true };
  const noCmdlets = (program: boolean): string =>
    `= probe tool 1 {"cmdlets":false,"program":${String(program)}}\n= failed schedule 1 "not installed"\n= end 2`;

  it('is what Windows Server Backup tells', async () => {
    const printed = printedBy({ tool: there, schedule: { policy } });
    expect(await read(printed)).toMatchObject({ installed: true, policy });
  });

  it('is none where none is set up, or where there is no Windows Server Backup', async () => {
    const printed = printedBy({ tool: there, schedule: { policy: null } });
    expect(await read(printed)).toMatchObject({ installed: true, policy: null });
    expect(await read(noCmdlets(false))).toMatchObject({ installed: false, policy: null });
  });

  it.each<[string, string | Error]>([
    ['there are no cmdlets for it', noCmdlets(true)],
    ['it has another form', printedBy({ tool: there, schedule: { policy: { times: 'x' } } })],
    ['the script printed nothing', ''],
    ['the script took too long', timedOut],
  ])('counts as not read where %s', async (_what, printed) => {
    expect(await problemOf(read(printed))).toBe('AFTERMATH_NOT_READ');
  });
});

it('a hanging reading of the server holds up no check of another, though both are asked together', async () => {
  const nodes = [{ computer: 'EX3', name: '10.0.0.100:1', priority: 1, statusCode: 1008 }];
  const clusters = [{ address: '10.0.0.100', name: 'mail' }];
  const run: RunTool = one => {
    if (one.args.some(word => word.includes('read-settings.ps1'))) {
      one.onOutput?.('= script read-settings.ps1');
      return new Promise(() => undefined);
    }
    const printed = printedBy({ balancing: { installed: true, clusters, nodes, computer: 'EX3' } });
    for (const line of printed.split('\n')) one.onOutput?.(line);
    return Promise.resolve(endWith(printed));
  };
  const [scriptsFolder, ask] = ['C:\\CAS Recovery\\scripts', runTogether(0.02)];
  const read = windowsAftermath({ scriptsFolder, clock: systemClock, run, ask });
  const server = ask({ scriptsFolder, script: 'read-settings.ps1', words: [], timeLimitSeconds: 60, signal }, run);
  const world = { ...worldOf(), server: () => server as never, balancing: () => read.balancing(signal) };
  expect(await balancingConverged.look(world, signal)).toMatchObject({ outcome: 'pass' });
});

describe('the scripts', () => {
  it.each([
    ['read-aftermath-events.ps1', [...eventLogs.map(one => one.toLowerCase()), ...lastEvents]],
    ['read-aftermath-balancing.ps1', ['balancing']],
    ['read-aftermath-shell.ps1', [...shellParts]],
    ['read-backup-history.ps1', ['tool', 'schedule', 'last-job']],
  ])('%s answers the parts that the program asks for', (name, parts) => {
    const text = readFileSync(`main/adapters/windows/scripts/${name}`, 'utf8');
    expect([...text.matchAll(/^Write-Probe '([^']+)'/gm)].map(([, probe]) => probe)).toEqual(parts);
    expect(text.trimEnd().endsWith('Write-End\nexit 0')).toBe(true);
  });
});
