import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readLostServer } from '../../../directory/read-lost-server.js';
import { describeDirectory } from '../directory.contract.js';
import { openLdifDirectory } from './ldif-directory.js';

const ex3Export = 'assets/scenarios/ex3/directory.ldif';
const clock = { now: () => '2026-11-03T08:00:00.000Z' };

describeDirectory('an export', () => openLdifDirectory([ex3Export]));

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
    const server = await readLostServer(await openLdifDirectory([ex3Export]), 'EX3', clock);
    expect(server.computer?.passwordLastSet).toBe('2026-11-02T09:05:00.000Z');
  });

  it('is named by its file', async () => {
    const directory = await openLdifDirectory([ex3Export]);
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
    ['without a blank line at its end', text => `${text.trimEnd()}\n`],
    ['joined by "copy", which marks the end', text => `${text}\x1a`],
    ['joined of files with marks', text => `\ufeff${text}\n\ufeffversion: 1\n${text}`],
    ['with names of attributes in other case', text => text.replace(/^[A-Za-z-]+(?=:)/gm, name => name.toUpperCase())],
    ['with options', text => text.replace(/^(networkAddress|memberOf):/gm, '$1;range=0-1499:')],
    ['without its changetype lines (ldapsearch)', text => text.replace(/^changetype: add\n/gm, '')],
    ['folded at every other character', text => text.replace(/\n /g, '').replace(/[^\n]{2}(?=[^\n])/g, '$&\n ')],
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
    const directory = await openLdifDirectory([await fileWith(change(unfoldedFirst))]);
    const expected = await readLostServer(await openLdifDirectory([ex3Export]), 'EX3', clock);
    expect(await readLostServer(directory, 'EX3', clock)).toEqual({ ...expected, readFrom: directory.readFrom });
  });
});

describe('an entry that stands twice in an export', () => {
  it('counts as it stands the second time, in whatever case', async () => {
    const text = await readFile(ex3Export, 'utf8');
    const again = /^dn: CN=EX3,CN=Computers[\s\S]*?\n\n/m.exec(text)?.[0].replace('CN=EX3', 'cn=ex3') ?? '';
    const paths = [
      await fileWith(text),
      await fileWith(again.replace('userAccountControl: 4096', 'userAccountControl: 4098')),
    ];
    expect((await readLostServer(await openLdifDirectory(paths), 'EX3', clock)).computer?.enabled).toBe(false);
    const { computer } = await readLostServer(await openLdifDirectory(paths.reverse()), 'EX3', clock);
    expect(computer?.enabled).toBe(true);
  });
});

describe('an export of a large forest', () => {
  it('is searched at once, whatever it is asked', async () => {
    const text = await readFile(ex3Export, 'utf8');
    const server = /^dn: CN=EX3,CN=Servers[\s\S]*?\n\n/m.exec(text)?.[0].replace(/\n /g, '') ?? '';
    const many = Array.from({ length: 12_000 }, (_, index) => server.replace(/EX3/g, `SRV${String(index)}`));
    const directory = await openLdifDirectory([await fileWith(`${text}\n${many.join('')}`)]);
    const found = await directory.search({
      base: (await directory.root()).configuration,
      scope: 'subtree',
      where: { attribute: 'objectClass', equals: 'msExchExchangeServer' },
      attributes: ['cn'],
    });
    expect(found).toHaveLength(12_004);
  });
});
