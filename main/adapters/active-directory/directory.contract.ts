import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Condition, Directory, DirectorySearch } from '../../ports/directory.js';
import { problemOf } from './fixture-problem-of.js';
import { configuration, describeServers, domain, ex3, servers } from './servers.contract.js';

const site = `CN=Default-First-Site-Name,CN=Sites,${configuration}`;
const array = 'mail.exchangeserverpro.local';
const anything: Condition = { attribute: 'objectClass', present: true };

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
    expect(await directory().root()).toMatchObject({ configuration, domain, rootDomain: domain });
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

  it('gives every attribute when all are asked for', async () => {
    const [entry] = await search({ base: ex3, scope: 'base', where: isServer, attributes: 'all' });
    const values = (name: string): readonly string[] | undefined => entry?.attributes.get(name);
    expect(values('cn')).toEqual(['EX3']);
    expect(values('objectclass')).toContain('msExchExchangeServer');
    expect(values('networkaddress')).toHaveLength(6);
    expect(values('msexchdatapath')).toEqual(['C:\\Program Files\\Microsoft\\Exchange Server\\V14\\Mailbox']);
    expect([...(entry?.attributes.keys() ?? [])].filter(name => name !== name.toLowerCase())).toEqual([]);
  });

  it('gives no attributes when none is asked for', async () => {
    const [entry] = await search({ base: ex3, scope: 'base', where: isServer, attributes: [] });
    expect(entry?.attributes.size).toBe(0);
  });

  it('looks at the base, one level below, or everything below', async () => {
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
    ['one value of several, in any case', { attribute: 'OBJECTCLASS', equals: 'MSEXCHCLIENTACCESSARRAY' }, [array]],
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
    ['what it is not', { all: [isServer, { not: { attribute: 'cn', equals: 'EX1' } }] }, ['EX2', 'EX3', array]],
    ['what it lacks', { all: [isServer, { not: { attribute: 'serialNumber', present: true } }] }, [array]],
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
    [
      'what has a text in it, in any case',
      { all: [isServer, { attribute: 'legacyExchangeDN', contains: '/CN=SERVERS/cn=ex' }] },
      ['EX1', 'EX2', 'EX3'],
    ],
    ['a text at the beginning or the end', { all: [isServer, { attribute: 'cn', contains: 'EX3' }] }, ['EX3']],
    [
      'brackets and backslashes as parts of a value',
      {
        any: [
          { attribute: 'cn', contains: 'b (Default ' },
          { attribute: 'msExchInstallPath', contains: 'files\\microsoft\\exchange server\\v1' },
        ],
      },
      ['EX1', 'EX2', 'EX3', 'OAB (Default Web Site)', 'OAB (Default Web Site)'],
    ],
    ['anything that is there, when a part is empty', { all: [isServer, { attribute: 'type', contains: '' }] }, []],
    ['all of no conditions', { all: [isServer, { attribute: 'cn', equals: 'EX1' }, { all: [] }] }, ['EX1']],
    ['none of no conditions', { all: [isServer, { any: [] }] }, []],
  ])('finds %s', async (_what, where, found) => {
    expect(await names({ where })).toEqual(found);
  });

  it.each(['', '*', 'EX*', 'EX3)(cn=*', '*)(objectClass=*', '\\2a', 'EX3\0', '\0', '\u202eEX3', 'EX3\n'])(
    'takes %j for a name and nothing else',
    async equals => {
      expect(await names({ where: { attribute: 'cn', equals } })).toEqual([]);
    },
  );

  it.each(['*', 'X*', '3)(cn=*', '\\2a', 'EX3\0'])('takes %j for a part of a name and nothing else', async contains => {
    expect(await names({ where: { all: [isServer, { attribute: 'cn', contains }] } })).toEqual([]);
  });

  it.each(['base', 'one level', 'subtree'] as const)(
    'finds nothing under a base that is not there (%s)',
    async scope => {
      expect(await names({ base: `CN=EX9\\, spare,${servers}`, scope, where: isServer })).toEqual([]);
    },
  );

  it.each(['CN=EX3,nonsense', 'nonsense', `CN="EX3,${servers}`])(
    'finds nothing under %j, which is no name',
    async base => {
      expect(await names({ base, where: anything })).toEqual([]);
    },
  );

  it('says of a partition that it does not hold that it does not', async () => {
    const problem = await problemOf(names({ base: 'DC=fabrikam,DC=example', where: anything }));
    expect(problem.code).toBe('DIRECTORY_PART_ABSENT');
    expect(problem.happened).toContain('DC=fabrikam,DC=example');
  });
}
