import { kitFiles, settingsTrees, type KitFile, type SettingsTree } from '../../../preload/contract/index.js';
import { whyNoWindowsPath } from './windows-names.js';

/** Where a file of a tree lies in a kit. */
export function pathOfTreeFile(tree: SettingsTree, file: string): string {
  return `${kitFiles.filesFolder}/${tree}/${file}`;
}

/** Where a certificate lies in a kit. */
export function pathOfCertificate(thumbprint: string): string {
  return `${kitFiles.certificatesFolder}/${thumbprint}.pfx`;
}

/** The file below the root of its tree; null for what the kit wrote itself. */
export function fileInTree({ path, tree }: Pick<KitFile, 'path' | 'tree'>): string | null {
  return tree === null ? null : path.slice(pathOfTreeFile(tree, '').length);
}

/** Why a path has no business in a kit, as it follows `the path …`; null where it has. */
export function whyNoKitPath({ path, tree }: Pick<KitFile, 'path' | 'tree'>): string | null {
  const why = whyNoWindowsPath(path);
  if (why !== null) return `has a name that ${why}`;
  if (tree === null) return isOwnFile(path) ? null : 'is none that a kit uses';
  return path.startsWith(pathOfTreeFile(tree, '')) ? null : 'does not lie in the folder of its tree';
}

/** Whether a path may be written to in a kit at all: also for the list of an unfinished one. */
export function isKitPath(path: string): boolean {
  if (whyNoWindowsPath(path) !== null) return false;
  return isOwnFile(path) || settingsTrees.some(tree => path.startsWith(pathOfTreeFile(tree, '')));
}

function isOwnFile(path: string): boolean {
  return path === kitFiles.settings || path === kitFiles.directory || /^certificates\/[0-9A-F]{40}\.pfx$/.test(path);
}
