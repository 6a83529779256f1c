import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Directory, DirectoryEntry } from '../../../ports/directory.js';
import { openLdifDirectory } from './ldif-directory.js';

const organization = 'CN=Org,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=x';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-ldif-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function directoryWith(text: string): Promise<Directory> {
  const path = join(folder, `${String(Math.random()).slice(2)}.ldf`);
  await writeFile(path, `dn: ${organization}\nobjectClass: msExchOrganizationContainer\n\n${text}`);
  return openLdifDirectory([path]);
}

async function entryAt(directory: Directory, base: string): Promise<DirectoryEntry | undefined> {
  const [found] = await directory.search({
    base,
    scope: 'base',
    where: { attribute: 'objectClass', present: true },
    attributes: 'all',
  });
  return found;
}

describe('an entry of an export', () => {
  it.each([
    ['a comma', 'CN=Paris\\, north', 'CN="Paris, north"'],
    ['quotes', 'CN=The \\"old\\" one', 'cn=the \\22old\\22 one'],
    ['a plus sign', 'CN=A\\+B', 'CN=A+B'],
    ['a hash in front', 'CN=\\#1 server', 'CN=\\231 server'],
    ['a space in front', 'CN=\\ padded', 'CN=\\20padded'],
    ['a space behind', 'CN=padded\\ ', 'CN=padded\\20'],
    [
      'a conflict',
      'CN=EX3\\0ACNF:6f1b0c9e-5a0b-4f6b-9d0a-1c2d3e4f5a6b',
      'cn=ex3\\0acnf:6F1B0C9E-5A0B-4F6B-9D0A-1C2D3E4F5A6B',
    ],
    ['letters of another language', 'CN=Zürich Київ 東京 😀', 'cn=zürich київ 東京 😀'],
    ['an equals sign', 'CN=a=b', 'CN=a\\=b'],
    ['angle brackets and a semicolon', 'CN=\\<a\\;b\\>', 'CN=\\3ca\\3bb\\3e'],
    ['brackets and stars', 'CN=owa (*)', 'CN=owa (*)'],
    ['a backslash', 'CN=a\\\\', 'CN=a\\5c'],
  ])('may have %s in its name, written out or in base64', async (_what, step, otherwise) => {
    const name = `${step},${organization}`;
    for (const line of [`dn: ${name}`, `dn:: ${Buffer.from(name).toString('base64')}`]) {
      const directory = await directoryWith(`${line}\nobjectClass: container\n`);
      for (const base of [name, `${otherwise}, ${organization}`]) {
        expect((await entryAt(directory, base))?.distinguishedName).toBe(name);
      }
    }
  });

  it('keeps its values as they stand', async () => {
    const name = `CN=EX3,${organization}`;
    const values = ['description:', 'title: :colon', 'note:: IHNwYWNlIA==', 'sn:   two  spaces', 'blob:: //79'];
    const directory = await directoryWith(`dn: ${name}\nobjectClass: server\n${values.join('\n')}\nsn: Ünal\n`);
    expect([...((await entryAt(directory, name))?.attributes ?? [])]).toEqual([
      ['objectclass', ['server']],
      ['description', ['']],
      ['title', [':colon']],
      ['note', [' space ']],
      ['sn', ['two  spaces', 'Ünal']],
      ['blob', ['//79']],
    ]);
  });

  it('is found by a part of a value in any case, but not by a part of another', async () => {
    const name = `CN=DB1,${organization}`;
    const directory = await directoryWith(
      `dn: ${name}\nobjectClass: db\nlegacyExchangeDN: /o=Org/cn=Servers/cn=EX3/cn=x\n`,
    );
    const found = async (contains: string): Promise<number> => {
      const where = { attribute: 'LegacyExchangeDN', contains };
      return (await directory.search({ base: organization, scope: 'subtree', where, attributes: [] })).length;
    };
    expect(await found('/CN=servers/cn=ex3/')).toBe(1);
    expect(await found('/cn=Servers/cn=EX/')).toBe(0);
    expect(await found('*')).toBe(0);
  });
});
