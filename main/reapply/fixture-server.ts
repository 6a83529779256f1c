import { settingsWith } from '../settings/compare/fixture-sides.js';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { HostChange, ServerSettings } from '../../preload/contract/index.js';
import { asTyped, commandsOf } from '../commands/windows-commands.js';
import type { Host } from '../ports/host.js';
import type { SettingsSide, SideFile } from '../ports/settings-side.js';
import { failure } from '../problems/problem.js';
import { rebuilt } from '../recovery/fixture-world.js';
import type { ServerLook } from './reapply-kit.js';

/** A server in memory: its files by their Windows path, and its settings. A host that really changes them. */
export interface Server {
  readonly files: Map<string, string>;
  settings: ServerSettings;
  boot: number;
  /** Called before each change: throws where a test lets it fail. */
  before: (change: HostChange) => void;
  /** Changes that were made. */
  readonly made: HostChange[];
}

const root = 'C:\\CAS';
const iisRoot = 'C:\\inetsrv\\config';
/** A file of the \\ClientAccess tree; with `iis:` before it, one of the configuration of IIS. */
export const inTree = (file: string): string =>
  file.startsWith('iis:') ? `${iisRoot}\\${file.slice(4)}` : `${root}\\${file.replaceAll('/', '\\')}`;
const ofTree = (path: string) =>
  path.startsWith(iisRoot)
    ? { tree: 'iis-config' as const, file: path.slice(iisRoot.length + 1) }
    : { tree: 'client-access' as const, file: path.slice(root.length + 1).replaceAll('\\', '/') };

/** Where Windows has the old file while the new one takes its place. */
export const asideOf = (path: string): string => `${path}.cas-recovery-old`;

export const noSettings = settingsWith({ readAt: '2026-11-26T08:00:00.000Z' });

export function server(files: Readonly<Record<string, string>>, settings: Partial<ServerSettings> = {}): Server {
  const map = new Map(Object.entries(files).map(([file, text]) => [inTree(file), text]));
  return { files: map, settings: { ...noSettings, ...settings }, boot: 1, before: () => undefined, made: [] };
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

export function sideOf({ files, settings }: Server): SettingsSide {
  const textOf = ({ tree, file }: Pick<SideFile, 'tree' | 'file'>): string =>
    files.get(inTree(tree === 'iis-config' ? `iis:${file}` : file)) ?? '';
  return {
    settings,
    files: [...files.keys()]
      .filter(path => !path.endsWith(asideOf('')))
      .sort()
      .map(path => ({ ...ofTree(path), bytes: 0, modifiedAt: null })),
    unreadPlaces: [],
    sha256: file => Promise.resolve(hash(textOf(file))),
    read: file => Promise.resolve(Buffer.from(textOf(file))),
  };
}

export const lookAt = (one: Server): ServerLook => ({
  side: sideOf(one),
  roots: [
    { tree: 'client-access', path: root, shown: root },
    { tree: 'iis-config', path: iisRoot, shown: iisRoot },
  ],
  asideHash: ({ file }) => {
    const old = one.files.get(asideOf(inTree(file)));
    return Promise.resolve(old === undefined ? null : hash(old));
  },
});

export function hostOf(one: Server): Host {
  const nobody = (): never => {
    throw new Error('no re-application asks this');
  };
  return {
    kind: 'rehearsal',
    facts: () => Promise.resolve({ ...rebuilt, bootId: `boot ${String(one.boot)}` }),
    commandsFor: change => commandsOf(change, name => name).map(asTyped),
    passwordFor: change => (change.kind === 'import-certificate' ? 'the kit' : null),
    apply: (change, run) => {
      one.before(change);
      if (change.kind === 'import-certificate' && run.password?.reveal() !== 'right') {
        throw failure('PASSWORD_NEEDED', { account: 'the kit' });
      }
      make(one, change);
      one.made.push(change);
      return Promise.resolve();
    },
    followSetup: nobody,
    addressesOf: nobody,
    answers: nobody,
  };
}

function make(one: Server, change: HostChange): void {
  const { settings } = one;
  switch (change.kind) {
    case 'replace-file': {
      const old = one.files.get(asideOf(change.target));
      if (old !== undefined && !one.files.has(change.target)) one.files.set(change.target, old);
      one.files.delete(asideOf(change.target));
      const now = one.files.get(change.target);
      if ((now === undefined ? null : hash(now)) !== change.was) throw new Error(`${change.target} is not as expected`);
      if (now !== undefined && !existsSync(change.keep)) writeFileSync(change.keep, now);
      if (change.prepared === null) one.files.delete(change.target);
      else one.files.set(change.target, readFileSync(change.prepared, 'utf8'));
      return;
    }
    case 'set-registry-value': {
      const { key, name, type, data } = change;
      const others = settings.registry.filter(value => value.name !== name);
      one.settings = { ...settings, registry: data === null ? others : [...others, { key, name, type, data }] };
      return;
    }
    case 'install-rollup':
      one.settings = {
        ...settings,
        rollups: [...settings.rollups, { kb: change.id, name: change.id, installedOn: null }],
      };
      return;
    case 'set-service-start':
      one.settings = {
        ...settings,
        services: settings.services.map(service =>
          service.name === change.service ? { ...service, startMode: change.startMode } : service,
        ),
      };
      return;
    case 'start-service':
      one.settings = {
        ...settings,
        services: settings.services.map(service =>
          service.name === change.service ? { ...service, state: 'Running' } : service,
        ),
      };
      return;
    case 'import-certificate': {
      const added = certificate(change.thumbprint);
      one.settings = { ...settings, certificates: [...settings.certificates, added] };
      return;
    }
    case 'enable-certificate':
      one.settings = {
        ...settings,
        certificates: settings.certificates.map(each => ({
          ...each,
          services:
            each.thumbprint === change.thumbprint
              ? [...new Set([...(each.services ?? []), ...change.services])]
              : (each.services ?? []).filter(used => !change.services.includes(used)),
        })),
      };
      return;
    case 'remove-certificate':
      one.settings = {
        ...settings,
        certificates: settings.certificates.filter(each => each.thumbprint !== change.thumbprint),
      };
      return;
    default:
      throw new Error(`this server does not know ${change.kind}`);
  }
}

export function certificate(
  thumbprint: string,
  services: ServerSettings['certificates'][number]['services'] = [],
): ServerSettings['certificates'][number] {
  return {
    thumbprint,
    subject: `CN=${thumbprint.slice(0, 1)}`,
    issuer: 'CN=Authority',
    names: ['mail.contoso.com'],
    notBefore: '2020-01-01T00:00:00.000Z',
    notAfter: '2040-01-01T00:00:00.000Z',
    selfSigned: false,
    hasPrivateKey: true,
    exportable: true,
    readableByServices: true,
    services,
  };
}
