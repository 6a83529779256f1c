import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault, HostChange, ServerSettings } from '../../../../preload/contract/index.js';
import { systemClock } from '../../../ports/clock.js';
import { Secret } from '../../../ports/secret.js';
import type { SettingsSource } from '../../../ports/settings-source.js';
import { onDisk } from '../disk.js';
import { ex3Folder, quietRun } from '../fixture-rehearsal.js';
import { changeMachine } from '../machine-file.js';
import { openRehearsalHost, type RehearsalHost } from '../rehearsal-host.js';
import { loadScenario } from '../scenarios.js';
import { toolForTests } from '../tool-for-tests.js';
import { makeGoodDay } from './good-day.js';
import { simulatedSettings } from './simulated-settings.js';

let work = '';
let folder = '';
let host: RehearsalHost;
let source: SettingsSource;

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'cas-recovery-changes-'));
  folder = await makeGoodDay({ scenarioFolder: ex3Folder, workFolder: work, clock: systemClock });
  const toolFile = await toolForTests();
  const scenario = { ...(await loadScenario(ex3Folder)), pace: {} };
  host = await openRehearsalHost({ folder, scenario, toolFile, speed: 0, clock: systemClock });
  source = simulatedSettings({ folder, toolFile, clock: systemClock });
}, 60_000);

afterAll(() => rm(work, { recursive: true, force: true }));

const apply = (change: HostChange, password?: string): Promise<void> =>
  host.apply(change, { ...quietRun(), ...(password !== undefined && { password: new Secret(password) }) });
const settings = (): Promise<ServerSettings> => source.settings();
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');
const withFault = (point: Fault['point']): unknown =>
  changeMachine(folder, machine => ({ ...machine, faults: [{ point, times: 'once' }] }));

describe('a file of the simulated server', () => {
  const target = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess\\sync\\WEB.config';
  const place = (): string => onDisk(folder, target);
  const prepared = (): string => join(work, 'prepared.config');
  const keep = (): string => join(work, 'kept', 'web.config');
  const change = (wish: Partial<HostChange & { kind: 'replace-file' }> = {}): HostChange => ({
    kind: 'replace-file',
    target,
    prepared: prepared(),
    sha256: sha256('new'),
    was: null,
    keep: keep(),
    ...wish,
  });

  it('is replaced, kept, and put back', async () => {
    await writeFile(prepared(), 'new');
    const before = await readFile(place());
    await apply(change({ was: sha256(before) }));
    expect(await readFile(place(), 'utf8')).toBe('new');
    expect(await readFile(keep())).toEqual(before);
    // Once more changes nothing: it is so already.
    await apply(change({ was: sha256(before) }));
    const back = { prepared: keep(), sha256: sha256(before), was: sha256('new'), keep: join(work, 'kept', 'new') };
    await apply(change(back));
    expect(await readFile(place())).toEqual(before);
  });

  it.each([
    ['SETTINGS_FILE_CHANGED', 'something else stands there', { was: 'f'.repeat(64) }],
    ['SETTINGS_FILE_DAMAGED', 'the prepared file is another one', { sha256: 'e'.repeat(64) }],
    ['SETTINGS_FILE_REFUSED', 'it names a device', { target: 'C:\\Windows\\NUL' }],
    ['SETTINGS_FILE_REFUSED', 'it leads upwards', { target: 'C:\\Windows\\..\\x.config' }],
    ['SETTINGS_FILE_REFUSED', 'it is on another computer', { target: '\\\\server\\share\\x.config' }],
  ] as const)('ends with %s where %s', async (code, _why, wish) => {
    await writeFile(prepared(), 'new');
    const before = await readFile(place());
    await expect(apply(change({ was: sha256(before), ...wish }))).rejects.toMatchObject({ problem: { code } });
    expect(await readFile(place())).toEqual(before);
  });

  it('comes back beside its empty place, and is replaced', async () => {
    await writeFile(prepared(), 'new');
    const before = await readFile(place());
    const at = place();
    await rename(at, `${at}.cas-recovery-old`);
    await apply(change({ was: sha256(before), keep: join(work, 'kept', 'aside') }));
    expect(await readFile(at, 'utf8')).toBe('new');
    expect(existsSync(`${at}.cas-recovery-old`)).toBe(false);
    await writeFile(at, before);
  });

  it('may be in use, once', async () => {
    await writeFile(prepared(), 'new');
    const before = await readFile(place());
    withFault('file-locked');
    const wish = change({ was: sha256(before), keep: join(work, 'kept', 'second') });
    await expect(apply(wish)).rejects.toMatchObject({ problem: { code: 'SETTINGS_FILE_IN_USE' } });
    expect(await readFile(place())).toEqual(before);
    await apply(wish);
    expect(await readFile(place(), 'utf8')).toBe('new');
  });

  it('is made, and taken away again', async () => {
    await writeFile(prepared(), 'new');
    const made = 'C:\\inetpub\\wwwroot\\web.config';
    await apply(change({ target: made }));
    expect(existsSync(onDisk(folder, made))).toBe(true);
    const away = { target: made, prepared: null, sha256: null, was: sha256('new'), keep: join(work, 'kept', 'third') };
    await apply(change(away));
    expect(existsSync(onDisk(folder, made))).toBe(false);
  });
});

