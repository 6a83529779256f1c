import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { Client } from 'ldapts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { readLostServer } from '../../directory/read-lost-server.js';
import type { DirectorySearch } from '../../ports/directory.js';
import { Secret } from '../../ports/secret.js';
import { makeCertificate } from './certificate-for-tests.js';
import { describeDirectory } from './directory.contract.js';
import type { LdapSource } from './ldap-connection.js';
import { openLdapDirectory } from './ldap-directory.js';
import { problemOf } from './problem-of.js';
import { startRelay } from './relay.js';

interface Rig {
  readonly url: string;
  readonly startTlsUrl: string;
  readonly caFile: string;
  readonly otherCaFile: string;
  readonly user: string;
  readonly password: string;
}

const rig = runningRig();
const host = new URL(rig.url).hostname;
const password = new Secret(rig.password);
const overLdaps: LdapSource = { kind: 'ldap', url: rig.url, user: rig.user, caFile: rig.caFile };
const overStartTls: LdapSource = { ...overLdaps, url: rig.startTlsUrl };
const clock = { now: () => '2026-11-03T08:00:00.000Z' };
const quick = { connect: 1, answer: 1 };

function runningRig(): Rig {
  const json = process.env['CAS_RECOVERY_TEST_LDAP'];
  if (json === undefined) {
    throw new Error('CAS_RECOVERY_TEST_LDAP is not set: these tests need a running "node scripts/samba/rig.mjs".');
  }
  return JSON.parse(json) as Rig;
}

describeDirectory('Active Directory over LDAPS', () => openLdapDirectory(overLdaps, password));
describeDirectory('Active Directory over StartTLS', () => openLdapDirectory(overStartTls, password));

const both: [string, LdapSource][] = [
  ['LDAPS', overLdaps],
  ['StartTLS', overStartTls],
];

describe.each(both)('a logon over %s', (_way, source) => {
  it('tells which domain controller answered', async () => {
    const directory = await openLdapDirectory(source, password);
    expect(directory.readFrom).toBe(source.url);
    expect((await directory.root()).domainController).toBe('dc1.exchangeserverpro.local');
    await directory.close();
  });

  it('works with the older form of the user name', async () => {
    const directory = await openLdapDirectory({ ...source, user: 'EXCHANGESERVERP\\recovery' }, password);
    expect((await directory.root()).domain).toBe('DC=exchangeserverpro,DC=local');
    await directory.close();
  });

  it.each([
    ['a wrong password', rig.user, new Secret('wrong'), 'do not belong together'],
    ['an unknown user', 'nobody@exchangeserverpro.local', password, 'do not belong together'],
    ['a disabled account', 'disabled@exchangeserverpro.local', password, 'the account is disabled'],
    ['a password that must be changed', 'newcomer@exchangeserverpro.local', password, 'must be changed first'],
  ])('is refused for %s', async (_what, user, typed, why) => {
    const problem = await problemOf(openLdapDirectory({ ...source, user }, typed));
    expect(problem.code).toBe('DIRECTORY_LOGON_REFUSED');
    expect(problem.happened).toContain(`${host} refuses the logon of ${user}`);
    expect(problem.happened).toContain(why);
    expect(JSON.stringify(problem)).not.toContain(rig.password);
  });

  it('is not even tried without a password', async () => {
    const problem = await problemOf(openLdapDirectory(source, new Secret('')));
    expect(problem.code).toBe('DIRECTORY_PASSWORD_MISSING');
  });

  it('is not tried where the authority is another one', async () => {
    const problem = await problemOf(openLdapDirectory({ ...source, caFile: rig.otherCaFile }, password));
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_UNTRUSTED');
    expect(problem.happened).toContain(rig.otherCaFile);
  });

  it('is not tried where no authority is named and the system knows none', async () => {
    const { caFile: _unnamed, ...unknown } = source;
    expect((await problemOf(openLdapDirectory(unknown, password))).code).toBe('DIRECTORY_CERTIFICATE_UNTRUSTED');
  });
});

