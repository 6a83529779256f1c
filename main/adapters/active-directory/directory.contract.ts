import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listServers } from '../../directory/list-servers.js';
import { readLostServer } from '../../directory/read-lost-server.js';
import { recoverability } from '../../directory/recoverability.js';
import type { Condition, Directory, DirectorySearch } from '../../ports/directory.js';
import { problemOf } from './fixture-problem-of.js';

const domain = 'DC=exchangeserverpro,DC=local';
const configuration = `CN=Configuration,${domain}`;
const site = `CN=Default-First-Site-Name,CN=Sites,${configuration}`;
const group =
  'CN=Exchange Administrative Group (FYDIBOHF23SPDLT),CN=Administrative Groups,CN=Exchange Server Pro,' +
  `CN=Microsoft Exchange,CN=Services,${configuration}`;
const servers = `CN=Servers,${group}`;
const ex3 = `CN=EX3,${servers}`;
const web = `CN=HTTP,CN=Protocols,${ex3}`;
const clock = { now: () => '2026-11-03T08:00:00.000Z' };

/** What every way to read Active Directory must do. Describes one that holds the organization of the EX3 scenario. */
export function describeDirectory(what: string, open: () => Promise<Directory>): void {
  describe(`${what}, as a directory`, () => {
    let directory: Directory;
    beforeAll(async () => {
      directory = await open();
    });
    afterAll(() => directory.close());

    describeSearch(() => directory);
    describeServers(() => directory);
  });
}

function describeSearch(directory: () => Directory): void {
  const search = (query: Partial<DirectorySearch> & { where: Condition }): ReturnType<Directory['search']> =>
    directory().search({ base: configuration, scope: 'subtree', attributes: ['cn'], ...query });
  const names = async (query: Partial<DirectorySearch> & { where: Condition }): Promise<string[]> =>
    (await search(query)).flatMap(({ attributes }) => attributes.get('cn') ?? []).sort();
  const isServer = { attribute: 'objectClass', equals: 'msExchExchangeServer' };

  it('knows its partitions', async () => {
    expect(await directory().root()).toMatchObject({ configuration, domain });
  });

  it('gives the attributes that were asked for, and no others, by lower-case names', async () => {
    const asked = ['networkAddress', 'msExchInstallPath', 'msExchMDBAvailabilityGroupLink'];
    const [entry, ...more] = await search({ base: ex3, scope: 'base', where: isServer, attributes: asked });
    expect(more).toEqual([]);
    expect(entry?.distinguishedName).toBe(ex3);
    expect([...(entry?.attributes.keys() ?? [])].sort()).toEqual(['msexchinstallpath', 'networkaddress']);
    expect(entry?.attributes.get('networkaddress')).toHaveLength(6);
    expect(entry?.attributes.get('msexchinstallpath')).toEqual(['C:\\Program Files\\Microsoft\\Exchange Server\\V14']);
  });

  it('gives no attributes when none is asked for', async () => {
    const [entry] = await search({ base: ex3, scope: 'base', where: isServer, attributes: [] });
    expect(entry?.attributes.size).toBe(0);
  });

  it('looks at the base, one level below, or everything below', async () => {
    const anything: Condition = { attribute: 'objectClass', present: true };
    expect(await names({ base: servers, scope: 'base', where: anything })).toEqual(['Servers']);
    expect(await names({ base: servers, scope: 'one level', where: anything })).toEqual(['EX1', 'EX2', 'EX3']);
    expect(await names({ base: servers, where: { attribute: 'cn', equals: 'http' } })).toEqual(['HTTP', 'HTTP']);
  });

  it('takes a base in any case and spacing', async () => {
    expect(await names({ base: ex3.toLowerCase().replace(/,/g, ', '), scope: 'base', where: isServer })).toEqual([
      'EX3',
    ]);
  });

  it.each<[string, Condition, string[]]>([
    [
      'one value of several, in any case',
      { attribute: 'OBJECTCLASS', equals: 'MSEXCHCLIENTACCESSARRAY' },
      ['mail.exchangeserverpro.local'],
    ],
    ['a number', { all: [isServer, { attribute: 'msExchCurrentServerRoles', equals: '4' }] }, ['EX2', 'EX3']],
    [
      'a distinguished name in other case',
      {
        all: [
          isServer,
          { attribute: 'msExchServerSite', equals: site.toUpperCase() },
          { attribute: 'msExchCurrentServerRoles', present: true },
        ],
      },
      ['EX1', 'EX2', 'EX3'],
    ],
    [
      'one or the other',
      {
        any: [
          { attribute: 'cn', equals: 'ex1' },
          { attribute: 'cn', equals: 'Arrays' },
        ],
      },
      ['Arrays', 'EX1'],
    ],
    [
      'what it is not',
      { all: [isServer, { not: { attribute: 'cn', equals: 'EX1' } }] },
      ['EX2', 'EX3', 'mail.exchangeserverpro.local'],
    ],
    [
      'what it lacks',
      { all: [isServer, { not: { attribute: 'serialNumber', present: true } }] },
      ['mail.exchangeserverpro.local'],
    ],
    [
      'brackets in a value',
      {
        all: [
          { attribute: 'cn', equals: 'owa (Default Web Site)' },
          { attribute: 'msExchExternalHostName', present: true },
        ],
      },
      ['owa (Default Web Site)'],
    ],
    [
      'backslashes in a value',
      {
        all: [
          { attribute: 'cn', equals: 'EX2' },
          { attribute: 'msExchInstallPath', equals: 'c:\\program files\\microsoft\\exchange server\\v14' },
        ],
      },
      ['EX2'],
    ],
  ])('finds %s', async (_what, where, found) => {
    expect(await names({ where })).toEqual(found);
  });

  it.each(['*', 'EX*', 'EX3)(cn=*', '*)(objectClass=*', '\\2a'])(
    'takes %j for a name and nothing else',
    async equals => {
      expect(await names({ where: { attribute: 'cn', equals } })).toEqual([]);
    },
  );

  it.each(['base', 'one level', 'subtree'] as const)(
    'finds nothing under a base that is not there (%s)',
    async scope => {
      expect(await names({ base: `CN=EX9\\, spare,${servers}`, scope, where: isServer })).toEqual([]);
    },
  );
}

