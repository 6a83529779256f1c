import { appendFileSync, rmSync, truncateSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemOf } from '../fixture-problem-of.js';
import { openLdifDirectory } from './ldif-directory.js';

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

const organization =
  'dn: CN=Org,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=x\nobjectClass: msExchOrganizationContainer\n';
/** An entry of which nothing is kept: it is looked at all the same. */
const person = 'dn: CN=Jo,OU=Staff,DC=x\nobjectClass: top\nobjectClass: user\ncn: Jo\n';
const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('an export that is damaged', () => {
  it.each<[string, Buffer | string, number, string]>([
    ['a line without a colon', `${organization}cn\n`, 3, 'an attribute, a colon and a value'],
    ['a line cut short', `${organization}\ndn: CN=EX3,DC=x\nmsExchIn`, 5, 'an attribute, a colon and a value'],
    ['a line cut in its value', `${organization}\n${person}description: long and`, 8, 'ends in the middle of it'],
    ['a line cut behind a fold', `${organization}\n${person}description: long\n  and`, 8, 'ends in the middle of it'],
    ['a line cut at its end', `${organization}\n${person}description: long`, 8, 'ends in the middle of it'],
    ['a name cut short', `${organization}\ndn: CN=EX3,DC=x`, 4, 'ends in the middle of it'],
    ['a fold without anything', `${organization}description: a\n b\n c\ncn\n`, 6, 'an attribute, a colon and a value'],
    ['an entry without a name', `${organization}\nobjectClass: top\n`, 4, 'begins with "dn:"'],
    ['a malformed name', `dn: EX3\nobjectClass: top\n`, 1, 'not a distinguished name'],
    ['a malformed name of a sibling', `${person}\n${person}\ndn: CN,OU=Staff,DC=x\n`, 11, 'not a distinguished name'],
    ['a missing blank line', `${organization}dn: CN=EX3,DC=x\n`, 3, 'a blank line is missing'],
    ['broken base64', `${organization}description:: ab!=\n`, 3, 'base64'],
    ['broken base64 of what is not kept', `${organization}\n${person}photo:: YWJj\n Z\n`, 8, 'base64'],
    ['base64 cut between fragments', `${organization}\n${person}photo:: YWJj\n ZG\n`, 8, 'base64'],
    ['a record of a change', `dn: DC=x\nchangetype: modify\n`, 2, 'records a change (modify)'],
    ['a record of a change, in base64', `dn: DC=x\nchangetype:: bW9kaWZ5\n`, 2, 'records a change (modify)'],
    ['the end of a modification', `${person}-\n`, 5, 'an attribute, a colon and a value'],
    ['a value in another file', `${organization}photo:< file:///photo\n`, 3, 'another file'],
    ['a continuation of nothing', ` leftover\n${organization}`, 1, 'continues a line'],
    ['a continuation of a blank line', `${organization}\n leftover\n`, 4, 'continues a line'],
    ['classes that do not stand together', `${person}objectClass: computer\n`, 5, 'do not stand together'],
    ['zero bytes where a disk lost them', `${organization}cn: ${'\0'.repeat(100)}\n`, 3, 'zero bytes'],
    ['zero bytes at the end', `${organization}${'\0'.repeat(9000)}`, 3, 'zero bytes'],
    [
      'text of an old code page',
      Buffer.from(`${organization}cn: Z\xfcrich\n`, 'latin1'),
      3,
      'neither UTF-8 nor UTF-16',
    ],
    ['a character cut in two', Buffer.from(`${organization}cn: Z\xc3\n`, 'latin1'), 3, 'neither UTF-8 nor UTF-16'],
    ['UTF-16 cut in a character', utf16(`${organization}cn: x\n`).subarray(0, -1), 3, 'neither UTF-8 nor UTF-16'],
    ['UTF-16 cut in a line', utf16(`${organization}cn: x`), 3, 'ends in the middle of it'],
    ['UTF-16 with half a pair', utf16(`${organization}cn: \ud83d!\n`), 3, 'neither UTF-8 nor UTF-16'],
    ['UTF-16 with the other half', utf16(`${organization}cn: \ude00!\n`), 3, 'neither UTF-8 nor UTF-16'],
    ['a ZIP archive', Buffer.from([0x50, 0x4b, 0x03, 0x04, 0xff, 0xfe, 0x0a]), 1, 'neither UTF-8 nor UTF-16'],
    ['an event log', `ElfFile\0${'\0'.repeat(4096)}\n`, 1, 'zero bytes'],
    ['compressed bytes', deflateRawSync(Buffer.from(organization.repeat(9))), 1, ''],
  ])('is refused, and the line is named: %s', async (_what, content, line, why) => {
    const path = await fileWith(content);
    const problem = await problemOf(openLdifDirectory([path]));
    expect(problem.code).toBe('LDIF_NOT_READABLE');
    expect(problem.happened).toContain(`Line ${String(line)} of the directory export ${path} `);
    expect(problem.happened).toContain(why);
  });

  it('is named among others', async () => {
    const [sound, damaged] = [await fileWith(organization), await fileWith('dn: EX3\n')];
    expect((await problemOf(openLdifDirectory([sound, damaged]))).happened).toContain(`export ${damaged} `);
  });

  it.each<[string, BufferEncoding]>([
    ['UTF-8', 'utf8'],
    ['UTF-16', 'utf16le'],
  ])('is refused wherever it was cut, unless between two lines (%s)', async (_what, encoding) => {
    const whole = `\ufeff${organization}\n${person}title: long, and\n folded: twice\nphoto:: YWJjZGVmZ2g=\nsn: Ünal 😀\n`;
    const bytes = Buffer.from(whole.replace(/\n/g, '\r\n'), encoding);
    const lineEnd = Buffer.from('\n', encoding);
    for (let length = organization.length * 3; length < bytes.length; length += 1) {
      const cut = bytes.subarray(0, length);
      const opened = openLdifDirectory([await fileWith(cut)]);
      if (cut.subarray(-lineEnd.length).equals(lineEnd)) {
        await expect(opened).resolves.toBeDefined();
      } else expect((await problemOf(opened)).code).toBe('LDIF_NOT_READABLE');
    }
  });

  it('is found damaged wherever a piece of it ends', async () => {
    const text = await readFile('assets/scenarios/ex3/directory.ldif', 'utf8');
    const long = `${`${text}\n`.repeat(60)}dn: CN=EX3,DC=x\ncn`;
    const line = long.split('\n').length;
    for (const content of [long, utf16(long)]) {
      const problem = await problemOf(openLdifDirectory([await fileWith(content)]));
      expect(problem.happened).toContain(`Line ${String(line)} `);
    }
  });
});

