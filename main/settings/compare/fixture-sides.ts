import { createHash } from 'node:crypto';
import type { ServerSettings, SettingsTree, StoredCertificate } from '../../../preload/contract/index.js';
import type { SettingsSide } from '../../ports/settings-side.js';

/** A server without any settings; `part` says otherwise. */
export function settingsWith(part: Partial<ServerSettings> = {}): ServerSettings {
  return {
    schema: 'cas-recovery/settings/1',
    readAt: '2026-11-20T08:00:00.000Z',
    machine: null,
    routes: [],
    rollups: [],
    services: [],
    registry: [],
    certificates: [],
    httpBindings: [],
    popCertificate: null,
    imapCertificate: null,
    loadBalancing: [],
    tasks: [],
    pageFiles: [],
    powerPlan: null,
    sources: {},
    unread: {},
    ...part,
  };
}

/** One side in memory: files by `tree/path`, as text or bytes. */
export function sideWith(
  files: Readonly<Record<string, string | Buffer>>,
  settings: ServerSettings = settingsWith(),
): SettingsSide {
  const bytesOf = new Map(Object.entries(files).map(([place, content]) => [place, Buffer.from(content)]));
  const bytes = (tree: string, file: string): Buffer => bytesOf.get(`${tree}/${file}`) ?? Buffer.alloc(0);
  return {
    settings,
    files: [...bytesOf].map(([place, content]) => {
      const slash = place.indexOf('/');
      const tree = place.slice(0, slash) as SettingsTree;
      return { tree, file: place.slice(slash + 1), bytes: content.length, modifiedAt: null };
    }),
    unreadPlaces: [],
    sha256: ({ tree, file }) => Promise.resolve(createHash('sha256').update(bytes(tree, file)).digest('hex')),
    read: ({ tree, file }) => Promise.resolve(bytes(tree, file)),
  };
}

export function certificate(digit: string, part: Partial<StoredCertificate> = {}): StoredCertificate {
  return {
    thumbprint: digit.repeat(40),
    subject: `CN=mail${digit}.contoso.com`,
    issuer: 'CN=Contoso CA',
    names: [`mail${digit}.contoso.com`],
    notBefore: '2025-01-01T00:00:00.000Z',
    notAfter: '2027-01-01T00:00:00.000Z',
    selfSigned: false,
    hasPrivateKey: true,
    exportable: true,
    readableByServices: true,
    services: [],
    ...part,
  };
}
