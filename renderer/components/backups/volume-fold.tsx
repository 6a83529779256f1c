import { mergeClasses } from '@fluentui/react-components';
import type { BackupListing } from '../../../preload/contract/backups.js';
import { tb } from '../../messages/backups-words.js';
import { volumeRows } from '../../state/backups/found-view.js';
import { Fold } from '../fold.js';
import { useTableStyles } from '../table-styles.js';

const columns = ['found.volume', 'found.free', 'found.size', 'found.file-system', 'found.holds'] as const;

/** The volumes of the computer: whether another backup fits. */
export function VolumeFold({ listing }: { readonly listing: BackupListing }) {
  const table = useTableStyles();
  const summary = tb('found.volumes', { computer: listing.computer });
  return (
    <Fold summary={summary}>
      <table className={table.table} aria-label={summary}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col" className={table.head}>
                {tb(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {volumeRows(listing).map(({ name, free, size, fileSystem, notes }) => (
            <tr key={name}>
              <th scope="row" className={mergeClasses(table.cell, table.strong)}>
                {name}
              </th>
              <td className={mergeClasses(table.cell, table.number)}>{free}</td>
              <td className={mergeClasses(table.cell, table.number)}>{size}</td>
              <td className={table.cell}>{fileSystem}</td>
              <td className={table.cell}>{notes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Fold>
  );
}