describe.each(both)('a connection over %s', (_way, source) => {
  const port = source === overLdaps ? 636 : 389;
  const through = (address: string, relayPort: number): LdapSource => ({
    ...source,
    url: `${new URL(source.url).protocol}//${address}:${String(relayPort)}`,
  });

  it('is refused when the certificate is made out to another name, before anything secret is sent', async () => {
    const relay = await startRelay('127.0.0.1', host, port);
    const problem = await problemOf(openLdapDirectory(through('127.0.0.1', relay.port), password));
    await relay.close();
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_NAME_DIFFERS');
    expect(problem.happened).toContain('127.0.0.1');
    expect(relay.sent().length).toBeGreaterThan(0);
    expect(relay.sent().includes(rig.password)).toBe(false);
  });

  it('shows neither user nor password nor what was read to those on the way', async () => {
    const relay = await startRelay(host, host, port);
    const directory = await openLdapDirectory(through(host, relay.port), password);
    await readLostServer(directory, 'EX3', clock);
    await directory.close();
    await relay.close();
    for (const secret of [rig.password, rig.user, 'msExchExchangeServer']) {
      expect(relay.sent().includes(secret)).toBe(false);
    }
  });

  it('that broke off between two searches is opened again, encrypted and logged on', async () => {
    const relay = await startRelay(host, host, port);
    const directory = await openLdapDirectory(through(host, relay.port), password);
    relay.cut();
    await new Promise(resolve => setTimeout(resolve, 50));
    const [one, other] = await Promise.all([
      readLostServer(directory, 'EX3', clock),
      readLostServer(directory, 'EX2', clock),
    ]);
    expect([one.summary.name, other.summary.name]).toEqual(['EX3', 'EX2']);
    await directory.close();
    await relay.close();
    expect(relay.sent().includes(rig.password)).toBe(false);
  });

  it('that can not be opened again is a problem, and never falls back to an unencrypted one', async () => {
    const relay = await startRelay(host, host, port);
    const directory = await openLdapDirectory(through(host, relay.port), password);
    await relay.close();
    await new Promise(resolve => setTimeout(resolve, 50));
    expect((await problemOf(readLostServer(directory, 'EX3', clock))).code).toBe('DIRECTORY_CONNECTION_REFUSED');
    await directory.close();
  });
});

describe('an answer of more than 2,000 entries', () => {
  const everything: DirectorySearch = {
    base: 'CN=Configuration,DC=exchangeserverpro,DC=local',
    scope: 'subtree',
    where: { attribute: 'objectClass', present: true },
    attributes: ['cn'],
  };

  it.each(both)('is read to its end, page by page, each entry once (%s)', async (_way, source) => {
    const directory = await openLdapDirectory(source, password);
    const found = (await directory.search(everything)).map(({ distinguishedName }) => distinguishedName);
    await directory.close();
    expect(found.length).toBeGreaterThan(2000);
    expect(found.sort()).toEqual(await readWithoutPages());
  });

  it('is abandoned when the connection breaks off in the middle', async () => {
    const relay = await startRelay(host, host, 636);
    const directory = await openLdapDirectory({ ...overLdaps, url: `ldaps://${host}:${String(relay.port)}` }, password);
    const search = problemOf(directory.search(everything));
    await relay.received(100_000);
    relay.cut();
    expect((await search).code).toBe('DIRECTORY_CONNECTION_LOST');
    await directory.close();
    await relay.close();
  });

  /** Samba, unlike Windows, does not cut an answer that is not asked for in pages. */
  async function readWithoutPages(): Promise<string[]> {
    const client = new Client({ url: rig.url, tlsOptions: { ca: readFileSync(rig.caFile) } });
    await client.bind(rig.user, rig.password);
    const { searchEntries } = await client.search(everything.base, { scope: 'sub', attributes: ['cn'] });
    await client.unbind();
    return searchEntries.map(({ dn }) => dn).sort();
  }
});

describe('a domain controller', () => {
  it('refuses a logon that is not encrypted, which this program therefore never tries', async () => {
    const client = new Client({ url: rig.startTlsUrl, timeout: 5000 });
    const refused = await client.bind(rig.user, rig.password).catch((error: unknown) => error);
    await client.unbind();
    expect(refused).toMatchObject({ code: 8 });
  });

  it('is not found by a name that does not resolve', async () => {
    const problem = await problemOf(openLdapDirectory({ ...overLdaps, url: 'ldaps://dc9.contoso.invalid' }, password));
    expect(problem.code).toBe('DIRECTORY_HOST_NOT_FOUND');
  });

  it.each(both)('refuses on a closed port (%s)', async (_way, source) => {
    const url = `${new URL(source.url).protocol}//${host}:9`;
    const problem = await problemOf(openLdapDirectory({ ...source, url }, password));
    expect(problem.code).toBe('DIRECTORY_CONNECTION_REFUSED');
    expect(problem.happened).toContain('port 9');
  });

  it('does not speak TLS at once on the port for StartTLS', async () => {
    const problem = await problemOf(openLdapDirectory({ ...overLdaps, url: `ldaps://${host}:389` }, password, quick));
    expect(['DIRECTORY_TLS_FAILED', 'DIRECTORY_TIMED_OUT']).toContain(problem.code);
  });

  it('is not named by an address that is none', async () => {
    const problem = await problemOf(openLdapDirectory({ ...overLdaps, url: 'ldaps://dc1:99999' }, password));
    expect(problem.code).toBe('DIRECTORY_ADDRESS_NOT_UNDERSTOOD');
  });
});

