import { kitFiles, type HostChange, type SettingsTree } from '../../preload/contract/index.js';
import type { SettingsSide, SideFile } from '../ports/settings-side.js';
import type { TreeRoot } from '../ports/settings-source.js';

type ChangeOf<K extends HostChange['kind']> = Extract<HostChange, { kind: K }>;

/** The place that a change works on: what milestones, rows and `before` call it. One change, one name. */
export function placeOf(change: HostChange): string {
  switch (change.kind) {
    case 'install-rollup':
      return `rollup ${change.id}`;
    case 'import-certificate':
    case 'remove-certificate':
      return `certificate ${change.thumbprint}`;
    case 'enable-certificate':
      return `certificate for ${change.services.join(', ')}`;
    case 'replace-file':
      return `file ${change.target}`;
    case 'set-iis':
      return `IIS ${change.location ?? 'server'} ${change.section} ${change.settings.join(' ')}`;
    case 'set-registry-value':
      return `registry ${change.key} ${change.name}`;
    case 'set-virtual-directory':
      return `virtual directory ${change.identity} ${change.property}`;
    case 'set-service-start':
      return `start of service ${change.service}`;
    case 'start-service':
      return `state of service ${change.service}`;
    default:
      return change.kind;
  }
}

/** The file of IIS that stands above every web.config; in the tree `iis-config`. */
export const hostConfig = 'applicationHost.config';

export function sameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** A file of a tree as the server names it: `C:\\…\\ClientAccess\\Owa\\web.config`; undefined where the tree is not there. */
export function shownPath(roots: readonly TreeRoot[], tree: SettingsTree, file: string): string | undefined {
  const root = roots.find(one => one.tree === tree);
  return root && `${root.shown.replace(/[\\/]+$/, '')}\\${file.replaceAll('/', '\\')}`;
}

/** The tree and the name inside it that a path of the server stands for. */
export function placeInTree(
  roots: readonly TreeRoot[],
  target: string,
): { readonly tree: SettingsTree; readonly file: string } | undefined {
  for (const { tree, shown } of roots) {
    const start = `${shown.replace(/[\\/]+$/, '')}\\`;
    if (sameName(target.slice(0, start.length), start)) {
      return { tree, file: target.slice(start.length).replaceAll('\\', '/') };
    }
  }
  return undefined;
}

export function fileOf(side: SettingsSide, tree: SettingsTree, file: string): SideFile | undefined {
  return side.files.find(one => one.tree === tree && sameName(one.file, file));
}

/** A file of a side as bytes; null where it is not there. */
export async function bytesOf(side: SettingsSide, tree: SettingsTree, file: string): Promise<Buffer | null> {
  const found = fileOf(side, tree, file);
  return found ? side.read(found) : null;
}

/** Where a file of these bytes lies among the prepared and kept ones: what it holds, and then its name. */
export function storedName(sha256: string, target: string): string {
  return `${sha256.slice(0, 16)}-${baseName(target)}`;
}

/** Where a kit has a certificate with its key. */
export const kitFileOfCertificate = (thumbprint: string): string => `${kitFiles.certificatesFolder}/${thumbprint}.pfx`;

export function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
}

export type { ChangeOf };
