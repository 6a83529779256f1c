import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Directory } from '../../../ports/directory.js';
import { Secret } from '../../../ports/secret.js';
import { problemOf } from '../fixture-problem-of.js';
import { makeWeakCertificate, type TestCertificate } from '../ldap/certificate-for-tests.js';
import { certificateOfThisMachine } from '../ldap/fixture-access.js';
import { type FakeController, startController } from '../ldap/fixture-domain-controller.js';
import { openLiveDirectory } from '../ldap/open-directory.js';
import { recorded, scriptsForbidden } from '../windows-logon/fixture-transcripts.js';
import { type ScriptCommand, scriptCommand } from '../windows-logon/powershell-command.js';
import { type Authorities, systemAuthorities } from './system-authorities.js';

const certificate = certificateOfThisMachine();
const stranger = certificateOfThisMachine();

let folder: string;
/** Signed by an authority, which signs itself. */
let signed: TestCertificate;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-authorities-'));
  signed = makeWeakCertificate(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const line = (kind: string, pem: string): string => `${kind} ${new X509Certificate(pem).raw.toString('base64')}\r\n`;
const onWindows = (command: ScriptCommand, signal?: AbortSignal): Promise<Authorities> =>
  systemAuthorities({ scriptsFolder: 'unused', platform: 'win32', command, signal });
const onLinux = (bundle: string): Promise<Authorities> =>
  systemAuthorities({ scriptsFolder: 'unused', platform: 'linux', environment: { SSL_CERT_FILE: bundle } });
const same = (pem: string): string => new X509Certificate(pem).toString();

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe('the authorities that Windows trusts', () => {
  it('are its roots, and what leads to them', async () => {
    const output = line('root', certificate().cert) + line('intermediate', signed.cert) + '= end 2\r\n';
    expect(await onWindows(recorded(`Eine Meldung.\r\n${output}`))).toEqual({
      certificates: [same(certificate().cert), same(signed.cert)],
      who: 'the authorities that Windows trusts on this machine',
    });
  });

  it('are none that only stands among the intermediate ones, nor what can not be read', async () => {
    const output = line('root', certificate().cert) + line('intermediate', stranger().cert) + 'root RVgz\n= end 3\n';
    expect((await onWindows(recorded(output))).certificates).toEqual([same(certificate().cert)]);
  });

  it.each<[string, () => ScriptCommand, RegExp]>([
    ['scripts are forbidden', () => recorded(scriptsForbidden, { exitCode: 1 }), /did not list them \(exit code 1\)/],
    ['PowerShell is not there', () => ({ file: '/no/such/powershell.exe', args: [] }), /it did not run/],
    ['the list breaks off', () => recorded(line('root', certificate().cert)), /exit code 0/],
    ['the list lacks one', () => recorded(line('root', certificate().cert) + '= end 2\n'), /exit code 0/],
    ['the list is empty', () => recorded('= end 0\n'), /there is no certificate among/],
  ])('are those of the runtime when %s, and that is said', async (_what, command, why) => {
    const { certificates, who } = await onWindows(command());
    expect(certificates).toBeNull();
    expect(who).toMatch(
      /^the public authorities that came with this program, since those of this system can't be read: /,
    );
    expect(who).toMatch(why);
  });

  it('are not waited for when the operator cancels', async () => {
    const cancel = new AbortController();
    const listing = problemOf(onWindows(recorded('', { hangs: true }), cancel.signal));
    setTimeout(() => cancel.abort(), 300);
    expect((await listing).code).toBe('CANCELLED');
  });

  it('are listed by a script of their own', () => {
    const place = { arch: 'x64', environment: { SystemRoot: 'C:\\Windows' } };
    const script = { scriptsFolder: '/x/app.asar/dist/scripts', file: 'list-authorities.ps1', words: [] };
    expect(scriptCommand(script, place).args.slice(-2)).toEqual([
      '-File',
      '/x/app.asar.unpacked/dist/scripts/list-authorities.ps1',
    ]);
  });
});

describe('the authorities that another system trusts', () => {
  it('are those of its file, without what can not be read', async () => {
    const odd = '-----BEGIN CERTIFICATE-----\nRVgz\n-----END CERTIFICATE-----\n';
    const path = written('bundle.pem', `# Ours\n${certificate().cert}${odd}${stranger().cert}`);
    expect(await onLinux(path)).toEqual({
      certificates: [same(certificate().cert), same(stranger().cert)],
      who: `the authorities in ${path}`,
    });
  });

  it.each([
    ['there is no such file', () => join(folder, 'absent.pem'), /absent\.pem: /],
    ['the file holds none', () => written('empty.pem', 'none'), /there is no certificate among the authorities in/],
  ])('are those of the runtime when %s, and that is said', async (_what, path, why) => {
    const { certificates, who } = await onLinux(path());
    expect(certificates).toBeNull();
    expect(who).toMatch(why);
  });
});

describe('a domain controller whose authority is named by nobody', () => {
  let controller: FakeController;
  afterEach(() => controller.close());

  async function open(bundle: string): Promise<Directory> {
    controller = await startController({ tls: certificate() });
    return openLiveDirectory(
      { kind: 'ldap', url: `ldaps://${controller.address}`, user: 'anna' },
      new Secret('Pa55word'),
      {
        locate: { controllersOf: () => Promise.resolve([]) },
        limits: { connect: 5, answer: 5 },
        systemAuthorities: () => onLinux(bundle),
      },
    );
  }

  it('is read when the system trusts that authority', async () => {
    const directory = await open(written('ours.pem', readFileSync(signed.caFile, 'utf8') + certificate().cert));
    expect((await directory.root()).domain).toBe('DC=contoso,DC=local');
    await directory.close();
  });

  it.each([
    [
      'trusts others alone',
      () => written('others.pem', readFileSync(signed.caFile, 'utf8')),
      /Trusted are the authorities in .*others\.pem\./,
    ],
    [
      'can not be asked',
      () => join(folder, 'absent.pem'),
      /came with this program, since those of this system can't be read/,
    ],
  ])('is refused when the system %s, and hears no password', async (_what, bundle, details) => {
    const problem = await problemOf(open(bundle()));
    expect(problem).toMatchObject({ code: 'DIRECTORY_CERTIFICATE_UNTRUSTED' });
    expect(problem.happened).toContain('an authority that is not trusted on this machine');
    expect(problem.details).toMatch(details);
    expect(controller.asked.filter(({ what }) => what === 'bind')).toEqual([]);
  });
});
