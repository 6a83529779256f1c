import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'ldapts';
import { afterAll, describe, expect, it } from 'vitest';
import { readLostServer } from '../../../directory/read-lost-server.js';
import type { DirectorySearch } from '../../../ports/directory.js';
import { Secret } from '../../../ports/secret.js';
import { describeDirectory } from '../directory.contract.js';
import { problemOf } from '../fixture-problem-of.js';
import type { LdapSource } from './open-directory.js';
import { startRelay } from './relay.js';
import { both, host, openAt, overLdaps, overStartTls, password, rig } from './rig-for-tests.js';

const clock = { now: () => '2026-11-03T08:00:00.000Z' };

describeDirectory('Active Directory over LDAPS', () => openAt(overLdaps, password));
describeDirectory('Active Directory over StartTLS', () => openAt(overStartTls, password));

describe.each(both)('a logon over %s', (_way, source) => {
  it('tells which domain controller answered', async () => {
    const directory = await openAt(source, password);
    expect(directory.readFrom).toBe(source.url);
    expect((await directory.root()).domainController).toBe('dc1.exchangeserverpro.local');
    await directory.close();
  });

  it('works with the older form of the user name', async () => {
    const directory = await openAt({ ...source, user: 'EXCHANGESERVERP\\recovery' }, password);
    expect((await directory.root()).domain).toBe('DC=exchangeserverpro,DC=local');
    await directory.close();
  });

  it.each([
    ['a wrong password', rig.user, new Secret('wrong'), 'do not belong together'],
    ['an unknown user', 'nobody@exchangeserverpro.local', password, 'do not belong together'],
    ['a disabled account', 'disabled@exchangeserverpro.local', password, 'the account is disabled'],
    ['a password that must be changed', 'newcomer@exchangeserverpro.local', password, 'must be changed first'],
  ])('is refused for %s', async (_what, user, typed, why) => {
    const problem = await problemOf(openAt({ ...source, user }, typed));
    expect(problem.code).toBe('DIRECTORY_LOGON_REFUSED');
    expect(problem.happened).toContain(`${host} refuses the logon of ${user}`);
    expect(problem.happened).toContain(why);
    expect(JSON.stringify(problem)).not.toContain(rig.password);
  });

  it('is not even tried without a password', async () => {
    const problem = await problemOf(openAt(source, new Secret('')));
    expect(problem.code).toBe('DIRECTORY_PASSWORD_MISSING');
  });

  it('is not tried where the authority is another one', async () => {
    const problem = await problemOf(openAt({ ...source, caFile: rig.otherCaFile }, password));
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_UNTRUSTED');
    expect(problem.happened).toContain(rig.otherCaFile);
  });

  it('is not tried where no authority is named and the system knows none', async () => {
    const { caFile: _unnamed, ...unknown } = source;
    expect((await problemOf(openAt(unknown, password))).code).toBe('DIRECTORY_CERTIFICATE_UNTRUSTED');
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
    const problem = await problemOf(openAt(through('127.0.0.1', relay.port), password));
    await relay.close();
    expect(problem.code).toBe('DIRECTORY_CERTIFICATE_NAME_DIFFERS');
    expect(problem.happened).toContain('127.0.0.1');
    expect(relay.sent().length).toBeGreaterThan(0);
    expect(relay.sent().includes(rig.password)).toBe(false);
  });

  it('shows neither user nor password nor what was read to those on the way', async () => {
    const relay = await startRelay(host, host, port);
    const directory = await openAt(through(host, relay.port), password);
    await readLostServer(directory, 'EX3', clock);
    await directory.close();
    await relay.close();
    for (const secret of [rig.password, rig.user, 'msExchExchangeServer']) {
      expect(relay.sent().includes(secret)).toBe(false);
    }
  });

  it('that broke off between two searches is opened again, encrypted and logged on', async () => {
    const relay = await startRelay(host, host, port);
    const directory = await openAt(through(host, relay.port), password);
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
    const directory = await openAt(through(host, relay.port), password);
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
    const directory = await openAt(source, password);
    const found = (await directory.search(everything)).map(({ distinguishedName }) => distinguishedName);
    await directory.close();
    expect(found.length).toBeGreaterThan(2000);
    expect(found.sort()).toEqual(await readWithoutPages());
  });

  it('is abandoned when the connection breaks off in the middle', async () => {
    const relay = await startRelay(host, host, 636);
    const directory = await openAt({ ...overLdaps, url: `ldaps://${host}:${String(relay.port)}` }, password);
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

describe('the file of the certificate authority', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-ca-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('may be in the binary form that Windows exports first', async () => {
    const caFile = join(folder, 'authority.cer');
    writeFileSync(caFile, new X509Certificate(readFileSync(rig.caFile)).raw);
    const directory = await openAt({ ...overLdaps, caFile }, password);
    await directory.close();
  });

  it.each([
    ['is absent', (path: string): string => `${path}.absent`, 'it does not exist'],
    ['is a folder', (): string => folder, 'it is a folder'],
    ['holds something else', (path: string): string => path, 'it holds no certificate'],
  ])('%s', async (_what, choose, why) => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'not a certificate');
    const problem = await problemOf(openAt({ ...overLdaps, caFile: choose(path) }, password));
    expect(problem.code).toBe('DIRECTORY_CA_FILE_NOT_USABLE');
    expect(problem.happened).toContain(why);
  });
});
