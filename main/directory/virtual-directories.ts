import {
  virtualDirectoryKinds,
  type VirtualDirectory,
  type VirtualDirectoryKind,
} from '../../preload/contract/index.js';
import type { Condition, DirectoryEntry } from '../ports/directory.js';
import { authenticationMethods, virtualDirectoryClasses } from '../product/exchange-2010.js';
import { leafName } from './distinguished-name.js';
import { hasClass, valueOf } from './entry-attributes.js';
import { decodeFlags } from './flags.js';
import { decodeGeneralizedTime } from './generalized-time.js';

/** What an inventory asks for of each virtual directory. */
export const virtualDirectoryAttributes = ['cn', 'objectClass', 'msExchInternalHostName', 'msExchExternalHostName'];

/** The class that all eight kinds descend from. */
export const isVirtualDirectory: Condition = { attribute: 'objectClass', equals: 'msExchVirtualDirectory' };

/** The virtual directories among these entries, by kind and name. */
export function virtualDirectoriesAmong(entries: readonly DirectoryEntry[]): VirtualDirectory[] {
  const found = entries.flatMap(entry => {
    const kind = kindOf(entry);
    return kind === undefined ? [] : [virtualDirectoryOf(entry, kind)];
  });
  const place = (one: VirtualDirectory): number => virtualDirectoryKinds.indexOf(one.kind);
  return found.sort((one, other) => place(one) - place(other) || one.name.localeCompare(other.name, 'en'));
}

function kindOf(entry: DirectoryEntry): VirtualDirectoryKind | undefined {
  return virtualDirectoryKinds.find(kind => hasClass(entry, virtualDirectoryClasses[kind]));
}

function virtualDirectoryOf(entry: DirectoryEntry, kind: VirtualDirectoryKind): VirtualDirectory {
  const name = valueOf(entry, 'cn') ?? leafName(entry.distinguishedName) ?? entry.distinguishedName;
  const metabasePath = valueOf(entry, 'msExchMetabasePath');
  return {
    kind,
    name,
    distinguishedName: entry.distinguishedName,
    // Full addresses, although the attributes are called host names.
    internalUrl: valueOf(entry, 'msExchInternalHostName'),
    externalUrl: valueOf(entry, 'msExchExternalHostName'),
    internalAuthentication: decodeFlags(valueOf(entry, 'msExchInternalAuthenticationMethods'), authenticationMethods),
    externalAuthentication: decodeFlags(valueOf(entry, 'msExchExternalAuthenticationMethods'), authenticationMethods),
    metabasePath,
    webSite: /\((.+)\)$/.exec(name)?.[1] ?? null,
    webPath: webPathOf(metabasePath),
    changedAt: decodeGeneralizedTime(valueOf(entry, 'whenChanged')),
  };
}

/** `/owa` of `IIS://ex3.contoso.local/W3SVC/1/ROOT/owa`. */
export function webPathOf(metabasePath: string | null): string | null {
  return /^IIS:\/\/[^/]+\/W3SVC\/\d+\/ROOT(\/.+)$/i.exec(metabasePath ?? '')?.[1] ?? null;
}
