import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { StoredCertificate } from '../preload/contract/index.js';
import { makeServer, take, takenAt } from './adapters/kit/fixture-kit.js';
import { adviceReadings } from './compose-advice.js';
import { Secret } from './ports/secret.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-advice-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const thumbprints = ['A', 'B'].map(letter => letter.repeat(40));

const certificates = thumbprints.map((thumbprint): StoredCertificate => ({
  thumbprint,
  subject: 'CN=mail.contoso.local',
  issuer: 'CN=Contoso',
  names: ['mail.contoso.local'],
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2027-01-01T00:00:00.000Z',
  selfSigned: false,
  hasPrivateKey: true,
  exportable: true,
  readableByServices: true,
  services: ['IIS'],
}));

/** A kit of a server with two certificates. */
async function kitOf(password?: Secret): Promise<string> {
  const exportCertificate = (thumbprint: string, file: string): Promise<void> =>
    writeFile(file, `PFX of ${thumbprint}`);
  const server = await makeServer({ 'web.config': '<configuration/>' }, { certificates, exportCertificate });
  const out = join(folder, 'kit');
  await take(server, out, { ...(password && { password }) });
  rmSync(server.folder, { recursive: true, force: true });
  return out;
}

const options = {
  door: 'command line',
  assetsFolder: 'assets',
  toolFile: '',
  scriptsFolder: '',
  productVersion: '0.1.0',
  clock: { now: () => takenAt },
} as const;

const read = (path: string): ReturnType<ReturnType<typeof adviceReadings>['kit']> =>
  adviceReadings(options, folder).kit(path, new AbortController().signal);

describe('a kit, read for advice', () => {
  it('tells which certificates it holds with their keys, its age and its size', async () => {
    const kit = await read(await kitOf(new Secret('a password')));
    expect(kit).toMatchObject({ server: 'CAS01', takenAt, certificates: thumbprints, directory: null });
    expect(kit.bytes).toBeGreaterThan('<configuration/>'.length);
  });

  it('holds none where no password was given', async () => {
    expect((await read(await kitOf())).certificates).toEqual([]);
  });

  it('does not count a certificate whose file is damaged', async () => {
    const path = await kitOf(new Secret('a password'));
    const place = join(path, 'certificates');
    const [first = ''] = readdirSync(place).sort();
    writeFileSync(join(place, first), 'something else');
    expect((await read(path)).certificates).toEqual(thumbprints.slice(1));
  });
});

describe('the settings of a server that this computer is not', () => {
  it('are not read', async () => {
    const server = adviceReadings(options, folder).server('EX-ELSEWHERE', undefined, new AbortController().signal);
    expect(await server).toBeNull();
  });
});
