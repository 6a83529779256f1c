import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { Client } from 'ldapts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { makeCertificate } from './certificate-for-tests.js';
import { problemOf } from '../fixture-problem-of.js';
import { both, host, openAt, overLdaps, overStartTls, password, rig } from './rig-for-tests.js';

const quick = { connect: 1, answer: 1 };

describe('a domain controller', () => {
  it('refuses a logon that is not encrypted, which this program therefore never tries', async () => {
    const client = new Client({ url: rig.startTlsUrl, timeout: 5000 });
    const refused = await client.bind(rig.user, rig.password).catch((error: unknown) => error);
    await client.unbind();
    expect(refused).toMatchObject({ code: 8 });
  });

  it('is not found by a name that does not resolve', async () => {
    const problem = await problemOf(openAt({ ...overLdaps, url: 'ldaps://dc9.contoso.invalid' }, password));
    expect(problem.code).toBe('DIRECTORY_HOST_NOT_FOUND');
  });

  it.each(both)('refuses on a closed port (%s)', async (_way, source) => {
    const url = `${new URL(source.url).protocol}//${host}:9`;
    const problem = await problemOf(openAt({ ...source, url }, password));
    expect(problem.code).toBe('DIRECTORY_CONNECTION_REFUSED');
    expect(problem.happened).toContain('port 9');
  });

  it('does not speak TLS at once on the port for StartTLS', async () => {
    const problem = await problemOf(openAt({ ...overLdaps, url: `ldaps://${host}:389` }, password, { limits: quick }));
    expect(['DIRECTORY_TLS_FAILED', 'DIRECTORY_TIMED_OUT']).toContain(problem.code);
  });

  it('is not named by an address that is none', async () => {
    const problem = await problemOf(openAt({ ...overLdaps, url: 'ldaps://dc1:99999' }, password));
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
    const problem = await problemOf(openAt({ ...overLdaps, url: `ldaps://${await listen()}`, caFile }, password));
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_EXPIRED');
  });

  it('has a certificate that is not valid yet', async () => {
    const { caFile, ...pair } = makeCertificate(folder, '20480101000000Z', '20490101000000Z');
    server = createTlsServer(pair);
    const problem = await problemOf(openAt({ ...overLdaps, url: `ldaps://${await listen()}`, caFile }, password));
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_NOT_YET_VALID');
  });

  it('speaks nothing newer than TLS 1.0', async () => {
    const hello = Buffer.from(`160301002a020000260301${'5a'.repeat(32)}00002f00`, 'hex');
    server = createTcpServer(socket => {
      socket.once('data', () => socket.write(hello));
      socket.on('error', () => undefined);
    });
    const problem = await problemOf(
      openAt({ ...overLdaps, url: `ldaps://${await listen()}` }, password, { limits: quick }),
    );
    expect(problem.code).toBe('DIRECTORY_TLS_TOO_OLD');
  });

  it.each(both)('accepts the connection and stays silent (%s)', async (_way, source) => {
    const open = new Set<{ destroy(): void }>();
    server = createTcpServer(socket => open.add(socket));
    const url = `${new URL(source.url).protocol}//${await listen()}`;
    const problem = await problemOf(openAt({ ...source, url }, password, { limits: quick }));
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
      openAt({ ...overStartTls, url: `ldap://${await listen()}` }, password, { limits: quick }),
    );
    expect(problem.code).toBe('DIRECTORY_TIMED_OUT');
  });

  it('refuses StartTLS', async () => {
    server = createTcpServer(socket => {
      socket.once('data', (request: Buffer) => socket.write(extendedResponse(request, protocolError)));
    });
    const problem = await problemOf(
      openAt({ ...overStartTls, url: `ldap://${await listen()}` }, password, { limits: quick }),
    );
    expect(problem.code).toBe('DIRECTORY_STARTTLS_REFUSED');
  });
});
