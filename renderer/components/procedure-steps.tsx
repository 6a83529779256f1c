import { makeStyles, tokens } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import { CodeBlock } from './code-block.js';
import { CopyButton } from './copy-button.js';
import { useTableStyles } from './table-styles.js';

const useStyles = makeStyles({
  steps: {
    margin: '0',
    paddingInlineStart: tokens.spacingHorizontalXXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
  },
  step: { '::marker': { fontWeight: tokens.fontWeightSemibold } },
  body: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXS },
  title: { margin: '0', fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
  line: { margin: '0', maxWidth: '760px', overflowWrap: 'anywhere' },
  noPrint: { '@media print': { display: 'none' } },
});

export interface ShownStep {
  readonly id: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] } | null;
  /** Typed as they stand, one a line. */
  readonly commands: readonly string[];
  /** What stands below the commands. */
  readonly after?: readonly string[];
}

interface ProcedureStepsProps {
  readonly steps: readonly ShownStep[];
  /** Names the commands of a step for those who can't see where they stand. */
  readonly commandsLabel: (place: number) => string;
}

/** What a person does by hand, step by step, with the commands to copy. */
export function ProcedureSteps({ steps, commandsLabel }: ProcedureStepsProps) {
  const styles = useStyles();
  return (
    <ol className={styles.steps}>
      {steps.map(({ id, title, lines, table = null, commands, after = [] }, index) => (
        <li key={id} className={styles.step}>
          <div className={styles.body}>
            <h3 className={styles.title}>{title}</h3>
            <Lines lines={lines} />
            {table && <StepTable label={title} {...table} />}
            {commands.length > 0 && <Commands label={commandsLabel(index + 1)} text={commands.join('\r\n')} />}
            <Lines lines={after} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  const styles = useStyles();
  return lines.map(line => (
    <p key={line} className={styles.line}>
      {line}
    </p>
  ));
}

type StepTableProps = NonNullable<ShownStep['table']> & { readonly label: string };

function StepTable({ label, head, rows }: StepTableProps) {
  const table = useTableStyles();
  return (
    <table className={table.table} aria-label={label}>
      <thead>
        <tr>
          {head.map(name => (
            <th key={name} scope="col" className={table.head}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(row => (
          <tr key={row.join(' ')}>
            {row.map((cell, place) => (
              <td key={head[place]} className={table.cell}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Lines for a command prompt, to be copied. */
export function Commands({ label, text }: { readonly label: string; readonly text: string }) {
  const styles = useStyles();
  return (
    <>
      <CodeBlock label={label} text={text} />
      <div className={styles.noPrint}>
        <CopyButton label={t('copy.do')} name={`${t('copy.do')}: ${label}`} text={() => text} />
      </div>
    </>
  );
}
