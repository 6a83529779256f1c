import { describe, expect, it } from 'vitest';
import type { Directory, DirectoryEntry } from '../../../ports/directory.js';
import { problemOf } from '../fixture-problem-of.js';
import { clixml, errorLine, ready, recorded, root, scriptsForbidden, server } from './fixture-transcripts.js';
import type { ScriptCommand } from './powershell-command.js';
import { openWindowsLogonDirectory } from './windows-logon-directory.js';

const anything = { attribute: 'objectClass', present: true } as const;
const servers = 'CN=Servers,CN=Configuration,DC=contoso,DC=local';
const source = { kind: 'windows' } as const;

const open = (command: ScriptCommand, seconds = 20): Promise<Directory> =>
  openWindowsLogonDirectory(source, {
    scriptsFolder: 'unused',
    command,
    limits: { start: seconds, answer: seconds },
  });

async function search(command: ScriptCommand, base = servers, seconds?: number): Promise<readonly DirectoryEntry[]> {
  const directory = await open(command, seconds);
  try {
    return await directory.search({ base, scope: 'subtree', where: anything, attributes: 'all' });
  } finally {
    await directory.close();
  }
}

describe('a machine that does not run Windows', () => {
  it.runIf(process.platform !== 'win32')('is told what else there is', async () => {
    const problem = await problemOf(openWindowsLogonDirectory(source, { scriptsFolder: 'unused' }));
    expect(problem.code).toBe('WINDOWS_LOGON_NEEDS_WINDOWS');
    expect(problem.next).toContain('ldaps://');
  });
});

describe('what the script wrote down', () => {
  it('comes out as it came over the wire: text as text, other bytes as base64', async () => {
    const [entry, ...more] = await search(recorded(ready + root + server));
    expect(more).toEqual([]);
    expect(entry?.distinguishedName).toBe('CN=Zürich\\, Süd\\20,CN=Servers,CN=Configuration,DC=contoso,DC=local');
    expect(Object.fromEntries(entry?.attributes ?? [])).toEqual({
      cn: ['Zürich, Süd '],
      networkaddress: ['netbios:ZUERICH', 'ncacn_ip_tcp:zürich.contoso.local'],
      objectguid: ['jU8cKul3sE+fKwDAT9QwyA=='],
      whenchanged: ['20261103065512.0Z'],
      msexchversion: ['88218628259840'],
      msexchcurrentserverroles: ['4'],
      msexchisenabled: ['TRUE'],
      description: [''],
    });
  });

  it('is the same with the line ends of Windows', async () => {
    expect(await search(recorded((ready + root + server).replace(/\n/g, '\r\n')))).toHaveLength(1);
  });

  it('names the domain controller that Windows picked', async () => {
    const directory = await open(recorded(ready + root));
    expect(directory.readFrom).toBe('ldap://dc1.contoso.local (Windows logon)');
    expect(await directory.root()).toEqual({
      configuration: 'CN=Configuration,DC=contoso,DC=local',
      domain: 'DC=contoso,DC=local',
      rootDomain: 'DC=contoso,DC=local',
      domainController: 'dc1.contoso.local',
    });
    await directory.close();
  });

  it.each([
    ['a byte order mark', Buffer.from([0xef, 0xbb, 0xbf])],
    ['a message of Windows', scriptsForbidden],
  ])('may stand behind %s', async (_what, before) => {
    expect(await search(recorded(Buffer.concat([before, Buffer.from(ready + root + server)])))).toHaveLength(1);
  });

  it('is not touched by what PowerShell says beside it', async () => {
    expect(await search(recorded(ready + root + server, { standardError: clixml }))).toHaveLength(1);
  });
});

describe('an answer that is not whole', () => {
  const whole = ready + root + server;
  const end = whole.lastIndexOf('\n');
  const cuts = Array.from({ length: 16 }, (_, index) => end - 1 - index * 41);

  it.each(cuts)('is never taken for one, cut after %d bytes', async length => {
    const problem = await problemOf(search(recorded(whole.slice(0, length))));
    expect(problem.code).toBe('WINDOWS_LOGON_BROKE_OFF');
    expect(problem.happened).toContain('exit code 0');
  });

  it.each([
    ['words that are none of the script', 'WARNUNG: Die Zeitzone wurde geändert.\n'],
    ['a value without an entry', 'cn:: RVgz\n'],
    ['a value that is not base64', `dn:: RVgz\ncn:: RVg\n`],
    ['an empty line too many', '\n'],
    ['the end of another answer', '= end 7 0\n'],
    ['an end in the middle of an entry', 'dn:: RVgz\n= end 2 1\n'],
    ['a wrong number of entries', 'dn:: RVgz\n\n= end 2 2\n'],
    ['an error of another answer', errorLine(7, 50, '80131500', 'System.Exception')],
  ])('is refused for %s', async (_what, lines) => {
    const problem = await problemOf(search(recorded(ready + root + lines, { hangs: true })));
    expect(problem.code).toBe('WINDOWS_LOGON_ANSWER_DAMAGED');
  });

  it('is not waited for without end', async () => {
    const cut = recorded(ready + root + server.slice(0, 100), { hangs: true });
    const problem = await problemOf(search(cut, servers, 3));
    expect(problem).toMatchObject({
      code: 'WINDOWS_LOGON_SILENT',
      happened: expect.stringContaining('3 seconds') as string,
    });
  });
});

