import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FailPoint, SimulatedMachine } from '../../../../preload/contract/index.js';
import { systemClock } from '../../../ports/clock.js';
import { tlsVersions } from '../../../ports/probes.js';
import { socketProbes } from '../../probes/socket-probes.js';
import { onDisk } from '../disk.js';
import { ex3Folder } from '../fixture-rehearsal.js';
import { changeMachine, readMachine } from '../machine-file.js';
import { usedFor, withRegistry } from '../machine-settings.js';
import { makeGoodDay } from '../settings/good-day.js';
import { type Doors, openDoors } from './doors.js';

const { signal } = new AbortController();
const limits = { connectMs: 10_000, answerMs: 10_000, bodyMs: 10_000 };
const short = { connectMs: 500, answerMs: 500, bodyMs: 500 };
const name = 'mail.exchangeserverpro.local';
const clientAccess = 'C:\\Program Files\\Microsoft\\Exchange Server\\V14\\ClientAccess';

let work = '';
let goodDay = '';
beforeAll(async () => {
  work = mkdtempSync(join(tmpdir(), 'cas-recovery-doors-'));
  goodDay = await makeGoodDay({ scenarioFolder: ex3Folder, workFolder: work, clock: systemClock });
}, 60_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

let folder = '';
let doors: Doors;
let shown: FailPoint[];
beforeEach(() => {
  folder = mkdtempSync(join(work, 'machine-'));
  cpSync(goodDay, folder, { recursive: true });
  shown = [];
  doors = openDoors(folder, point => shown.push(point));
});
afterEach(() => doors.close());

const change = (by: (machine: SimulatedMachine) => SimulatedMachine): unknown => changeMachine(folder, by);
const withFault = (point: FailPoint): unknown => change(one => ({ ...one, faults: [{ point, times: 'once' }] }));
const withService = (service: string, state: 'Running' | 'Stopped'): unknown =>
  change(one => ({ ...one, services: one.services.map(all => (all.name === service ? { ...all, state } : all)) }));
const probes = (patience = limits) => socketProbes({ address: 'EX3', route: doors.route, limits: patience });
const get = async (path: string, secure = true) => {
  const answer = await probes().get({ port: secure ? 443 : 80, secure, name, path }, signal);
  return answer.state === 'answered' ? answer.status : answer.state;
};

describe('the doors of a simulated server', () => {
  it('are open where its services run, and nowhere else', async () => {
    const open = [80, 443, 135, 808, 110, 995, 6001, 6002, 6004, 59532, 59533];
    const closed = [143, 993, 25, 587, 59534, 3389];
    const asked = await Promise.all([...open, ...closed].map(port => probes().connect(port, signal)));
    expect(asked.map(({ state }) => state)).toEqual([...open.map(() => 'open'), ...closed.map(() => 'refused')]);
  });

  it('close when a service stops, and open when it starts', async () => {
    expect((await probes().connect(110, signal)).state).toBe('open');
    withService('MSExchangePOP3', 'Stopped');
    withService('MSExchangeIMAP4', 'Running');
    expect((await probes().connect(110, signal)).state).toBe('refused');
    expect((await probes().connect(143, signal)).state).toBe('open');
    withService('W3SVC', 'Stopped');
    expect(await get('/owa')).toBe('no answer');
  });

  it.each([
    ['/owa', 302],
    ['/ecp', 302],
    ['/EWS/exchange.asmx', 401],
    ['/Microsoft-Server-ActiveSync', 401],
    ['/oab', 401],
    ['/autodiscover/autodiscover.xml', 401],
    ['/rpc/rpcproxy.dll', 401],
    ['/PowerShell', 401],
    ['/no-such-directory', 404],
  ])('answer at %s with %i', async (path, status) => {
    expect(await get(path)).toBe(status);
  });

  it('let nobody in without encryption', async () => {
    const answer = await probes().get({ port: 80, secure: false, name, path: '/owa' }, signal);
    expect(answer).toMatchObject({ status: 403, body: expect.stringContaining('403.4') as string });
  });

  it('answer as IIS does where a directory is missing or a configuration is broken', async () => {
    change(one => {
      const webDirectories = one.exchange.webDirectories.filter(({ path }) => path !== '/ecp');
      return { ...one, exchange: { ...one.exchange, webDirectories } };
    });
    expect(await get('/ecp')).toBe(404);
    const file = onDisk(folder, `${clientAccess}\\Sync\\web.config`);
    writeFileSync(file, readFileSync(file, 'utf8').replace('</configuration>', '<configuration>'));
    const answer = await probes().get({ port: 443, secure: true, name, path: '/Microsoft-Server-ActiveSync' }, signal);
    expect(answer).toMatchObject({ status: 500, body: expect.stringMatching(/500\.19.*Sync/s) as string });
    expect(await get('/owa')).toBe(302);
  });

  it.each([
    [443, undefined],
    [995, undefined],
    [110, 'pop' as const],
  ])('show on port %i the certificate that is in use', async (port, startTls) => {
    const ask = async () => {
      const answer = await probes().handshake({ port, name, ...(startTls && { startTls }) }, signal);
      return answer.state === 'done' ? answer.chain[0]?.subject : answer;
    };
    expect(await ask()).toBe(`CN=${name}`);
    change(one => usedFor(one, one.settings.certificates[0]?.thumbprint ?? '', ['IIS', 'POP']));
    expect(await ask()).toBe('CN=EX3');
    change(one => ({ ...one, settings: { ...one.settings, httpBindings: [], popCertificate: null } }));
    expect(await ask()).toMatchObject({ state: 'refused' });
  });

  it('speak the versions of TLS that this Windows does, unless the registry says more', async () => {
    const versions = async () => {
      const answers = await Promise.all(
        tlsVersions.map(version => probes().handshake({ port: 443, name, version }, signal)),
      );
      return tlsVersions.filter((_, at) => answers[at]?.state === 'done');
    };
    expect(await versions()).toEqual(['TLSv1']);
    const place = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\SecurityProviders\\SCHANNEL\\Protocols\\TLS 1.2\\Server';
    change(one => withRegistry(one, [{ key: place, name: 'Enabled', type: 'REG_DWORD', data: '1' }]));
    expect(await versions()).toEqual(['TLSv1', 'TLSv1.2']);
  });
});

describe('what goes wrong at the doors on purpose', () => {
  it('is a pool that stopped', async () => {
    withFault('pool-stopped');
    expect(await get('/ews')).toBe(401);
    expect(shown).toEqual([]);
    expect(await get('/owa')).toBe(503);
    expect(shown).toEqual(['pool-stopped']);
  });

  it('is a port that stays silent', async () => {
    withFault('port-silent');
    expect(await probes(short).connect(443, signal)).toMatchObject({ state: 'silent' });
    expect((await probes().connect(80, signal)).state).toBe('open');
    expect(shown).toEqual(['port-silent']);
  });

  it('is a service that takes connections and says nothing', async () => {
    withFault('probe-hangs');
    expect((await probes().connect(443, signal)).state).toBe('open');
    expect(await probes(short).handshake({ port: 443, name }, signal)).toMatchObject({
      state: 'no connection',
      why: expect.stringContaining('says nothing') as string,
    });
    const asked = { port: 443, secure: true, name, path: '/owa' };
    expect((await probes(short).get(asked, signal)).state).toBe('no answer');
    expect(new Set(shown)).toEqual(new Set(['probe-hangs']));
  });

  it('is nothing before setup has finished', async () => {
    withFault('port-silent');
    change(one => ({ ...one, exchange: { ...one.exchange, watermark: 'Watermark' } }));
    expect((await probes().connect(443, signal)).state).toBe('open');
    expect(readMachine(folder).faults).toHaveLength(1);
  });
});
