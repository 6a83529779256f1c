import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { KitManifest, LostServer, ServerSettings, StoredCertificate } from '../../../preload/contract/index.js';
import { createKit, type KitParts } from '../../kit/create-kit.js';
import type { KitRun } from '../../kit/kits.js';
import type { Secret } from '../../ports/secret.js';
import type { SettingsSource, TreeRoot } from '../../ports/settings-source.js';
import { listTree } from './list-tree.js';
import { beginKit } from './new-place.js';
import { wholeFile } from './read-file.js';
import { forEachOf } from './side-by-side.js';

// A small server on the disk, and kits of it.

export const takenAt = '2026-11-20T08:00:00.000Z';

export const settings: ServerSettings = {
  schema: 'cas-recovery/settings/1',
  readAt: takenAt,
  machine: null,
  routes: [],
  rollups: [{ kb: 'KB2936871', name: 'Update Rollup 6', installedOn: null }],
  services: [{ name: 'MSExchangePOP3', startMode: 'Automatic', state: 'Running' }],
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
  unread: { machine: 'It was not asked.' },
};

export interface FixtureServer {
  readonly folder: string;
  readonly source: SettingsSource;
  readonly roots: readonly TreeRoot[];
}

/** Writes files (path below the root of the tree -> content) and gives the server that they make up. */
export async function makeServer(
  files: Readonly<Record<string, string>>,
  parts: Partial<SettingsSource> & { readonly certificates?: StoredCertificate[] } = {},
): Promise<FixtureServer> {
  const folder = await mkdtemp(join(tmpdir(), 'cas kit '));
  const root: TreeRoot = {
    tree: 'client-access',
    path: join(folder, 'ClientAccess'),
    shown: 'C:\\Exchange\\ClientAccess',
  };
  await putFiles(root.path, files);
  const roots = [root];
  const { certificates = [], ...replaced } = parts;
  return {
    folder,
    roots,
    source: {
      kind: 'server',
      settings: () => Promise.resolve({ ...settings, certificates }),
      trees: () => Promise.resolve(roots),
      exportCertificate: () => Promise.reject(new Error('There is none.')),
      ...replaced,
    },
  };
}

export async function putFiles(root: string, files: Readonly<Record<string, string>>): Promise<void> {
  await mkdir(root, { recursive: true });
  for (const [file, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), content);
  }
}

export const parts: KitParts = {
  clock: { now: () => takenAt },
  operator: { account: 'CONTOSO\\admin', computer: 'CAS01' },
  productVersion: '0.1.0',
  listTree,
  readFile: ({ path }) => wholeFile(path),
  begin: beginKit,
  forEachOf,
};

export const run = (signal: AbortSignal = new AbortController().signal): KitRun => ({
  signal,
  onProgress: () => undefined,
});

/** Takes a kit of a server. */
export function take(
  { source }: Pick<FixtureServer, 'source'>,
  out: string,
  more: {
    readonly password?: Secret;
    readonly server?: string;
    readonly directory?: (server: string) => Promise<LostServer>;
    readonly parts?: Partial<KitParts>;
    readonly run?: KitRun;
  } = {},
): Promise<KitManifest> {
  const { password, server = 'CAS01', directory = null } = more;
  return createKit({ ...parts, ...more.parts }, { out, source, server, password, directory }, more.run ?? run());
}
