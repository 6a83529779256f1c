import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { computerAttributes } from '../../../directory/computer-account.js';
import type { Condition, Directory, DirectorySearch } from '../../../ports/directory.js';
import { problemOf } from '../fixture-problem-of.js';
import { openLdifDirectory } from './ldif-directory.js';

const forest = 'DC=contoso,DC=local';
const child = `DC=eu,${forest}`;
const configuration = `CN=Configuration,${forest}`;
const exchange = `CN=Microsoft Exchange,CN=Services,${configuration}`;

const record = (name: string, ...lines: string[]): string =>
  [`dn: ${name}`, 'changetype: add', ...lines, '', ''].join('\r\n');
const computer = (name: string, parent: string, ...lines: string[]): string =>
  record(
    `CN=${name},${parent}`,
    ...['top', 'person', 'user', 'computer'].map(value => `objectClass: ${value}`),
    `cn: ${name}`,
    `sAMAccountName: ${name}$`,
    ...lines,
  );

describe('exports of two forests', () => {
  it('are refused: what the one holds would hide behind the other', async () => {
    const contoso = 'main/directory/fixtures/contoso/configuration.ldf';
    const problem = await problemOf(openLdifDirectory([contoso, 'assets/scenarios/ex3/directory.ldif']));
    expect(problem.code).toBe('EXPORTS_OF_TWO_FORESTS');
    expect(problem.happened).toContain('DC=contoso,DC=local, DC=exchangeserverpro,DC=local');
  });
});

const files = {
  'config.ldf': [
    record(configuration, 'objectClass: configuration'),
    record(`CN=Contoso,${exchange}`, 'objectClass: msExchOrganizationContainer', 'cn: Contoso'),
    record(`CN=Paris,CN=Sites,${configuration}`, 'objectClass: site', 'cn: Paris'),
    record(`CN=409,CN=DisplaySpecifiers,${configuration}`, 'objectClass: container', 'cn: 409'),
    record(`CN=Top,CN=Schema,${configuration}`, 'objectClass: classSchema', 'cn: Top'),
  ],
  'eu.ldf': [
    record(child, 'objectClass: domain', 'objectClass: domainDNS', 'dc: eu', 'gPLink: [LDAP://x;0]'),
    record(`OU=Staff,${child}`, 'objectClass: organizationalUnit'),
    record(`CN=Jo,OU=Staff,${child}`, 'objectClass: top', 'objectClass: user', 'cn: Jo', 'sAMAccountName: jo'),
    computer('EX1', `OU=Servers,${child}`, 'ms-Mcs-AdmPwd: top-secret', 'unicodePwd:: c2VjcmV0', 'pwdLastSet: 1'),
    computer('EX2', `OU=Servers,${child}`, 'description: password is top-secret'),
  ],
  'forest.ldf': [record(forest, 'objectClass: domainDNS'), computer('DC1', `OU=Domain Controllers,${forest}`)],
};

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-ldif-'));
  for (const [name, records] of Object.entries(files)) await writeFile(join(folder, name), records.join(''));
  await writeFile(join(folder, 'notes.txt'), 'not an export');
  await mkdir(join(folder, 'older'));
  await writeFile(join(folder, 'UPPER.LDF'), '\ufeff# nothing\r\n', 'utf16le');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const openFiles = (...names: (keyof typeof files)[]): Promise<Directory> =>
  openLdifDirectory(names.map(name => join(folder, name)));
const anything: Condition = { attribute: 'objectClass', present: true };
const isComputer: Condition = { attribute: 'objectClass', equals: 'computer' };
const query = (base: string, more: Partial<DirectorySearch> = {}): DirectorySearch => ({
  base,
  scope: 'subtree',
  where: isComputer,
  attributes: ['cn'],
  ...more,
});
const namesIn = async (directory: Directory, search: DirectorySearch): Promise<string[]> =>
  (await directory.search(search)).map(({ distinguishedName }) => distinguishedName.replace(/,.*/, ''));

describe('an export in several files', () => {
  it.each<[string, (keyof typeof files)[]]>([
    ['in one order', ['config.ldf', 'eu.ldf', 'forest.ldf']],
    ['in another order', ['forest.ldf', 'eu.ldf', 'config.ldf']],
  ])('is one directory, %s', async (_order, names) => {
    const directory = await openFiles(...names);
    expect(directory.readFrom).toBe(names.join(', '));
    expect(await directory.root()).toEqual({
      configuration,
      domain: child,
      rootDomain: forest,
      domainController: null,
    });
    expect(await namesIn(directory, query(child))).toEqual(['CN=EX1', 'CN=EX2']);
    expect(await namesIn(directory, query(forest))).toEqual(['CN=DC1']);
    expect(await namesIn(directory, query(exchange, { where: anything }))).toEqual(['CN=Contoso']);
  });

  it('is searched within one partition at a time, as a domain controller does', async () => {
    const directory = await openFiles('config.ldf', 'eu.ldf', 'forest.ldf');
    expect(await namesIn(directory, query(forest, { scope: 'one level', where: anything }))).toEqual([]);
    expect(await namesIn(directory, query(`OU=Servers,${child}`))).toHaveLength(2);
  });

  it('may be a folder, of which the exports are read', async () => {
    const directory = await openLdifDirectory([folder]);
    expect(directory.readFrom).toBe('UPPER.LDF, config.ldf, eu.ldf, forest.ldf');
    expect(await namesIn(directory, query(child))).toEqual(['CN=EX1', 'CN=EX2']);
  });

  it('tells how far it is read', async () => {
    const seen: [number, number][] = [];
    const paths = [join(folder, 'config.ldf'), join(folder, 'eu.ldf')];
    await openLdifDirectory(paths, { onProgress: (...progress) => seen.push(progress) });
    const [first = 0, second = 0] = [files['config.ldf'], files['eu.ldf']].map(records => records.join('').length);
    expect(seen).toEqual([
      [first, first + second],
      [first + second, first + second],
    ]);
  });
});