const [success, protocolError] = [0, 2];

/** An answer to StartTLS in BER, under the message number of its request. */
const extendedResponse = (request: Buffer, result: number): Buffer =>
  Buffer.from([0x30, 12, 0x02, 1, request[4] ?? 0, 0x78, 7, 0x0a, 1, result, 0x04, 0, 0x04, 0]);

describe('a server that is no proper domain controller', () => {
  let folder: string;
  let server: Server;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'cas-recovery-ldap-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  afterEach(() => new Promise(resolve => server.close(resolve)));

  async function listen(): Promise<string> {
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  }

  it('has a certificate that has expired', async () => {
    const { caFile, ...pair } = makeCertificate(folder, '20200101000000Z', '20210101000000Z');
    server = createTlsServer(pair);
    const problem = await problemOf(
      openLdapDirectory({ ...overLdaps, url: `ldaps://${await listen()}`, caFile }, password),
    );
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_EXPIRED');
  });

  it('has a certificate that is not valid yet', async () => {
    const { caFile, ...pair } = makeCertificate(folder, '20480101000000Z', '20490101000000Z');
    server = createTlsServer(pair);
    const problem = await problemOf(
      openLdapDirectory({ ...overLdaps, url: `ldaps://${await listen()}`, caFile }, password),
    );
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_NOT_YET_VALID');
  });

  it('speaks nothing newer than TLS 1.0', async () => {
    const hello = Buffer.from(`160301002a020000260301${'5a'.repeat(32)}00002f00`, 'hex');
    server = createTcpServer(socket => {
      socket.once('data', () => socket.write(hello));
      socket.on('error', () => undefined);
    });
    const problem = await problemOf(
      openLdapDirectory({ ...overLdaps, url: `ldaps://${await listen()}` }, password, quick),
    );
    expect(problem.code).toBe('DIRECTORY_TLS_TOO_OLD');
  });

  it.each(both)('accepts the connection and stays silent (%s)', async (_way, source) => {
    const open = new Set<{ destroy(): void }>();
    server = createTcpServer(socket => open.add(socket));
    const url = `${new URL(source.url).protocol}//${await listen()}`;
    const problem = await problemOf(openLdapDirectory({ ...source, url }, password, quick));
    for (const socket of open) socket.destroy();
    expect(problem.code).toBe('DIRECTORY_TIMED_OUT');
    expect(problem.happened).toContain('within 1 seconds');
  });

  it('agrees to StartTLS and then stays silent', async () => {
    server = createTcpServer(socket => {
      socket.once('data', (request: Buffer) => socket.write(extendedResponse(request, success)));
      socket.on('error', () => undefined);
    });
    const problem = await problemOf(
      openLdapDirectory({ ...overStartTls, url: `ldap://${await listen()}` }, password, quick),
    );
    expect(problem.code).toBe('DIRECTORY_TIMED_OUT');
  });

  it('refuses StartTLS', async () => {
    server = createTcpServer(socket => {
      socket.once('data', (request: Buffer) => socket.write(extendedResponse(request, protocolError)));
    });
    const problem = await problemOf(
      openLdapDirectory({ ...overStartTls, url: `ldap://${await listen()}` }, password, quick),
    );
    expect(problem.code).toBe('DIRECTORY_STARTTLS_REFUSED');
  });
});

describe('the file of the certificate authority', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-ca-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('may be in the binary form that Windows exports first', async () => {
    const caFile = join(folder, 'authority.cer');
    writeFileSync(caFile, new X509Certificate(readFileSync(rig.caFile)).raw);
    const directory = await openLdapDirectory({ ...overLdaps, caFile }, password);
    await directory.close();
  });

  it.each([
    ['is absent', (path: string): string => `${path}.absent`, 'it does not exist'],
    ['is a folder', (): string => folder, 'it is a folder'],
    ['holds something else', (path: string): string => path, 'it holds no certificate'],
  ])('%s', async (_what, choose, why) => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'not a certificate');
    const problem = await problemOf(openLdapDirectory({ ...overLdaps, caFile: choose(path) }, password));
    expect(problem.code).toBe('DIRECTORY_CA_FILE_NOT_USABLE');
    expect(problem.happened).toContain(why);
  });
});
