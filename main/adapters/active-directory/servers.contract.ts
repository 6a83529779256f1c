import { expect, it } from 'vitest';
import { readInventory } from '../../directory/inventory.js';
import { listServers } from '../../directory/list-servers.js';
import { readLostServer } from '../../directory/read-lost-server.js';
import { verdictOf } from '../../directory/verdict/verdict.js';
import { LostServer } from '../../../preload/contract/index.js';
import type { Directory } from '../../ports/directory.js';
import { problemOf } from './fixture-problem-of.js';

export const domain = 'DC=exchangeserverpro,DC=local';
export const configuration = `CN=Configuration,${domain}`;
const group =
  'CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=Exchange Server Pro,' +
  `CN=Microsoft Exchange,CN=Services,${configuration}`;
export const servers = `CN=Servers,${group}`;
export const ex3 = `CN=EX3,${servers}`;
const web = `CN=HTTP,CN=Protocols,${ex3}`;
const installPath = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14';
const clock = { now: () => '2026-11-03T08:00:00.000Z' };

/** What is read of the servers of the EX3 scenario, by whatever way. */
export function describeServers(directory: () => Directory): void {
  const read = (name: string): Promise<LostServer> => readLostServer(directory(), name, clock);

  it('lists the servers of the organization, and not the Client Access array', async () => {
    const { organization, servers: found } = await listServers(directory());
    expect(organization).toBe('Exchange Server Pro');
    expect(found.map(({ name, roles, answer }) => [name, roles, answer])).toEqual([
      ['EX1', ['Mailbox', 'Hub Transport'], 'can not be recovered'],
      ['EX2', ['Client Access'], 'can be recovered'],
      ['EX3', ['Client Access'], 'can be recovered'],
    ]);
    expect(found[2]).toMatchObject({
      fqdn: 'ex3.exchangeserverpro.local',
      unknownRoleBits: 0,
      version: { build: '14.3.123.4', name: 'Exchange Server 2010 SP3', raw: 'Version 14.3 (Build 30123.4)' },
      site: 'Default-First-Site-Name',
      administrativeGroup: 'Exchange Administrative Group (FYDIBOHF23SPDLT)',
      installPath,
      databaseAvailabilityGroup: null,
      distinguishedName: ex3,
    });
  });

  it.each(['EX3', ' ex3 ', 'ex3.exchangeserverpro.local'])(
    'tells all of the lost server when asked for %j',
    async name => {
      const server = await read(name);
      expect(LostServer.safeParse(server).error).toBeUndefined();
      expect(server).toMatchObject({
        readAt: clock.now(),
        readFrom: directory().readFrom,
        organization: 'Exchange Server Pro',
        forest: 'exchangeserverpro.local',
        domain: 'exchangeserverpro.local',
        summary: { name: 'EX3', roles: ['Client Access'] },
        installPath,
        dataPath: `${installPath}\\Mailbox`,
        databaseAvailabilityGroup: null,
        clientAccessArrays: [{ fqdn: 'mail.exchangeserverpro.local', site: 'Default-First-Site-Name' }],
        neighbours: ['EX2'],
        databases: [],
        gaps: [],
      });
      const { answer, reasons } = verdictOf(server);
      expect([answer, reasons.map(({ weight }) => weight)]).toEqual(['can be recovered', ['note']]);
    },
  );

  it('reads the computer account', async () => {
    expect((await read('EX3')).computer).toMatchObject({
      distinguishedName: `CN=EX3,CN=Computers,${domain}`,
      domain: 'exchangeserverpro.local',
      dnsHostName: 'ex3.exchangeserverpro.local',
      enabled: true,
      operatingSystem: 'Windows Server 2008 R2 Standard',
      operatingSystemVersion: '6.1 (7601)',
      operatingSystemServicePack: 'Service Pack 1',
      passwordLastSet: '2026-11-02T09:05:00.000Z',
      lastLogon: '2026-10-30T06:38:52.000Z',
      groups: ['Exchange Install Domain Servers', 'Exchange Servers', 'Exchange Trusted Subsystem'],
    });
  });

  it('reads the virtual directories of all kinds that are there', async () => {
    const { virtualDirectories } = await read('EX3');
    expect(virtualDirectories.map(({ kind }) => kind)).toEqual([
      ...['OWA', 'ECP', 'EWS', 'ActiveSync', 'OAB', 'PowerShell', 'Autodiscover'],
    ]);
    expect(virtualDirectories[0]).toMatchObject({
      name: 'owa (Default Web Site)',
      distinguishedName: `CN=owa (Default Web Site),${web}`,
      internalUrl: 'https://ex3.exchangeserverpro.local/owa',
      externalUrl: 'https://mail.exchangeserverpro.local/owa',
      internalAuthentication: { raw: '5', names: ['Basic', 'Forms'], unknownBits: 0 },
      metabasePath: 'IIS://ex3.exchangeserverpro.local/W3SVC/1/ROOT/owa',
      webSite: 'Default Web Site',
      webPath: '/owa',
    });
  });

  it('keeps the server and all below it as they stand there', async () => {
    const { objects } = await read('EX3');
    expect(objects.map(({ distinguishedName }) => distinguishedName)).toEqual(
      expect.arrayContaining([ex3, web, `CN=owa (Default Web Site),${web}`, `CN=EX3,CN=Computers,${domain}`]),
    );
    const server = objects.find(({ distinguishedName }) => distinguishedName === ex3);
    expect(server?.attributes['msExchCurrentServerRoles']).toEqual(['4']);
    expect(server?.attributes['networkAddress']).toHaveLength(6);
  });

  it('knows the offline address books that clients download from it', async () => {
    const { addressBooks } = await read('EX3');
    const name = 'Default Offline Address Book';
    const place = `CN=Offline Address Lists,CN=Address Lists Container,CN=Exchange Server Pro,CN=Microsoft Exchange`;
    expect(addressBooks).toEqual([
      {
        name,
        distinguishedName: `CN=${name},${place},CN=Services,${configuration}`,
        // A domain controller gives each object its own.
        guid: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string,
      },
    ]);
  });

  it('leaves out what a server does not have', async () => {
    const { virtualDirectories } = await read('EX2');
    expect(virtualDirectories.filter(({ externalUrl }) => externalUrl !== null)).toEqual([]);
  });

  it('takes the inventory of the organization', async () => {
    const { servers: found, arrays } = await readInventory(directory(), clock);
    const counts = found.map(({ summary, virtualDirectories }) => [summary.name, virtualDirectories.length]);
    expect(counts).toEqual([
      ['EX1', 0],
      ['EX2', 5],
      ['EX3', 7],
    ]);
    expect(arrays.map(({ name }) => name)).toEqual(['mail.exchangeserverpro.local']);
  });

  it.each(['EX4', 'mail.exchangeserverpro.local', '*', ''])(
    'knows no server named %j, and says which there are',
    async name => {
      expect(await problemOf(read(name))).toMatchObject({
        code: 'SERVER_NOT_IN_DIRECTORY',
        details: 'Exchange servers there: EX1, EX2, EX3',
      });
    },
  );

  it('offers near names for a mistyped one', async () => {
    expect((await problemOf(read('EX33'))).next).toContain('Did you mean EX3?');
  });
}