describe('a script that does not get ready', () => {
  it.each<[string, ScriptCommand, string, RegExp]>([
    [
      'is forbidden here',
      recorded('', { standardError: scriptsForbidden, exitCode: 1 }),
      'WINDOWS_LOGON_NOT_STARTED',
      /Ausf\?hrung von Skripts/,
    ],
    [
      'fails in the words of another PowerShell',
      recorded('', { standardError: clixml }),
      'WINDOWS_LOGON_NOT_STARTED',
      /^Zugriff <verweigert>$/,
    ],
    ['is not there', { file: '/no/such/powershell.exe', args: [] }, 'WINDOWS_LOGON_NOT_STARTED', /^$/],
    ['talks of other things only', recorded('?\n'.repeat(300), { hangs: true }), 'WINDOWS_LOGON_ANSWER_DAMAGED', /\?/],
  ])('says why when it %s', async (_what, command, code, details) => {
    const problem = await problemOf(open(command));
    expect(problem.code).toBe(code);
    expect(problem.details ?? '').toMatch(details);
  });

  it('is not waited for without end', async () => {
    expect((await problemOf(open(recorded('', { hangs: true }), 1))).code).toBe('WINDOWS_LOGON_SILENT');
  });

  const ad = 'System.DirectoryServices.ActiveDirectory.ActiveDirectory';
  const ldap = 'System.DirectoryServices.Protocols.LdapException';
  it.each<[string, string, string]>([
    ['WINDOWS_LOGON_WITHOUT_DOMAIN', errorLine(0, '-', '80131500', `${ad}OperationException`), 'nicht verf'],
    ['WINDOWS_LOGON_NO_DOMAIN_CONTROLLER', errorLine(0, '-', '80131500', `${ad}ObjectNotFoundException`), '80131500'],
    ['WINDOWS_LOGON_NOT_STARTED', errorLine(0, '-', '80070002', 'System.IO.FileNotFoundException'), '80070002'],
    ['DIRECTORY_NOT_REACHABLE', errorLine(0, 81, '80131500', ldap), 'code 81'],
    ['WINDOWS_LOGON_REFUSED', errorLine(0, 49, '80131500', ldap), 'code 49'],
    ['WINDOWS_LOGON_REFUSED', errorLine(0, 82, '80131500', ldap), 'code 82'],
  ])('reports %s by its numbers, and keeps the words for the details', async (code, line, details) => {
    const problem = await problemOf(open(recorded(line, { exitCode: 1 })));
    expect(problem.code).toBe(code);
    expect(problem.details).toContain(details);
  });
});

describe('a search that the domain controller refuses', () => {
  const operation = 'System.DirectoryServices.Protocols.DirectoryOperationException';
  it.each<[number | '-', string, string]>([
    [1, '80131500', 'DIRECTORY_READ_REFUSED'],
    [50, '80131500', 'DIRECTORY_READ_REFUSED'],
    ['-', '80070005', 'DIRECTORY_READ_REFUSED'],
    [3, '80131500', 'DIRECTORY_LIMIT_REACHED'],
    [10, '00000000', 'DIRECTORY_PART_ABSENT'],
    [53, '80131500', 'DIRECTORY_ANSWER_UNEXPECTED'],
    [81, '80131500', 'DIRECTORY_CONNECTION_LOST'],
    [85, '80131500', 'DIRECTORY_TIMED_OUT'],
  ])('with %s (%s) is reported as %s', async (code, result, expected) => {
    // Named by hand: another one may not be asked.
    const named = { ...recorded(ready + root + errorLine(2, code, result, operation)), server: 'dc1.contoso.local' };
    expect((await problemOf(search(named))).code).toBe(expected);
  });

  it('because nothing stands there finds nothing', async () => {
    expect(await search(recorded(ready + root + errorLine(2, 32, '80131500', operation)))).toEqual([]);
  });

  it('after a part of it was handed over gives none of it', async () => {
    const lines = ready + root + server.replace(/= end.*\n/, '') + errorLine(2, 4, '80131500', operation);
    expect((await problemOf(search(recorded(lines)))).code).toBe('DIRECTORY_LIMIT_REACHED');
  });
});
