import { describe, expect, it } from 'vitest';
import { DoctorReport } from '../../../../preload/contract/index.js';
import { printedBy, r2Features, r2Member, r2Tools, wellR2, windowsThatPrints } from '../facts/fixture-answers.js';
import type { GatherRig } from '../facts/gather.js';
import { serverThatPrints, well } from '../settings/fixture-settings.js';
import { examine } from './examine.js';
import { redacted } from './redact.js';

const report = (rig: GatherRig): Promise<DoctorReport> =>
  examine(
    {
      scriptsFolder: 'C:\\app\\scripts',
      folders: { media: null, packages: null, windowsSource: null },
      domainController: null,
      productVersion: '1.2.3',
      now: () => '2026-11-24T08:00:00.000Z',
    },
    rig,
  );

describe('the doctor', () => {
  it('tells of each probe where it looked, what it found and what was printed', async () => {
    const found = DoctorReport.parse(await report(wellR2()));
    expect(found.probes.find(({ probe }) => probe === 'clock')).toMatchObject({
      source: 'w32tm /stripchart',
      answered: true,
      value: -2.5,
      why: null,
      raw: expect.stringContaining('+02.5000000s') as unknown,
    });
    expect(found.facts).toMatchObject({ name: 'EX3', readAt: '2026-11-24T08:00:00.000Z' });
  });

  it('comes to its end where there is no Windows', async () => {
    const found = DoctorReport.parse(await report({ ...wellR2(), platform: 'linux' }));
    expect(found.facts).toBeNull();
    expect(found.probes.map(({ answered }) => answered)).not.toContain(true);
    expect(new Set(found.probes.map(({ why }) => why))).toEqual(new Set(['This is linux, not Windows.']));
  });
});

describe('the settings of the server', () => {
  const rig = (): GatherRig => {
    const facts = wellR2();
    const settings = serverThatPrints(well.settings, well.shell);
    return { ...facts, run: one => (one.args.some(word => /settings/.test(word)) ? settings : facts.run)(one) };
  };

  it('are shown with the rest, and are not in the bundle', async () => {
    const found = await report(rig());
    expect(found.probes.find(({ probe }) => probe === 'certificates')).toMatchObject({ answered: true, why: null });
    const text = redacted(found);
    expect(text).toContain('characters, left out');
    for (const own of ['CN=mail', 'Skripte', 'LAN-Verbindung', 'Größe']) expect(text).not.toContain(own);
    expect(text).toContain('KB3049853');
  });
});