describe('an export of the configuration partition alone', () => {
  it('can be used, and says of the domains that it does not hold them', async () => {
    const directory = await openFiles('config.ldf');
    expect(await directory.root()).toMatchObject({ domain: forest, rootDomain: forest });
    expect(await namesIn(directory, query(exchange, { where: anything }))).toEqual(['CN=Contoso']);
    for (const base of [forest, child, `OU=Servers,${child}`]) {
      const problem = await problemOf(directory.search(query(base)));
      expect(problem.code).toBe('DIRECTORY_PART_ABSENT');
      expect(problem.happened).toBe(`${base} can't be read from config.ldf: the export does not hold this partition.`);
    }
  });

  it('is needed: a domain alone is not enough', async () => {
    expect((await problemOf(openFiles('eu.ldf', 'forest.ldf'))).code).toBe('EXPORT_WITHOUT_ORGANIZATION');
  });
});

describe('what is kept of an export', () => {
  const all = (): Promise<Directory> => openFiles('config.ldf', 'eu.ldf', 'forest.ldf');

  it('is of computer accounts all that is ever asked of one, and nothing that may be secret', async () => {
    const found = await (await all()).search(query(child, { attributes: 'all' }));
    expect(JSON.stringify(found.map(({ attributes }) => [...attributes]))).not.toMatch(/secret|c2VjcmV0/);
    expect([...(found[0]?.attributes.keys() ?? [])]).toEqual(['objectclass', 'cn', 'samaccountname', 'pwdlastset']);
    await expect((await all()).search(query(child, { attributes: computerAttributes }))).resolves.toHaveLength(2);
  });

  it('is found below a container that is not kept', async () => {
    expect(await namesIn(await all(), query(`OU=Servers,${child}`))).toEqual(['CN=EX1', 'CN=EX2']);
    expect(await namesIn(await all(), query(`OU=Servers,${child}`, { scope: 'one level' }))).toHaveLength(2);
    expect(await namesIn(await all(), query(`OU=Nowhere,${child}`))).toEqual([]);
  });

  it('is an account that is asked for by its name', async () => {
    const asked = { base: `CN=EX1,OU=Servers,${child}`, scope: 'base', where: anything, attributes: ['pwdLastSet'] };
    const [found] = await (await all()).search(asked as DirectorySearch);
    expect(found?.attributes.get('pwdlastset')).toEqual(['1']);
  });

  it('is the root of a domain, whole', async () => {
    const asked = query(child, { scope: 'base', where: anything, attributes: ['gPLink'] });
    const [found] = await (await all()).search(asked);
    expect(found?.attributes.get('gplink')).toEqual(['[LDAP://x;0]']);
  });

  it('is not all: what could not be answered rightly is refused', async () => {
    const directory = await all();
    const user: Condition = { attribute: 'objectClass', equals: 'user' };
    const asked: [DirectorySearch, string][] = [
      [query(child, { where: user }), 'only the computer accounts are kept'],
      [query(child, { where: { any: [isComputer, user] } }), 'only the computer accounts are kept'],
      [query(child, { where: { not: isComputer } }), 'only the computer accounts are kept'],
      [query(`OU=Staff,${child}`, { scope: 'base', where: anything }), 'only the computer accounts are kept'],
      [query(child, { attributes: ['ms-Mcs-AdmPwd'] }), '"ms-Mcs-AdmPwd" is not kept'],
      [query(`CN=EX1,OU=Servers,${child}`, { attributes: ['description'] }), '"description" is not kept'],
      [query(`CN=DisplaySpecifiers,${configuration}`), 'only Exchange, the sites and the list of domains are kept'],
      [query(`CN=Schema,${configuration}`), 'only Exchange, the sites and the list of domains are kept'],
    ];
    for (const [search, why] of asked) {
      const problem = await problemOf(directory.search(search));
      expect(problem.code).toBe('DIRECTORY_PART_ABSENT');
      expect(problem.happened).toContain(why);
    }
  });

  it('does not take accounts for absent that only do not say what they are', async () => {
    const path = join(folder, 'older', 'chosen-attributes.ldf');
    await writeFile(path, record(`CN=EX1,OU=Servers,${child}`, 'sAMAccountName: EX1$'));
    const directory = await openLdifDirectory([join(folder, 'config.ldf'), path]);
    const problem = await problemOf(directory.search(query(child)));
    expect(problem.happened).toContain('its entries were exported without their object class');
  });

  it('allows any question where nothing was left out', async () => {
    const directory = await openFiles('config.ldf', 'forest.ldf');
    expect(await namesIn(directory, query(forest, { where: anything }))).toEqual([forest.replace(/,.*/, ''), 'CN=DC1']);
    expect(await namesIn(directory, query(`OU=Nobody,${forest}`, { where: anything }))).toEqual([]);
  });
});
