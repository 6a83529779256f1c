import { beforeAll, describe, expect, it } from 'vitest';
import { LostServer, type NameRecords } from '../../preload/contract/index.js';
import { openLdifDirectory } from '../adapters/active-directory/ldif/ldif-directory.js';
import type { Directory, DirectorySearch } from '../ports/directory.js';
import type { NameService } from '../ports/name-service.js';
import { failure } from '../problems/problem.js';
import { withheld } from './directory-objects.js';
import { readInventory } from './inventory.js';
import { listServers } from './list-servers.js';
import { readLostServer } from './read-lost-server.js';
import { verdictOf } from './verdict/verdict.js';

const files = ['configuration', 'contoso', 'eu'].map(name => `main/directory/fixtures/contoso/${name}.ldf`);
const clock = { now: () => '2026-11-03T08:00:00.000Z' };

let contoso: Directory;
beforeAll(async () => {
  contoso = await openLdifDirectory(files);
});

const read = (name: string, directory = contoso): Promise<LostServer> => readLostServer(directory, name, clock);
const codesOf = async (name: string): Promise<string[]> =>
  verdictOf(await read(name)).reasons.map(({ problem }) => problem.code);

/** The same directory, which notes or refuses what it is asked. */
function watched(directory: Directory, onSearch: (query: DirectorySearch) => void): Directory {
  return {
    get readFrom() {
      return directory.readFrom;
    },
    root: () => directory.root(),
    close: () => directory.close(),
    search: async query => {
      onSearch(query);
      return directory.search(query);
    },
  };
}

describe('a Client Access server with everything that it can have', () => {
  let cas1: LostServer;
  beforeAll(async () => {
    cas1 = await read('CAS1');
  });

  it('is what the contract says', () => {
    expect(LostServer.safeParse(cas1).error).toBeUndefined();
  });

  it('is known by its place, version and folders', () => {
    expect(cas1).toMatchObject({
      organization: 'Contoso',
      forest: 'contoso.local',
      domain: 'contoso.local',
      installPath: 'D:\\Exchange\\V14',
      summary: {
        name: 'CAS1',
        fqdn: 'cas1.contoso.local',
        roles: ['Client Access'],
        site: 'HQ',
        administrativeGroup: 'Exchange Administrative Group (FYDIBOHF23SPDLT)',
        version: { build: '14.3.123.4', name: 'Exchange Server 2010 SP3' },
        changedAt: '2026-08-03T14:05:12.000Z',
      },
      gaps: [],
    });
  });

  it('has a virtual directory of each of the eight kinds, in their order', () => {
    expect(cas1.virtualDirectories.map(({ kind, webPath }) => [kind, webPath])).toEqual([
      ['OWA', '/owa'],
      ['ECP', '/ecp'],
      ['EWS', '/EWS'],
      ['ActiveSync', '/Microsoft-Server-ActiveSync'],
      ['OAB', '/OAB'],
      ['PowerShell', '/PowerShell'],
      ['Autodiscover', '/Autodiscover'],
      ['Outlook Anywhere', '/Rpc'],
    ]);
  });

  it('tells of Outlook Anywhere a bare host name', () => {
    const found = cas1.virtualDirectories.find(({ kind }) => kind === 'Outlook Anywhere');
    expect(found?.externalUrl).toBe('mail.contoso.com');
  });

  it('has its mail protocols and its pointer to Autodiscover', () => {
    expect(cas1.mailProtocols.map(({ kind }) => kind)).toEqual(['POP3', 'IMAP4']);
    expect(cas1.mailProtocols[0]?.secureBindings.join()).toContain('995');
    expect(cas1.serviceConnectionPoints).toMatchObject([
      {
        kind: 'url',
        url: 'https://autodiscover.contoso.com/autodiscover/autodiscover.xml',
        sites: ['HQ', 'Site, with comma'],
      },
    ]);
  });

  it('stands in a site with an array, neighbours, and databases that point at either', () => {
    expect(cas1.clientAccessArrays.map(({ fqdn }) => fqdn)).toEqual(['outlook.contoso.local']);
    expect(cas1.neighbours).toContain('CAS2');
    expect(cas1.neighbours).not.toContain('CAS1');
    expect(cas1.neighbours).not.toContain('EUCAS');
    const targets = new Set(cas1.databases.map(({ target }) => target));
    expect(targets).toEqual(new Set(['lost server', 'array']));
    const names = new Set(cas1.databases.map(({ pointsAt }) => pointsAt.toLowerCase()));
    expect([...names].sort()).toEqual(['cas1', 'cas1.contoso.local', 'outlook.contoso.local']);
  });

  it('hands out the offline address books that name its virtual directory', () => {
    expect(cas1.addressBooks?.map(({ name, guid }) => [name, guid])).toEqual([
      ['Default Offline Address Book', expect.stringMatching(/^[0-9a-f-]{36}$/)],
      ['Zürich, "alle"; $(Get-Date) <x>', expect.stringMatching(/^[0-9a-f-]{36}$/)],
    ]);
  });

  it('is kept whole, with attributes that this program does not understand', () => {
    const owa = cas1.objects.find(({ distinguishedName }) => distinguishedName.startsWith('CN=owa ('));
    expect(owa?.attributes['msExchOWAVersion']).toBeDefined();
    expect(cas1.objects.length).toBeGreaterThan(15);
  });
});