describe('the bundle for a bug report', () => {
  const machine = printedBy({
    ...r2Member,
    account: {
      name: 'CONTOSO\\jürgen.müller',
      sid: 'S-1-5-21-1004336348-1177238915-682003330-1604',
      groups: ['S-1-5-32-544', 'S-1-5-21-1004336348-1177238915-682003330-512'],
    },
    packages: { named: true, rows: [{ path: '\\\\FILE7\\secret$\\KB982867.msu', version: null }] },
    exchange: new Error(
      'key AAAAA-BBBBB-CCCCC-DDDDD-EEEEE, mail jurgen@contoso.example, C:\\Users\\jürgen.müller\\x, fe80::b1d3:9f0:2c2a:77 of DC9.contoso.example',
    ),
    hotfixes: new Error(
      'C:\\Users\\peter.schmidt\\AppData\\x.log, "D:\\Documents and Settings\\Ottilie Kurz\\y" and /c/Users/ollie said NORTHWIND\\k.brown. Card 00-50-56-A1-00-17 or 00:50:56:a1:00:18, \\\\nas02\\backup, UNC:\\\\nas03\\x, {"log":"\\\\\\\\nas04\\\\y","at":"C:\\\\Windows\\\\Temp"}',
    ),
    drives: new Error(
      'HKLM\\SOFTWARE, Setup\\ServerRoles, C:\\Program Files\\Windows, BUILTIN\\Administrators, scripts\\read-machine.ps1, Component Based Servicing\\RebootPending, C:\\Users\\Public\\z',
    ),
    programs: {
      rows: [
        {
          code: '{95140000-2000-0409-1000-0000000FF1CE}',
          name: 'Microsoft Filter Pack 2.0',
          version: '14.0.4763.1000',
        },
        { code: 'Backup1', name: 'Backup Agent for SRVBACKUP01', version: '1.0' },
        { code: 'Northwind.App', name: 'Northwind Billing', version: null },
      ],
    },
  });
  const tools = { ...r2Tools, 'w32tm.exe /stripchart': 'Tracking ROOTDC [10.20.30.9:123].\r\n09:30:00, +02.5s\r\n' };
  const bundle = async (): Promise<string> =>
    redacted(await report(windowsThatPrints({ machine, features: printedBy({ features: r2Features }), tools })));

  it.each([
    ['the computer', /ex3(?![a-z])/i],
    ['the domain', /contoso/i],
    ['a person', /j(?:ü|\\u00fc)rgen/i],
    ['a person of the tools', /anna/i],
    ['a domain controller', /dc[19]\b/i],
    ['whose clock was asked', /rootdc/i],
    ['a file server', /file7/i],
    ['a share', /secret\$/i],
    ['an address', /10\.20\.30/],
    ['an address of IPv6', /b1d3/i],
    ['the domain in a SID', /1004336348/],
    ['a product key', /BBBBB/],
    ['a person by his folder', /peter|schmidt/i],
    ['a person by a folder with a blank', /ottilie|kurz/i],
    ['a person by a folder of another notation', /ollie/i],
    ['an account of another domain', /northwind|brown/i],
    ['a network card', /00[-:]50[-:]56/],
    ['a file server in a sentence', /nas0[234]/i],
    ['what a program is for', /SRVBACKUP01|Billing|Backup1/i],
  ])('does not name %s', async (_what, name) => {
    expect(await bundle()).not.toMatch(name);
  });

  it('keeps what is needed to understand it', async () => {
    const text = await bundle();
    for (const kept of [
      '6.1.7601',
      '14.3.123.4',
      '255.255.255.0',
      'S-1-5-32-544',
      'KB982867',
      'Web-Server',
      'S-1-5-21-0-0-1-512',
      'HKLM\\\\SOFTWARE, Setup\\\\ServerRoles, C:\\\\Program Files\\\\Windows, BUILTIN\\\\Administrators, scripts\\\\read-machine.ps1, Component Based Servicing\\\\RebootPending, C:\\\\Users\\\\Public\\\\z',
      'Microsoft Filter Pack 2.0',
      '"others": 2',
      'Windows\\\\\\\\Temp',
    ]) {
      expect(text).toContain(kept);
    }
    expect(text).toMatch(/server-\d\.domain-\d\.example/);
  });

  it('gives the same name the same stand-in, and another one another', async () => {
    const { facts } = JSON.parse(await bundle()) as DoctorReport;
    const [adapter] = facts?.adapters ?? [];
    const addresses = [adapter?.address, adapter?.gateway, ...(adapter?.dnsServers ?? [])];
    expect(new Set(addresses).size).toBe(4);
    expect(addresses.every(one => /^192\.0\.2\.\d+$/.test(String(one)))).toBe(true);
    const [, person = ''] = /(account-\d+)$/.exec(facts?.account.name ?? '') ?? [];
    expect(await bundle()).toContain(`Users\\\\${person}\\\\x`);
    expect(facts?.fqdn).toBe(`${String(facts?.name).toLowerCase()}.${String(facts?.domain)}`);
  });

  it('is a whole document', async () => {
    expect(Object.keys(JSON.parse(await bundle()) as object)).toEqual(
      expect.arrayContaining(['takenAt', 'productVersion', 'platform', 'probes', 'facts']),
    );
  });
});
