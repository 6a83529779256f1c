import {
  virtualDirectoryKinds,
  type VirtualDirectory,
  type VirtualDirectoryKind,
} from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { authenticationMethods, virtualDirectoryClasses } from '../product/exchange-2010.js';
import { leafName } from './distinguished-name.js';
import { valueOf, valuesOf } from './entry-attributes.js';
import { decodeFlags } from './flags.js';
import { decodeGeneralizedTime } from './generalized-time.js';
import type { Organization } from './organization.js';

/** What an inventory asks for of each virtual directory. Its name stands in its distinguished name, which always comes. */
const listedAttributes = ['objectClass', 'msExchInternalHostName', 'msExchExternalHostName'];

/** The virtual directories of the organization, by kind and name. In two searches, so that one can be worked on meanwhile. */
export async function readVirtualDirectories(
  directory: Directory,
  { distinguishedName }: Organization,
): Promise<VirtualDirectory[]> {
  const half = virtualDirectoryKinds.length / 2;
  const halves = [virtualDirectoryKinds.slice(0, half), virtualDirectoryKinds.slice(half)].map(async kinds =>
    virtualDirectoriesAmong(
      await directory.search({
        base: distinguishedName,
        scope: 'subtree',
        where: { any: kinds.map(kind => ({ attribute: 'objectClass', equals: virtualDirectoryClasses[kind] })) },
        attributes: listedAttributes,
      }),
    ),
  );
  return (await Promise.all(halves)).flat();
}

/** The virtual directories among these entries, by kind and name. */
export function virtualDirectoriesAmong(entries: readonly DirectoryEntry[]): VirtualDirectory[] {
  const found = entries.flatMap(entry => {
    const kind = kindOf(entry);
    return kind === undefined ? [] : [virtualDirectoryOf(entry, kind)];
  });
  return found.sort(byKindAndName);
}

/** Of thousands, nearly all have the name that setup gave them. */
function byKindAndName(one: VirtualDirectory, other: VirtualDirectory): number {
  const apart = virtualDirectoryKinds.indexOf(one.kind) - virtualDirectoryKinds.indexOf(other.kind);
  return apart !== 0 || one.name === other.name ? apart : one.name.localeCompare(other.name, 'en');
}

const kindsByClass = new Map(
  virtualDirectoryKinds.map(kind => [virtualDirectoryClasses[kind].toLowerCase(), kind] as const),
);

function kindOf(entry: DirectoryEntry): VirtualDirectoryKind | undefined {
  for (const objectClass of valuesOf(entry, 'objectClass')) {
    const kind = kindsByClass.get(objectClass.toLowerCase());
    if (kind !== undefined) return kind;
  }
  return undefined;
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