describe('a server with a secret in the directory', () => {
  it('does not give it away', async () => {
    const all1 = await read('ALL1');
    const server = all1.objects.find(({ distinguishedName }) => distinguishedName === all1.summary.distinguishedName);
    expect(server?.attributes['msExchEdgeSyncCredential']).toEqual([withheld]);
    expect(JSON.stringify(all1)).not.toContain('account of Edge');
  });
});

describe('a server of a child domain', () => {
  it('has its account there, found by its full name', async () => {
    const eucas = await read('eucas.eu.contoso.local');
    expect(eucas).toMatchObject({ domain: 'eu.contoso.local', forest: 'contoso.local' });
    expect(eucas.computer?.distinguishedName).toBe('CN=EUCAS,OU=Zürcher Server,DC=eu,DC=contoso,DC=local');
  });

  it('is told without an account when that domain can not be read, and says so', async () => {
    const directory = await openLdifDirectory(files.slice(0, 2));
    const eucas = await read('EUCAS', directory);
    expect(eucas.computer).toBeNull();
    expect(eucas.domain).toBe('eu.contoso.local');
    expect(eucas.gaps.map(({ part }) => part)).toContain('the domain eu.contoso.local');
    const verdict = verdictOf(eucas);
    expect(verdict.answer).toBe('with care');
    expect(verdict.reasons.map(({ problem }) => problem.code)).toContain('SERVER_ACCOUNT_NOT_SEEN');
  });
});

describe('the verdict on a server of the organization', () => {
  it.each<[string, string, string[]]>([
    ['CAS1', 'with care', ['SCRIPTING_AGENT_UNCERTAIN']],
    ['CAS2', 'with care', ['SERVER_ACCOUNT_NOT_RESET', 'OLD_SERVER_SEEMS_ALIVE']],
    ['EUCAS', 'with care', ['SEVERAL_ACTIVESYNC_DIRECTORIES']],
    ['UMHUB', 'with care', ['SERVER_HAS_OTHER_ROLES', 'WINDOWS_TOO_OLD_FOR_THE_WIZARD']],
    ['NOTRESET', 'with care', ['SERVER_ACCOUNT_NOT_RESET']],
    ['ALL1', 'not yet', ['SERVER_IN_AVAILABILITY_GROUP', 'SERVER_HAS_OTHER_ROLES']],
    ['NOACCT', 'not yet', ['SERVER_ACCOUNT_MISSING']],
    ['DISABLED', 'not yet', ['SERVER_ACCOUNT_DISABLED']],
    ['HALF', 'not yet', ['INSTALLATION_NEVER_FINISHED']],
    ['EDGE1', 'can not be recovered', ['SERVER_IS_EDGE']],
    ['OLD7', 'can not be recovered', ['SERVER_NOT_EXCHANGE_2010']],
    ['NEW13', 'can not be recovered', ['SERVER_NOT_EXCHANGE_2010']],
    ['EX16', 'can not be recovered', ['SERVER_NOT_EXCHANGE_2010']],
    ['MAIL03', 'can not be recovered', ['SERVER_NOT_EXCHANGE_2010']],
    ['MBX1', 'can not be recovered', ['CLIENT_ACCESS_ROLE_MISSING']],
  ])('%s: %s', async (name, answer, codes) => {
    const verdict = verdictOf(await read(name));
    expect(verdict.answer).toBe(answer);
    expect(await codesOf(name)).toEqual(expect.arrayContaining(codes));
    expect(verdict.reasons.every(({ source }) => / of /.test(source))).toBe(true);
  });
});

describe('names with whatever people put into them', () => {
  it('are read as they are', async () => {
    const branch = await read('BRANCH');
    expect(branch.summary.site).toBe('Site, with comma');
    expect(branch.virtualDirectories.map(({ kind, name }) => [kind, name])).toEqual([
      ['OWA', 'owa (Web "Site", A+B)'],
      ['ECP', '#ecp (Straße = München)'],
      ['EWS', 'EWS (a\\b;c<d>/e)'],
      ['ActiveSync', 'Microsoft-Server-ActiveSync (Ürün*)'],
      ['OAB', 'OAB (Default Web Site) '],
    ]);
    expect(branch.computer?.groups).toContain('Admins "A+B", Zürich = <alle>');
  });
});

