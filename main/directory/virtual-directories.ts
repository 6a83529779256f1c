import type { VirtualDirectory } from '../../preload/contract/index.js';
import type { Directory, DirectoryEntry } from '../ports/directory.js';
import { leafName } from './distinguished-name.js';
import { hasClass, valueOf } from './entry-attributes.js';

const classes = { OWA: 'msExchOWAVirtualDirectory', ECP: 'msExchECPVirtualDirectory' } as const;
const kinds: readonly VirtualDirectory['kind'][] = ['OWA', 'ECP'];

/** The Outlook Web App and Control Panel directories below a server object. */
export async function readVirtualDirectories(directory: Directory, server: string): Promise<VirtualDirectory[]> {
  const found = await directory.search({
    base: server,
    scope: 'subtree',
    where: { any: kinds.map(kind => ({ attribute: 'objectClass', equals: classes[kind] })) },
    attributes: ['cn', 'objectClass', 'msExchInternalHostName', 'msExchExternalHostName', 'msExchMetabasePath'],
  });
  return kinds.flatMap(kind =>
    found
      .filter(entry => hasClass(entry, classes[kind]))
      .map(entry => virtualDirectoryOf(entry, kind))
      .sort((one, other) => one.name.localeCompare(other.name, 'en')),
  );
}

function virtualDirectoryOf(entry: DirectoryEntry, kind: VirtualDirectory['kind']): VirtualDirectory {
  return {
    kind,
    name: valueOf(entry, 'cn') ?? leafName(entry.distinguishedName) ?? entry.distinguishedName,
    distinguishedName: entry.distinguishedName,
    // Full addresses, although the attributes are called host names.
    internalUrl: valueOf(entry, 'msExchInternalHostName'),
    externalUrl: valueOf(entry, 'msExchExternalHostName'),
    metabasePath: valueOf(entry, 'msExchMetabasePath'),
  };
}
