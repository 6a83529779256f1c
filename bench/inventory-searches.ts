import { filterText } from '../main/adapters/active-directory/windows-logon/filter-text.js';
import { readInventory } from '../main/directory/inventory.js';
import { systemClock } from '../main/ports/clock.js';
import type { Directory, DirectorySearch } from '../main/ports/directory.js';

// Prints what an inventory searches for in an organization, so that another program can search for the very same.
// `node inventory-searches.cjs DISTINGUISHED-NAME-OF-THE-ORGANIZATION`

async function main(organization: string): Promise<void> {
  const asked: DirectorySearch[] = [];
  const configuration = organization.replace(/^.*?(?=CN=Configuration,)/i, '');
  const domain = configuration.replace(/^[^,]*,/, '');
  const recorder: Directory = {
    readFrom: 'nowhere',
    root: () => Promise.resolve({ configuration, domain, rootDomain: domain, domainController: null }),
    search: query => {
      if (query.scope === 'one level')
        return Promise.resolve([{ distinguishedName: organization, attributes: new Map() }]);
      asked.push(query);
      return Promise.resolve([]);
    },
    close: () => Promise.resolve(),
  };
  await readInventory(recorder, systemClock);
  const searches = asked.map(({ base, where, attributes }) => ({ base, filter: filterText(where), attributes }));
  process.stdout.write(JSON.stringify(searches));
}

void main(process.argv[2] ?? '');
