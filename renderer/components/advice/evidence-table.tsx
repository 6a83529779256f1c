import type { Evidence } from '../../../preload/contract/strategy-advice.js';
import { ta } from '../../messages/advice-words.js';
import { useTableStyles } from '../table-styles.js';

interface EvidenceTableProps {
  readonly label: string;
  readonly evidence: readonly Evidence[];
}

/** Facts and answers that something rests on, each with where it was read. */
export function EvidenceTable({ label, evidence }: EvidenceTableProps) {
  const table = useTableStyles();
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          {(['what', 'value', 'source'] as const).map(column => (
            <th key={column} scope="col" className={table.head}>
              {ta(`evidence.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {evidence.map(({ id, label: what, value, source }) => (
          <tr key={id}>
            <th scope="row" className={table.cell}>
              {what}
            </th>
            <td className={table.cell}>{value}</td>
            <td className={table.cell}>
              <span className={table.quiet}>{source}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
