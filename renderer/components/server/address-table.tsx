import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { t } from '../../messages/translate.js';
import type { AddressRow } from '../../state/server-page-view.js';
import { CopyButton } from '../copy-button.js';
import { useTableStyles } from '../table-styles.js';
import { useServerStyles } from './server-styles.js';

const useStyles = makeStyles({
  kind: { width: '18%' },
  side: { width: '41%' },
  address: { display: 'flex', alignItems: 'center', justifyContent: 'space-between' },
});

/** The addresses that clients used, by service. */
export function AddressTable({ rows }: { readonly rows: readonly AddressRow[] }) {
  const styles = useStyles();
  const table = useTableStyles();
  const server = useServerStyles();
  if (rows.length === 0) return <p className={server.quiet}>{t('page.addresses.missing')}</p>;
  return (
    <table className={table.table} aria-label={t('page.addresses')}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(table.head, styles.kind)}>
            {t('page.addresses.kind')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.side)}>
            {t('page.addresses.internal')}
          </th>
          <th scope="col" className={mergeClasses(table.head, styles.side)}>
            {t('page.addresses.external')}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, kind, place, internal, external }) => (
          <tr key={id}>
            <th scope="row" className={mergeClasses(table.cell, table.strong)} title={place}>
              {kind}
            </th>
            <td className={table.cell}>
              <Address kind={`${kind}, ${t('page.addresses.internal')}`} value={internal} />
            </td>
            <td className={table.cell}>
              <Address kind={`${kind}, ${t('page.addresses.external')}`} value={external} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Address({ kind, value }: { readonly kind: string; readonly value: string | null }) {
  const styles = useStyles();
  const table = useTableStyles();
  if (value === null) return <span className={table.quiet}>{t('page.addresses.none')}</span>;
  return (
    <span className={styles.address}>
      {value}
      <CopyButton small label={t('page.copy', { what: kind })} text={() => value} />
    </span>
  );
}
