import { virtualDirectoryKinds, type Inventory, type VirtualDirectoryKind } from '../../../preload/contract/index.js';
import { csvRow } from '../../report/csv-cell.js';

type Listed = Inventory['servers'][number];

const plainColumns: readonly (readonly [string, (server: Listed['summary']) => string | null])[] = [
  ['Name', ({ name }) => name],
  ['Answer from the server object alone', ({ answer }) => answer],
  ['FQDN', ({ fqdn }) => fqdn],
  ['Version', ({ version }) => version?.name ?? null],
  ['Build', ({ version }) => version?.build ?? null],
  ['Roles', ({ roles }) => roles.join(' | ')],
  ['Site', ({ site }) => site],
  ['Administrative group', ({ administrativeGroup }) => administrativeGroup],
  ['Install path', ({ installPath }) => installPath],
  ['Availability group', ({ databaseAvailabilityGroup }) => databaseAvailabilityGroup],
  ['Changed at', ({ changedAt }) => changedAt],
  ['Distinguished name', ({ distinguishedName }) => distinguishedName],
];

const head = [
  ...plainColumns.map(([name]) => name),
  ...virtualDirectoryKinds.flatMap(kind => [`${kind} internal URL`, `${kind} external URL`]),
];

/**
 * The inventory as CSV (RFC 4180): a head, then a row for each server. Several addresses of one kind stand in one cell
 * with ` | ` between them. No cell can be taken for a formula by a spreadsheet; `--json` has the values untouched.
 */
export function inventoryCsv({ servers }: Inventory): string {
  return [head, ...servers.map(rowOf)].map(csvRow).join('');
}

function rowOf({ summary, virtualDirectories }: Listed): string[] {
  const addresses = (kind: VirtualDirectoryKind, which: 'internalUrl' | 'externalUrl'): string =>
    virtualDirectories
      .filter(one => one.kind === kind)
      .map(one => one[which])
      .filter(url => url !== null)
      .join(' | ');
  return [
    ...plainColumns.map(([, valueOf]) => valueOf(summary) ?? ''),
    ...virtualDirectoryKinds.flatMap(kind => [addresses(kind, 'internalUrl'), addresses(kind, 'externalUrl')]),
  ];
}
