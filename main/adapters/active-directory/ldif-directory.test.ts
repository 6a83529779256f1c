import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLostServer } from '../../directory/read-lost-server.js';
import { describeDirectory } from './directory.contract.js';
import { openLdifDirectory } from './ldif-directory.js';
import { problemOf } from './fixture-problem-of.js';

const ex3Export = 'assets/scenarios/ex3/directory.ldif';
const clock = { now: () => '2026-11-03T08:00:00.000Z' };

describeDirectory('an export', () => openLdifDirectory(ex3Export));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-ldif-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileWith(content: Buffer | string): Promise<string> {
  const path = join(folder, `${String(Math.random()).slice(2)}.ldf`);
  await writeFile(path, content);
  return path;
}

describe('the export of the EX3 scenario', () => {
  it('says that the computer account was reset after the loss', async () => {
    const server = await readLostServer(await openLdifDirectory(ex3Export), 'EX3', clock);
    expect(server.computer?.passwordLastSet).toBe('2026-11-02T09:05:00.000Z');
  });

  it('is named by its file', async () => {
    const directory = await openLdifDirectory(ex3Export);
    expect(directory.readFrom).toBe('directory.ldif');
    expect((await directory.root()).domainController).toBeNull();
  });
});

describe('an export in another form', () => {
  const swapped = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

  it.each<[string, (text: string) => Buffer | string]>([
    ['with the line ends of Windows', text => text.replace(/\n/g, '\r\n')],
    ['in UTF-8 with its mark', text => `\ufeff${text}`],
    ['in UTF-16 (ldifde -u)', text => Buffer.from(`\ufeff${text.replace(/\n/g, '\r\n')}`, 'utf16le')],
    ['in big-endian UTF-16', text => swapped(`\ufeff${text}`)],
    ['in UTF-16 without a mark', text => Buffer.from(text, 'utf16le')],
    ['in big-endian UTF-16 without a mark', swapped],
    ['with a version line and comments', text => `version: 1\n# made by hand,\n  on two lines\n\n${text}`],
    ['with blank lines around the entries', text => `\n\n${text.replace(/\n\n/g, '\n\n\n')}\n\n`],
    ['without an end of the last line', text => text.trimEnd()],
    [
      'with values in base64',
      text =>
        text
          .replace(
            /^(cn|dn|serialNumber): (.*)$/gm,
            (_line, name: string, value: string) => `${name}:: ${Buffer.from(value).toString('base64')}`,
          )
          .replace(/^(dn:: .*)\n (.*)$/gm, '$1\n $2'),
    ],
  ])('is read %s', async (what, change) => {
    const text = await readFile(ex3Export, 'utf8');
    const unfoldedFirst = what.includes('base64') ? text.replace(/\n /g, '') : text;
    const directory = await openLdifDirectory(await fileWith(change(unfoldedFirst)));
    const expected = await readLostServer(await openLdifDirectory(ex3Export), 'EX3', clock);
    expect(await readLostServer(directory, 'EX3', clock)).toEqual({ ...expected, readFrom: directory.readFrom });
  });
});

describe('an export that can not be used', () => {
  const organization = 'dn: CN=Org,CN=Microsoft Exchange,DC=x\nobjectClass: msExchOrganizationContainer\n';

  it.each([
    ['a line without a colon', `${organization}cn\n`, 3, 'an attribute, a colon and a value'],
    ['a line cut short', `${organization}\ndn: CN=EX3,DC=x\nmsExchIn`, 5, 'an attribute, a colon and a value'],
    ['an entry without a name', `${organization}\nobjectClass: top\n`, 4, 'begins with "dn:"'],
    ['a malformed name', `dn: EX3\nobjectClass: top\n`, 1, 'not a distinguished name'],
    ['a missing blank line', `${organization}dn: CN=EX3,DC=x\n`, 3, 'a blank line is missing'],
    ['broken base64', `${organization}description:: ab!=\n`, 3, 'base64'],
    ['a record of a change', `dn: DC=x\nchangetype: modify\n`, 2, 'records a change'],
    ['a value in another file', `${organization}photo:< file:///photo\n`, 3, 'another file'],
    ['a continuation of nothing', ` leftover\n${organization}`, 1, 'continues a line'],
    ['a binary file', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x0a]), 1, 'neither UTF-8 nor UTF-16'],
  ])('names the line: %s', async (_what, content, line, why) => {
    const path = await fileWith(content);
    const problem = await problemOf(openLdifDirectory(path));
    expect(problem.code).toBe('LDIF_NOT_READABLE');
    expect(problem.happened).toContain(`Line ${String(line)} of the directory export ${path} `);
    expect(problem.happened).toContain(why);
  });

  it.each([
    ['is empty', ''],
    ['holds only comments', '# nothing\n\nversion: 1\n'],
  ])('%s', async (_what, content) => {
    expect((await problemOf(openLdifDirectory(await fileWith(content)))).code).toBe('EXPORT_EMPTY');
  });

  it('holds no Exchange organization', async () => {
    const path = await fileWith('dn: DC=contoso,DC=local\nobjectClass: domainDNS\n');
    expect((await problemOf(openLdifDirectory(path))).code).toBe('EXPORT_WITHOUT_ORGANIZATION');
  });

  it('does not exist', async () => {
    const problem = await problemOf(openLdifDirectory(join(folder, 'absent.ldf')));
    expect(problem).toMatchObject({ code: 'EXPORT_NOT_READABLE' });
    expect(problem.happened).toContain('it does not exist');
  });

  it('is a folder', async () => {
    await mkdir(join(folder, 'sub'), { recursive: true });
    expect((await problemOf(openLdifDirectory(join(folder, 'sub')))).happened).toContain('it is a folder');
  });

  it('may not be read', async () => {
    const path = await fileWith(organization);
    await chmod(path, 0);
    if (process.platform === 'win32' || process.getuid() === 0) return; // file modes do not bind them
    expect((await problemOf(openLdifDirectory(path))).happened).toContain('access is denied');
  });
});

describe('an entry that stands twice in an export', () => {
  it('counts as it stands the second time, in whatever case', async () => {
    const text = await readFile(ex3Export, 'utf8');
    const again = /^dn: CN=EX3,CN=Computers[\s\S]*?\n\n/m.exec(text)?.[0].replace('CN=EX3', 'cn=ex3') ?? '';
    const path = await fileWith(`${text}\n${again.replace('userAccountControl: 4096', 'userAccountControl: 4098')}`);
    const { computer } = await readLostServer(await openLdifDirectory(path), 'EX3', clock);
    expect(computer?.enabled).toBe(false);
  });
});

describe('an export of a large forest', () => {
  it('is read within a few seconds', async () => {
    const text = await readFile(ex3Export, 'utf8');
    const server = /^dn: CN=EX3,CN=Servers[\s\S]*?\n\n/m.exec(text)?.[0].replace(/\n /g, '') ?? '';
    const many = Array.from({ length: 12_000 }, (_, index) => server.replace(/EX3/g, `SRV${String(index)}`));
    const directory = await openLdifDirectory(await fileWith(`${text}\n${many.join('')}`));
    const found = await directory.search({
      base: (await directory.root()).configuration,
      scope: 'subtree',
      where: { attribute: 'objectClass', equals: 'msExchExchangeServer' },
      attributes: ['cn'],
    });
    expect(found).toHaveLength(12_004);
  });
});