describe('a line of an export', () => {
  it('may be as long as sixteen megabytes', async () => {
    const path = await fileWith(`${organization}description: ${'x'.repeat(16_000_000)}\n`);
    const directory = await openLdifDirectory([path]);
    const [found] = await directory.search({
      base: 'CN=Org,CN=Microsoft Exchange,CN=Services,CN=Configuration,DC=x',
      scope: 'base',
      where: { attribute: 'objectClass', present: true },
      attributes: ['description'],
    });
    expect(found?.attributes.get('description')?.[0]).toHaveLength(16_000_000);
  });

  it.each([
    ['no end', 'x'.repeat(20_000_000), 'the line does not end'],
    ['no end, folded', 'x\n '.repeat(9_000_000), 'the line does not end'],
    ['no end and no text', '\0'.repeat(20_000_000), 'neither UTF-8 nor UTF-16'],
  ])('is refused with %s', async (_what, value, why) => {
    const problem = await problemOf(openLdifDirectory([await fileWith(`${organization}description: ${value}`)]));
    expect(problem.happened).toContain('Line 3 ');
    expect(problem.happened).toContain(why);
  });
});

describe('an export that holds too little', () => {
  it.each([
    ['is empty', ''],
    ['holds only comments', '# nothing\n\nversion: 1\n'],
  ])('%s', async (_what, content) => {
    expect((await problemOf(openLdifDirectory([await fileWith(content)]))).code).toBe('EXPORT_EMPTY');
  });

  it('holds no Exchange organization, and it is said how to make one that does', async () => {
    const path = await fileWith('dn: DC=contoso,DC=net\nobjectClass: domainDNS\n');
    const problem = await problemOf(openLdifDirectory([path]));
    expect(problem.code).toBe('EXPORT_WITHOUT_ORGANIZATION');
    expect(problem.next).toContain('ldifde -f config.ldf -d "CN=Configuration,DC=contoso,DC=net"');
    expect(problem.next).toContain('ldifde -f domain.ldf -d "DC=contoso,DC=net" -r "(objectClass=computer)"');
  });
});

describe('an export that can not be read', () => {
  it('does not exist', async () => {
    const problem = await problemOf(openLdifDirectory([await fileWith(organization), join(folder, 'absent.ldf')]));
    expect(problem).toMatchObject({ code: 'EXPORT_NOT_READABLE' });
    expect(problem.happened).toContain("absent.ldf can't be read: it does not exist");
  });

  it('is a folder without exports', async () => {
    await mkdir(join(folder, 'sub'), { recursive: true });
    const problem = await problemOf(openLdifDirectory([join(folder, 'sub')]));
    expect(problem.code).toBe('EXPORT_NOT_READABLE');
    expect(problem.happened).toContain('it is a folder without files that end in .ldf or .ldif');
  });

  it('may not be read', async () => {
    const path = await fileWith(organization);
    await chmod(path, 0);
    if (process.platform === 'win32' || process.getuid() === 0) return; // file modes do not bind them
    expect((await problemOf(openLdifDirectory([path]))).happened).toContain('access is denied');
  });

  it.each([
    ['grows', (path: string) => appendFileSync(path, person)],
    ['shrinks', (path: string) => truncateSync(path, organization.length)],
  ])('%s while it is read', async (_what, change) => {
    const path = await fileWith(organization + `\n${person}`.repeat(30_000));
    let isChanged = false;
    const onProgress = (): void => {
      if (!isChanged) change(path);
      isChanged = true;
    };
    const problem = await problemOf(openLdifDirectory([path], { onProgress }));
    expect(problem.happened).toContain('it changed while it was read');
  });

  it('vanishes before its turn comes', async () => {
    const [first, second] = [await fileWith(organization), await fileWith(person)];
    const onProgress = (): void => rmSync(second);
    const problem = await problemOf(openLdifDirectory([first, second], { onProgress }));
    expect(problem.happened).toContain('it does not exist');
  });
});

describe('an operator who cancels the reading of an export', () => {
  it('is heard before it begins and while it goes on', async () => {
    const path = await fileWith(organization + `\n${person}`.repeat(60_000));
    const controller = new AbortController();
    const seen: number[] = [];
    const onProgress = (bytesRead: number): void => {
      seen.push(bytesRead);
      controller.abort();
    };
    const options = { signal: controller.signal, onProgress };
    expect((await problemOf(openLdifDirectory([path], options))).code).toBe('CANCELLED');
    expect(seen).toEqual([1024 * 1024]);
    expect((await problemOf(openLdifDirectory([path], options))).code).toBe('CANCELLED');
    expect(seen).toHaveLength(1);
  });
});