describe('a certificate of the simulated server', () => {
  it('leaves the store, and comes back with its key under the right password only', async () => {
    const mail = (await settings()).certificates.find(({ subject }) => subject.includes('mail.'));
    const thumbprint = mail?.thumbprint ?? '';
    const file = join(work, 'mail.pfx');
    await source.exportCertificate(thumbprint, file, new Secret('right'));
    await expect(apply({ kind: 'remove-certificate', thumbprint })).rejects.toMatchObject({
      problem: { code: 'CERTIFICATE_IN_USE' },
    });
    const own = (await settings()).certificates.find(({ selfSigned }) => selfSigned)?.thumbprint ?? '';
    await apply({ kind: 'enable-certificate', thumbprint: own, services: ['IIS', 'POP'] });
    // http.sys answers with another one by now, and IMAP4 with this one still.
    await expect(apply({ kind: 'remove-certificate', thumbprint })).rejects.toMatchObject({
      problem: { code: 'CERTIFICATE_IN_USE' },
    });
    await apply({ kind: 'enable-certificate', thumbprint: own, services: ['IMAP'] });
    await apply({ kind: 'remove-certificate', thumbprint });
    expect((await settings()).certificates.map(one => one.thumbprint)).not.toContain(thumbprint);
    const bring: HostChange = { kind: 'import-certificate', thumbprint, file };
    expect(host.passwordFor(bring)).not.toBeNull();
    await expect(apply(bring, 'wrong')).rejects.toMatchObject({ problem: { code: 'CERTIFICATE_PASSWORD_WRONG' } });
    withFault('certificate-key-missing');
    await expect(apply(bring, 'right')).rejects.toMatchObject({ problem: { code: 'CERTIFICATE_KEY_UNUSABLE' } });
    await apply(bring, 'right');
    await apply({ kind: 'enable-certificate', thumbprint, services: ['IIS', 'POP'] });
    const now = await settings();
    expect(now.certificates.find(one => one.thumbprint === thumbprint)).toEqual({ ...mail, services: ['IIS', 'POP'] });
    expect(now.httpBindings.map(one => one.thumbprint)).toEqual([thumbprint, thumbprint]);
    expect([now.popCertificate, now.imapCertificate]).toEqual(['mail.exchangeserverpro.local', 'EX3']);
  });
});

describe('other settings of the simulated server', () => {
  it('sets a registry value, and takes it away', async () => {
    const place = {
      kind: 'set-registry-value',
      key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters',
      name: 'MaxUserPort',
      type: 'REG_DWORD',
    } as const;
    const value = async () => (await settings()).registry.find(({ name }) => name === 'MaxUserPort')?.data;
    await apply({ ...place, data: '60000' });
    expect(await value()).toBe('60000');
    await apply({ ...place, data: null });
    expect(await value()).toBeUndefined();
    await expect(apply({ ...place, data: null })).rejects.toMatchObject({ problem: { code: 'REGISTRY_NOT_SET' } });
  });

  it('sets how users sign in through the shell, in IIS too', async () => {
    const identity = 'EX3\\owa (Default Web Site)';
    const set = { kind: 'set-virtual-directory', cmdlet: 'Set-OwaVirtualDirectory', identity } as const;
    await apply({ ...set, property: 'DigestAuthentication', value: 'true' });
    const file = onDisk(folder, 'C:\\Windows\\System32\\inetsrv\\config\\applicationHost.config');
    expect(await readFile(file, 'utf8')).toContain('<digestAuthentication enabled="true" />');
  });

  it('sets what IIS has in applicationHost.config, and refuses what is there already', async () => {
    const change: HostChange = {
      kind: 'set-iis',
      location: 'Default Web Site/owa',
      section: 'system.webServer/httpRedirect',
      settings: ['enabled:false'],
    };
    await apply(change);
    const file = onDisk(folder, 'C:\\Windows\\System32\\inetsrv\\config\\applicationHost.config');
    expect(await readFile(file, 'utf8')).toContain('<httpRedirect enabled="false" />\r\n        </system.webServer>');
    const twice = { ...change, location: null, section: 'system.webServer/defaultDocument' };
    await expect(apply({ ...twice, settings: ["+files.[value='index.htm']"] })).rejects.toMatchObject({
      problem: { code: 'IIS_NOT_SET' },
    });
  });

  it('installs a rollup, which rewrites its files and may leave services disabled', async () => {
    const path = join(work, 'Exchange2010-KB2961522-x64-en.msp');
    await writeFile(path, '');
    const change: HostChange = { kind: 'install-rollup', id: 'KB2961522', path, log: join(work, 'rollup.log') };
    await expect(apply({ ...change, path: join(work, 'none-KB1.msp') })).rejects.toMatchObject({
      problem: { code: 'ROLLUP_UNREADABLE' },
    });
    withFault('rollup-leaves-services-disabled');
    await apply(change);
    const now = await settings();
    expect(now.rollups.map(({ kb }) => kb)).toEqual(['KB2936871', 'KB2961522']);
    expect(now.machine?.exchange.rollupBuild).toBe('14.3.210.2');
    const disabled = now.services.filter(({ startMode }) => startMode === 'Disabled').map(({ name }) => name);
    expect(disabled).toEqual(['MSExchangeAB', 'MSExchangeRPC']);
    expect((await readFile(join(work, 'rollup.log'))).subarray(0, 2)).toEqual(Buffer.from([0xff, 0xfe]));
  });
});
