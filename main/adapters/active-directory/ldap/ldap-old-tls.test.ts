import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecureVersion } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { makeWeakCertificate } from './certificate-for-tests.js';
import { accessBy, certificateOfThisMachine } from './fixture-access.js';
import { type FakeController, startController } from './fixture-domain-controller.js';
import { problemOf } from '../fixture-problem-of.js';
import { startSilentServer } from './fixture-silent-server.js';
import { LdapConnection } from './ldap-connection.js';

const certificate = certificateOfThisMachine();
const stranger = certificateOfThisMachine();
const names = { askedAt: 'a test', addressesOf: () => Promise.resolve(['127.0.0.1']) };
/** The one in Node 16 takes SHA-1, and does not hear why a server ends the handshake. */
const isNewOpenSsl = Number(process.versions.openssl.split('.')[0]) >= 3;

let running: { close(): Promise<unknown> }[] = [];
afterEach(async () => {
  for (const one of running.reverse()) await one.close();
  running = [];
});

/** A domain controller that knows this version of TLS and no other. */
async function start(version: SecureVersion, scheme: string): Promise<FakeController> {
  const tls = { ...certificate(), minVersion: version, maxVersion: version, ciphers: 'DEFAULT@SECLEVEL=0' };
  const controller = await startController({ tls, startTls: scheme === 'ldap:' });
  running.push(controller);
  return controller;
}

function connect(url: string, oldTlsAccepted: boolean, trusted = certificate()): LdapConnection {
  const connection = new LdapConnection(url, accessBy(trusted, { oldTlsAccepted, names }));
  running.push(connection);
  return connection;
}

const read = (one: LdapConnection): Promise<string> => one.use(() => Promise.resolve('read'));
const logons = ({ asked }: FakeController): number => asked.filter(({ what }) => what === 'bind').length;

/** The first words of a server that picks TLS 1.0 or 1.1, as Windows does it. */
const hello = (version: '1' | '2'): Buffer =>
  Buffer.from(`16030${version}002a02000026030${version}${'5a'.repeat(32)}00002f00`, 'hex');

describe.each(['ldaps:', 'ldap:'])('a domain controller that knows only old TLS (%s)', scheme => {
  it.each(['1', '2'] as const)('is refused when it picks version 3.%s', async version => {
    const server = await startSilentServer({ agreesToStartTls: scheme === 'ldap:', lastWords: hello(version) });
    running.push(server);
    const problem = await problemOf(read(connect(`${scheme}//${server.address}`, false)));
    expect(problem.code).toBe('DIRECTORY_TLS_TOO_OLD');
    expect(problem.next).toContain('--accept-old-tls');
  });

  it.each<[SecureVersion, string]>([
    ['TLSv1', 'TLS 1.0'],
    ['TLSv1.1', 'TLS 1.1'],
  ])('is refused with %s, and read when the operator accepts it: then named with it', async (version, said) => {
    const controller = await start(version, scheme);
    const url = `${scheme}//${controller.address}`;
    const { code } = await problemOf(read(connect(url, false)));
    expect(code).toBe(isNewOpenSsl ? 'DIRECTORY_TLS_TOO_OLD' : 'DIRECTORY_TLS_FAILED');
    expect(logons(controller)).toBe(0);
    const accepted = connect(url, true);
    expect(await read(accepted)).toBe('read');
    expect(accepted.readFrom).toBe(`${url} (${said})`);
  });

  it('is trusted by its own authority alone, also when old TLS is accepted', async () => {
    const controller = await start('TLSv1', scheme);
    const problem = await problemOf(read(connect(`${scheme}//${controller.address}`, true, stranger())));
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_UNTRUSTED');
    expect(logons(controller)).toBe(0);
  });

  it('must have a certificate for its name, also when old TLS is accepted', async () => {
    const controller = await start('TLSv1', scheme);
    const url = `${scheme}//${controller.address.replace('127.0.0.1', 'dc1.contoso.local')}`;
    expect((await problemOf(read(connect(url, true)))).code).toBe('DIRECTORY_CERTIFICATE_NAME_DIFFERS');
    expect(logons(controller)).toBe(0);
  });
});

describe.each(['ldaps:', 'ldap:'])('a domain controller with a certificate of old age (%s)', scheme => {
  it('is refused where the runtime finds it too weak, and read when the operator accepts what is old', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-weak-'));
    const weak = makeWeakCertificate(folder);
    const controller = await startController({
      tls: { ...weak, ciphers: 'DEFAULT@SECLEVEL=0' },
      startTls: scheme === 'ldap:',
    });
    running.push(controller);
    const trusted = { ...weak, cert: readFileSync(weak.caFile, 'utf8') };
    const reading = read(connect(`${scheme}//${controller.address}`, false, trusted));
    if (isNewOpenSsl) {
      expect(await problemOf(reading)).toMatchObject({ code: 'DIRECTORY_CERTIFICATE_WEAK' });
      expect(logons(controller)).toBe(0);
    } else expect(await reading).toBe('read');
    expect(await read(connect(`${scheme}//${controller.address}`, true, trusted))).toBe('read');
    rmSync(folder, { recursive: true });
  });
});

describe('a domain controller that knows TLS 1.2', () => {
  it('is not named with it, whatever the operator accepts', async () => {
    const { address } = await start('TLSv1.2', 'ldaps:');
    const connection = connect(`ldaps://${address}`, true);
    await read(connection);
    expect(connection.readFrom).toBe(`ldaps://${address}`);
  });
});
