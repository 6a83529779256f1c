import { stat } from 'node:fs/promises';
import { win32 } from 'node:path';
import type { SettingsTree } from '../../../../preload/contract/index.js';
import type { TreeRoot } from '../../../ports/settings-source.js';
import { systemFolder } from '../process/windows-folder.js';

/** Where the trees of this server are, whether they are there or not. `installPath` is null without Exchange. */
export function treeFolders(installPath: string | null): Readonly<Partial<Record<SettingsTree, string>>> {
  const drive = process.env['SystemDrive'] || 'C:';
  return {
    ...(installPath !== null && {
      'client-access': win32.join(installPath, 'ClientAccess'),
      'exchange-bin': win32.join(installPath, 'Bin'),
    }),
    'iis-config': win32.join(systemFolder(), 'inetsrv', 'config'),
    'web-root': `${drive}\\inetpub\\wwwroot`,
    'windows-etc': win32.join(systemFolder(), 'drivers', 'etc'),
  };
}

/** Those that are there. One to which this program has no access is an error, not a missing one. */
export async function treesThatAreThere(installPath: string | null): Promise<TreeRoot[]> {
  const found: TreeRoot[] = [];
  for (const [tree, path] of Object.entries(treeFolders(installPath))) {
    if (await isFolder(path)) found.push({ tree: tree as SettingsTree, path, shown: shown(path) });
  }
  return found;
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (thrown) {
    const { code } = thrown as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return false;
    throw thrown;
  }
}

/** A 32-bit program sees the real System32 under another name. */
const shown = (path: string): string => path.replace(/\\Sysnative(?=\\|$)/i, '\\System32');
