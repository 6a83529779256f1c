import type { Directory, DirectoryRoot } from '../ports/directory.js';
import { failure } from '../problems/problem.js';
import { leafName } from './distinguished-name.js';

/** The one Exchange organization of a forest. */
export interface Organization {
  readonly name: string;
  readonly distinguishedName: string;
  readonly root: DirectoryRoot;
}

export async function findOrganization(directory: Directory): Promise<Organization> {
  const root = await directory.root();
  const [container] = await directory.search({
    base: `CN=Microsoft Exchange,CN=Services,${root.configuration}`,
    scope: 'one level',
    where: { attribute: 'objectClass', equals: 'msExchOrganizationContainer' },
    attributes: ['objectClass'],
  });
  if (!container) throw failure('EXCHANGE_ORGANIZATION_ABSENT', { readFrom: directory.readFrom });
  const { distinguishedName } = container;
  return { name: leafName(distinguishedName) ?? distinguishedName, distinguishedName, root };
}