function describeServers(directory: () => Directory): void {
  it('lists the servers of the organization, and not the Client Access array', async () => {
    const version = { build: '14.3.123.4', name: 'Exchange Server 2010 SP3', raw: 'Version 14.3 (Build 30123.4)' };
    const common = { version, unknownRoleBits: 0, site: 'Default-First-Site-Name' };
    expect(await listServers(directory())).toEqual([
      {
        ...common,
        name: 'EX1',
        fqdn: 'ex1.exchangeserverpro.local',
        roles: ['Mailbox', 'Hub Transport'],
        distinguishedName: `CN=EX1,${servers}`,
      },
      {
        ...common,
        name: 'EX2',
        fqdn: 'ex2.exchangeserverpro.local',
        roles: ['Client Access'],
        distinguishedName: `CN=EX2,${servers}`,
      },
      { ...common, name: 'EX3', fqdn: 'ex3.exchangeserverpro.local', roles: ['Client Access'], distinguishedName: ex3 },
    ]);
  });

  it.each(['EX3', ' ex3 ', 'ex3.exchangeserverpro.local'])(
    'tells all of the lost server when asked for %j',
    async name => {
      const server = await readLostServer(directory(), name, clock);
      expect(server).toMatchObject({
        schema: 'cas-recovery/lost-server/1',
        readAt: clock.now(),
        readFrom: directory().readFrom,
        organization: 'Exchange Server Pro',
        domain: 'exchangeserverpro.local',
        summary: { name: 'EX3', roles: ['Client Access'] },
        installPath: 'C:\\Program Files\\Microsoft\\Exchange Server\\V14',
        databaseAvailabilityGroup: null,
        computer: {
          distinguishedName: `CN=EX3,CN=Computers,${domain}`,
          dnsHostName: 'ex3.exchangeserverpro.local',
          enabled: true,
          operatingSystem: 'Windows Server 2008 R2 Standard',
          operatingSystemVersion: '6.1 (7601)',
          operatingSystemServicePack: 'Service Pack 1',
          groups: ['Exchange Install Domain Servers', 'Exchange Servers', 'Exchange Trusted Subsystem'],
        },
      });
      expect(Date.parse(server.computer?.passwordLastSet ?? '')).toBeGreaterThan(Date.parse('2026-10-30T06:40:00Z'));
      expect(recoverability(server)).toBeNull();
    },
  );

  it('reads the addresses of Outlook Web App and of the Control Panel', async () => {
    const { virtualDirectories } = await readLostServer(directory(), 'EX3', clock);
    expect(virtualDirectories).toEqual(
      (['OWA', 'ECP'] as const).map(kind => ({
        kind,
        name: `${kind.toLowerCase()} (Default Web Site)`,
        distinguishedName: `CN=${kind.toLowerCase()} (Default Web Site),${web}`,
        internalUrl: `https://ex3.exchangeserverpro.local/${kind.toLowerCase()}`,
        externalUrl: `https://mail.exchangeserverpro.local/${kind.toLowerCase()}`,
        metabasePath: `IIS://ex3.exchangeserverpro.local/W3SVC/1/ROOT/${kind.toLowerCase()}`,
      })),
    );
  });

  it('leaves out what a server does not have', async () => {
    const { virtualDirectories } = await readLostServer(directory(), 'EX2', clock);
    expect(virtualDirectories.map(({ externalUrl }) => externalUrl)).toEqual([null, null]);
  });

  it.each(['EX4', 'mail.exchangeserverpro.local'])('knows no server named %s, and says which there are', async name => {
    const problem = await problemOf(readLostServer(directory(), name, clock));
    expect(problem).toMatchObject({
      code: 'SERVER_NOT_IN_DIRECTORY',
      details: 'Exchange servers there: EX1, EX2, EX3',
    });
  });

  it('offers near names for a mistyped one', async () => {
    const problem = await problemOf(readLostServer(directory(), 'EX33', clock));
    expect(problem.next).toContain('Did you mean EX3?');
  });
}
