import { makeStyles, mergeClasses, Radio, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { ServerSummary } from '../../preload/contract/directory.js';
import { t } from '../messages/translate.js';
import { serverRows } from '../state/choose-view.js';
import { useTableStyles } from './table-styles.js';

const useStyles = makeStyles({
  scroll: { maxHeight: '232px', overflowY: 'auto' },
  head: { position: 'sticky', top: '0', zIndex: '1', backgroundColor: tokens.colorNeutralBackground2 },
  name: { width: '24%' },
  version: { width: '30%' },
  roles: { width: '26%' },
  site: { width: '20%' },
  row: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover } },
  pick: { display: 'flex', alignItems: 'center' },
});

interface ServerTableProps {
  readonly servers: readonly ServerSummary[];
  readonly picked: string | null;
  readonly onPick: (name: string) => void;
}

/** The Exchange servers that the directory records, one of which is picked. */
export function ServerTable({ servers, picked, onPick }: ServerTableProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const group = useId();
  const head = (name: string, width: string) => (
    <th scope="col" className={mergeClasses(table.head, styles.head, width)}>
      {name}
    </th>
  );
  return (
    <div className={styles.scroll}>
      <table className={table.table} aria-label={t('choose.servers.heading')}>
        <thead>
          <tr>
            {head(t('choose.servers.name'), styles.name)}
            {head(t('choose.servers.version'), styles.version)}
            {head(t('choose.servers.roles'), styles.roles)}
            {head(t('choose.servers.site'), styles.site)}
          </tr>
        </thead>
        <tbody>
          {serverRows(servers).map(({ name, version, roles, site, pick }) => (
            <tr
              key={name}
              className={mergeClasses(styles.row, picked === name && table.picked)}
              onClick={() => onPick(name)}
            >
              <th scope="row" className={mergeClasses(table.cell, table.strong)}>
                <span className={styles.pick}>
                  <Radio
                    name={group}
                    value={name}
                    checked={picked === name}
                    aria-label={pick}
                    onClick={event => event.stopPropagation()}
                    onChange={() => onPick(name)}
                  />
                  {name}
                </span>
              </th>
              <td className={table.cell}>{version}</td>
              <td className={table.cell}>{roles}</td>
              <td className={table.cell}>{site}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
