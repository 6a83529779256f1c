import { X509Certificate } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../../ports/clock.js';
import { Secret } from '../../../ports/secret.js';
import type { SettingsSource } from '../../../ports/settings-source.js';
import { ex3Folder } from '../fixture-rehearsal.js';
import { toolForTests } from '../tool-for-tests.js';
import { makeGoodDay } from './good-day.js';
import { simulatedSettings } from './simulated-settings.js';

let work = '';
let folder = '';
let source: SettingsSource;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'cas-recovery-good-day-'));
  folder = await makeGoodDay({ scenarioFolder: ex3Folder, workFolder: work, clock: systemClock });
  source = simulatedSettings({ folder, toolFile: await toolForTests(), clock: systemClock });
}, 60_000);

afterAll(() => rm(work, { recursive: true, force: true }));

async function text(tree: string, ...names: string[]): Promise<string> {
  const root = (await source.trees()).find(one => one.tree === tree);
  return readFile(join(root?.path ?? '', ...names), 'utf8');
}

describe('the server of a scenario before it was lost', () => {
  it('is made once', async () => {
    const again = await makeGoodDay({ scenarioFolder: ex3Folder, workFolder: work, clock: systemClock });
    expect(again).toBe(folder);
    expect(await readdir(work)).toHaveLength(1);
  });

  it('tells its settings, with nothing unread', async () => {
    const settings = await source.settings();
    expect(settings.unread).toEqual({});
    expect(settings.machine).toMatchObject({
      name: 'EX3',
      fqdn: 'ex3.exchangeserverpro.local',
      exchange: { installedBuild: '14.3.123.4', rollupBuild: '14.3.195.1' },
    });
    expect(settings.rollups.map(({ kb }) => kb)).toEqual(['KB2936871']);
    expect(settings.services).toContainEqual({ name: 'MSExchangePOP3', startMode: 'Automatic', state: 'Running' });
    expect(settings.registry).toContainEqual(expect.objectContaining({ name: 'TCP/IP Port', data: '59532' }));
    expect(settings.popCertificate).toBe('mail.exchangeserverpro.local');
    expect(settings.certificates.map(({ subject, services, exportable }) => [subject, services, exportable])).toEqual([
      ['CN=EX3', [], false],
      ['CN=mail.exchangeserverpro.local', ['IIS', 'POP', 'IMAP'], true],
      ['CN=legacy.exchangeserverpro.local', [], false],
    ]);
  });

  it('has its files where a server has them, with the line ends of Windows', async () => {
    expect((await source.trees()).map(({ tree, shown }) => [tree, shown])).toEqual([
      ['client-access', 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess'],
      ['exchange-bin', 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\Bin'],
      ['iis-config', 'C:\\Windows\\System32\\inetsrv\\config'],
      ['web-root', 'C:\\inetpub\\wwwroot'],
      ['windows-etc', 'C:\\Windows\\System32\\drivers\\etc'],
    ]);
    const logon = await text('client-access', 'Owa', 'auth', 'logon.aspx');
    expect(logon).toContain('Northwind mail');
    expect(logon).toContain('/owa/14.3.195.1/themes');
    expect(logon.replaceAll('\r\n', '')).not.toContain('\n');
    expect(await text('iis-config', 'applicationHost.config')).toContain('destination="/owa"');
    const { thumbprint } = (await source.settings()).httpBindings[0] ?? {};
    expect(await text('client-access', 'Owa', 'web.config')).toContain(`value="${String(thumbprint)}"`);
  });

  it('gives out a certificate with its key under the password, and only where the key may leave', async () => {
    const [own, mail, legacy] = (await source.settings()).certificates;
    const file = join(work, 'mail.pfx');
    await source.exportCertificate(mail?.thumbprint ?? '', file, new Secret('pä$s "word"'));
    const pfx = await readFile(file);
    createSecureContext({ pfx, passphrase: 'pä$s "word"' });
    expect(() => createSecureContext({ pfx, passphrase: 'another' })).toThrow();
    const pem = await readFile(join(folder, 'certificates', `${mail?.thumbprint ?? ''}.pem`));
    const real = new X509Certificate(pem);
    expect(real.fingerprint.replaceAll(':', '')).toBe(mail?.thumbprint);
    expect(real.checkHost('autodiscover.exchangeserverpro.local')).toBe('autodiscover.exchangeserverpro.local');
    for (const one of [own, legacy]) {
      await expect(
        source.exportCertificate(one?.thumbprint ?? '', join(work, 'none.pfx'), new Secret('x')),
      ).rejects.toMatchObject({ problem: { code: 'CERTIFICATE_KEY_NOT_EXPORTABLE' } });
    }
    await expect(source.exportCertificate('0'.repeat(40), join(work, 'no.pfx'), new Secret('x'))).rejects.toMatchObject(
      {
        problem: { code: 'CERTIFICATE_NOT_EXPORTED' },
      },
    );
  });
});
