import { readdir, realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { KitFrom, ServerSettings } from '../../../preload/contract/index.js';
import type { Clock } from '../../ports/clock.js';
import type { SettingsSource, TreeRoot } from '../../ports/settings-source.js';
import { fileErrors } from '../../problems/file-errors.js';
import { failure } from '../../problems/problem.js';

type Backup = Extract<KitFrom, { kind: 'backup' }>;

/** What stands in a restored ClientAccess folder of any Exchange 2010 server. */
const marksOfClientAccess = ['owa', 'exchweb', 'ecp', 'sync', 'autodiscover', 'web.config'];
const markOfIis = 'applicationhost.config';

/**
 * Folders of a restored or mounted backup as a server. No machine runs in them, so all but the files is unread. Throws
 * `BACKUP_NOT_USABLE` where a folder is not what it was named as.
 */
export async function openMountedBackup(backup: Backup, clock: Clock): Promise<SettingsSource> {
  const roots: TreeRoot[] = [await clientAccessIn(backup.clientAccess)];
  if (backup.iisConfig !== null) roots.push(await iisConfigIn(backup.iisConfig));
  return {
    kind: 'backup',
    settings: () => Promise.resolve(unreadSettings(clock.now())),
    trees: () => Promise.resolve(roots),
    exportCertificate: thumbprint => {
      const why = 'a backup of files holds no certificate store';
      throw failure('BACKUP_NOT_USABLE', { path: thumbprint, why });
    },
  };
}

async function clientAccessIn(named: string): Promise<TreeRoot> {
  const { path, names } = await look(named);
  if (!names.some(name => marksOfClientAccess.includes(name))) {
    throw failure('BACKUP_NOT_USABLE', {
      path,
      why: 'it holds neither Owa nor exchweb, as a ClientAccess folder does',
    });
  }
  return { tree: 'client-access', path, shown: path };
}

async function iisConfigIn(named: string): Promise<TreeRoot> {
  const { path, names } = await look(named);
  if (!names.includes(markOfIis)) {
    throw failure('BACKUP_NOT_USABLE', { path, why: 'it holds no applicationHost.config' });
  }
  return { tree: 'iis-config', path, shown: path };
}

async function look(named: string): Promise<{ path: string; names: string[] }> {
  try {
    const path = await realpath(resolve(named));
    return { path, names: (await readdir(path)).map(name => name.toLowerCase()) };
  } catch (thrown) {
    const { code = '' } = thrown as NodeJS.ErrnoException;
    throw failure('BACKUP_NOT_USABLE', { path: named, why: fileErrors[code] ?? String(thrown) }, thrown);
  }
}

function unreadSettings(readAt: string): ServerSettings {
  const empty = {
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
  };
  const why = 'A backup of files does not tell it: no machine runs in it.';
  return {
    schema: 'cas-recovery/settings/1',
    readAt,
    ...empty,
    sources: {},
    unread: Object.fromEntries(Object.keys(empty).map(key => [key, why])),
  };
}
