import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type Server } from 'node:tls';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectorySource } from '../../../../preload/contract/index.js';
import { Secret } from '../../../ports/secret.js';
import { makeCertificate } from './certificate-for-tests.js';
import { startSilentServer } from './fixture-silent-server.js';
import { type Access, LdapConnection } from './ldap-connection.js';

const switchOfNode = 'NODE_TLS_REJECT_UNAUTHORIZED';

const accessOf = (password: Secret): Access => ({
  user: 'anna',
  password,
  authorities: { certificates: null, who: 'a test' },
  caFile: null,
  oldTlsAccepted: false,
  names: undefined,
  limits: { connect: 2, answer: 2 },
  signal: undefined,
});

describe('a server that nobody vouches for', () => {
  let folder: string;
  let server: Server;
  let heard: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'cas-recovery-ldap-'));
    heard = '';
    server = createServer(makeCertificate(folder, '20200101000000Z', '20490101000000Z'), socket => {
      socket.on('data', (part: Buffer) => (heard += part.toString('latin1'))).on('error', () => undefined);
    }).on('tlsClientError', () => undefined);
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  });

  afterEach(async () => {
    Reflect.deleteProperty(process.env, switchOfNode);
    await new Promise(done => server.close(done));
    rmSync(folder, { recursive: true, force: true });
  });

  it('never hears the password, also where the environment tells Node to trust everyone', async () => {
    process.env[switchOfNode] = '0';
    const url = `ldaps://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const connection = new LdapConnection(url, accessOf(new Secret('Pa55word')));
    const reading = connection.use(() => Promise.resolve());
    await expect(reading).rejects.toMatchObject({ problem: { code: 'DIRECTORY_CERTIFICATE_UNTRUSTED' } });
    await connection.close();
    expect(heard).toBe('');
  });
});

describe('a server that says nothing', () => {
  it.each([
    ['from the start', 'ldaps', false],
    ['to StartTLS', 'ldap', false],
    ['in the handshake of StartTLS', 'ldap', true],
  ])(
    '%s is left after the time for connecting, not after that for an answer',
    async (_what, scheme, agreesToStartTls) => {
      const silent = await startSilentServer({ agreesToStartTls });
      const connection = new LdapConnection(`${scheme}://${silent.address}`, {
        ...accessOf(new Secret('Pa55word')),
        limits: { connect: 0.3, answer: 20 },
      });
      const since = Date.now();
      const reading = connection.use(() => Promise.resolve());
      await expect(reading).rejects.toMatchObject({ problem: { code: 'DIRECTORY_TIMED_OUT' } });
      expect(Date.now() - since).toBeLessThan(5_000);
      await connection.close();
      await silent.close();
    },
  );
});

describe('the address of a domain controller', () => {
  it.each([
    ['ldaps://dc1.contoso.local', true],
    ['ldap://dc1:389/', true],
    ['ldaps://anna@dc1', false],
    ['ldaps://anna:Pa55word@dc1', false],
  ])('%s: %s', (url, taken) => {
    expect(DirectorySource.safeParse({ kind: 'ldap', url, user: 'anna' }).success).toBe(taken);
  });
});
