import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useId } from 'react';
import type { RecoveryComparison } from '../../../preload/contract/past.js';
import { tp } from '../../messages/past-words.js';
import { aboutRows, foundRows, haveNothingInCommon, stepRows, type ComparedRow } from '../../state/past/past-view.js';
import type { PastState } from '../../state/past/past-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { ReadingLine } from '../reading-line.js';
import { SectionTitle } from '../section-title.js';
import { useTableStyles } from '../table-styles.js';
import { PlainFrame } from '../page/plain-frame.js';
import { usePast } from './use-past.js';

const useStyles = makeStyles({ what: { width: '24%' }, side: { width: '38%' } });

/** Two recoveries side by side. */
export function CompareStage({ header, state: { comparison } }: ScreenProps & { readonly state: PastState }) {
  const past = usePast();
  return (
    <PlainFrame
      header={header}
      heading={tp('compare.heading')}
      explain={tp('compare.explain')}
      focusKey="past:compare"
      problem={comparison.kind === 'failed' ? comparison.problem : null}
      bar={<PageBar onBack={past.toList} onCancel={null} cancelLabel="" main={null} />}
    >
      {comparison.kind === 'loading' && <ReadingLine doing={tp('compare.doing')} since={comparison.since ?? ''} />}
      {comparison.kind === 'loaded' && <Compared comparison={comparison.value} />}
    </PlainFrame>
  );
}

function Compared({ comparison }: { readonly comparison: RecoveryComparison }) {
  const { first, second, rows } = comparison;
  const names = [first.id, second.id] as const;
  const found = foundRows(comparison);
  return (
    <>
      <Table title={tp('compare.about')} names={names} rows={aboutRows(comparison)} />
      <Table title={tp('compare.steps')} names={names} rows={stepRows(comparison)} />
      {haveNothingInCommon(comparison) ? (
        <p>{tp('compare.found.no-common')}</p>
      ) : found.length > 0 ? (
        <Table title={tp('compare.found')} names={names} rows={found} />
      ) : (
        <p>{tp('compare.found.none', { count: rows.length })}</p>
      )}
    </>
  );
}

interface TableProps {
  readonly title: string;
  readonly names: readonly [string, string];
  readonly rows: readonly ComparedRow[];
}

function Table({ title, names, rows }: TableProps) {
  const styles = useStyles();
  const table = useTableStyles();
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <SectionTitle id={id}>{title}</SectionTitle>
      <table className={table.table} aria-labelledby={id}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(table.head, styles.what)}>
              {tp('compare.what')}
            </th>
            {names.map((name, index) => (
              <th key={`${name}${String(index)}`} scope="col" className={mergeClasses(table.head, styles.side)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, first, second, same }) => (
            <tr key={label} className={mergeClasses(!same && table.marked)}>
              <th scope="row" className={mergeClasses(table.cell, !same && table.markedStart)}>
                {label}
                {!same && <span className={table.quiet}> ≠ {tp('compare.differs')}</span>}
              </th>
              <td className={table.cell}>{first}</td>
              <td className={table.cell}>{second}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