describe('the list of servers', () => {
  it('holds those of all administrative groups, without arrays and transport objects', async () => {
    const { organization, servers } = await listServers(contoso);
    expect(organization).toBe('Contoso');
    expect(servers.map(({ name }) => name)).toEqual([
      'ALL1',
      'BRANCH',
      'CAS1',
      'CAS2',
      'DISABLED',
      'EDGE1',
      'EUCAS',
      'EX16',
      'HALF',
      'MAIL03',
      'MBX1',
      'NEW13',
      'NOACCT',
      'NOTRESET',
      'OLD7',
      'OLDPW',
      'UMHUB',
    ]);
    expect(servers.find(({ name }) => name === 'MAIL03')?.administrativeGroup).toBe('First Administrative Group');
  });

  it('comes with the addresses of every server, in the inventory', async () => {
    const { servers, arrays } = await readInventory(contoso, clock);
    const cas1 = servers.find(({ summary }) => summary.name === 'CAS1');
    expect(cas1?.virtualDirectories).toHaveLength(8);
    expect(servers.find(({ summary }) => summary.name === 'EDGE1')?.virtualDirectories).toEqual([]);
    expect(arrays.map(({ fqdn, site }) => [fqdn, site])).toEqual(
      expect.arrayContaining([
        ['outlook.contoso.local', 'HQ'],
        ['outlook.eu.contoso.local', 'Zürich'],
      ]),
    );
  });
});

describe('a directory that lets itself be read in part only', () => {
  const refusing = (part: (query: DirectorySearch) => boolean): Directory =>
    watched(contoso, query => {
      if (part(query)) throw failure('DIRECTORY_READ_REFUSED', { host: 'dc1', user: 'reader', message: '' });
    });

  it('still tells the rest, and what could not be read', async () => {
    const cas1 = await read(
      'CAS1',
      refusing(({ where }) => JSON.stringify(where).includes('msExchPrivateMDB')),
    );
    expect(cas1.databases).toEqual([]);
    expect(cas1.gaps).toMatchObject([{ part: 'mailbox databases', why: 'dc1 does not let reader read.' }]);
    expect(cas1.virtualDirectories).toHaveLength(8);
    expect(verdictOf(cas1).reasons.map(({ problem }) => problem.code)).toContain('NOT_EVERYTHING_COULD_BE_READ');
  });

  it('does not know the address books of a server where it may not look for them, or for what hands them out', async () => {
    const books = await read(
      'CAS1',
      refusing(({ where }) => JSON.stringify(where).includes('msExchOAB"')),
    );
    expect(books.addressBooks).toBeUndefined();
    expect(books.gaps).toMatchObject([{ part: 'offline address books' }]);
    const below = await read(
      'CAS1',
      refusing(({ attributes }) => attributes === 'all'),
    );
    expect(below.addressBooks).toBeUndefined();
  });

  it('is not taken for a directory when it breaks off', async () => {
    const broken = watched(contoso, ({ where }) => {
      if (JSON.stringify(where).includes('msExchPrivateMDB'))
        throw failure('DIRECTORY_CONNECTION_LOST', { host: 'dc1', message: '' });
    });
    await expect(read('CAS1', broken)).rejects.toThrow('DIRECTORY_CONNECTION_LOST');
  });
});

describe('the number of searches for one server', () => {
  it('does not depend on the server, nor on how many there are', async () => {
    const counts = new Map<string, number>();
    for (const name of ['CAS1', 'CAS2', 'BRANCH', 'EUCAS']) {
      let count = 0;
      await read(
        name,
        watched(contoso, () => (count += 1)),
      );
      counts.set(name, count);
    }
    expect(Math.max(...counts.values())).toBeLessThanOrEqual(10);
  });
});

describe('the addresses of a server', () => {
  const names = (addressesOf: NameService['addressesOf']): NameService => ({
    askedAt: 'DNS server 10.0.0.1',
    addressesOf,
  });
  it.each<[string, NameService | undefined, Partial<NameRecords>]>([
    ['are those of DNS', names(async () => ['10.0.0.23']), { state: 'answered', addresses: ['10.0.0.23'] }],
    ['may be none', names(async () => null), { state: 'no such name', addresses: [] }],
    ['are not asked for', undefined, { state: 'not asked', addresses: [] }],
    [
      'stay unknown when nobody answers',
      names(async () => {
        throw failure('DIRECTORY_HOST_NOT_FOUND', { host: 'dns' });
      }),
      { state: 'failed', addresses: [], source: 'No computer named dns was found.' },
    ],
  ])('%s', async (_what, service, records) => {
    const { nameRecords } = await readLostServer(contoso, 'CAS1', clock, service);
    expect(nameRecords).toMatchObject({ fqdn: 'cas1.contoso.local', ...records });
  });
});

describe('a name that no server has', () => {
  it('is refused with near names', async () => {
    await expect(read('CAS9')).rejects.toThrow('SERVER_NOT_IN_DIRECTORY');
    await expect(read('outlook.contoso.local')).rejects.toThrow('SERVER_NOT_IN_DIRECTORY');
  });
});
