import type {
  Scenario,
  SimulatedBackups,
  SimulatedStore,
  SimulatedVersion,
} from '../../../../preload/contract/index.js';
import { goodDayContent } from './contents.js';
import { isShare, sameName } from './places.js';

/**
 * Windows Server Backup of the machine of a scenario: the stores that it has, and in them the backups of the lost server.
 * A machine knows those that were made under its own name.
 */
export function backupsOf({
  machine,
  serverName,
  backups,
}: Pick<Scenario, 'machine' | 'serverName' | 'backups'>): SimulatedBackups {
  const stores = backups.reduce<SimulatedStore[]>(
    (all, { version, target, contains, volumes, bytes }) =>
      withStored(
        all,
        { target, machine: serverName },
        {
          id: version,
          recovers: contains,
          volumes,
          bytes,
          snapshotId: isShare(target) ? null : `00000000-0000-4000-8000-${version.replace(/\D/g, '')}`,
          content: goodDayContent,
        },
      ),
    machine.backups.stores,
  );
  const catalogue = stores
    .filter(store => sameName(store.machine, machine.name))
    .flatMap(store => store.versions.map(({ id }) => ({ target: store.target, machine: store.machine, id })));
  return { ...machine.backups, stores, catalogue };
}

type Place = Pick<SimulatedStore, 'target' | 'machine'>;

function withStored(stores: readonly SimulatedStore[], place: Place, version: SimulatedVersion): SimulatedStore[] {
  const isHere = (one: Place): boolean => sameName(one.target, place.target) && sameName(one.machine, place.machine);
  const versions = [...(stores.find(isHere)?.versions ?? []), version];
  return [...stores.filter(one => !isHere(one)), { ...place, versions }];
}
