import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { DirectoryObject } from '../../../preload/contract/directory.js';
import { t } from '../../messages/translate.js';
import { Fold } from '../fold.js';
import { useTableStyles } from '../table-styles.js';

const useStyles = makeStyles({ attribute: { width: '34%' } });

/** Every object that was read, raw: also what this program does not understand. */
export function ObjectList({
  objects,
  open,
}: {
  readonly objects: readonly DirectoryObject[];
  readonly open: boolean;
}) {
  if (objects.length === 0) return null;
  return (
    <Fold summary={t('page.objects', { count: objects.length })} open={open}>
      {objects.map(object => (
        <ObjectFold key={object.distinguishedName} object={object} />
      ))}
    </Fold>
  );
}

/** Drawn when it is opened: there are dozens, of dozens of attributes each. */
function ObjectFold({ object }: { readonly object: DirectoryObject }) {
  const [opened, setOpened] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => setOpened(opened || currentTarget.open)}>
      <summary>{object.distinguishedName}</summary>
      {opened && <Attributes object={object} />}
    </details>
  );
}

function Attributes({ object: { distinguishedName, attributes } }: { readonly object: DirectoryObject }) {
  const styles = useStyles();
  const table = useTableStyles();
  return (
    <table className={table.table} aria-label={distinguishedName}>
      <thead>
        <tr>
          <th scope="col" className={mergeClasses(table.head, styles.attribute)}>
            {t('page.objects.attribute')}
          </th>
          <th scope="col" className={table.head}>
            {t('page.objects.value')}
          </th>
        </tr>
      </thead>
      <tbody>
        {Object.entries(attributes).map(([name, values]) => (
          <tr key={name}>
            <th scope="row" className={table.cell}>
              {name}
            </th>
            <td className={table.cell}>
              {values.map((value, index) => (
                <div key={`${String(index)}-${value}`}>{value}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
