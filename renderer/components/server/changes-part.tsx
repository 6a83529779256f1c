import { Label, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ChangeEvent, type MouseEvent } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.js';
import { formatMoment } from '../../messages/format.js';
import { t } from '../../messages/translate.js';
import type { Loadable } from '../../state/wizard-state.js';
import { LoadingLine } from '../loading-line.js';
import { ProblemNotice } from '../problem-notice.js';
import { SectionTitle } from '../section-title.js';
import { useTableStyles } from '../table-styles.js';
import { useServerStyles } from './server-styles.js';

type Changes = CallOutput<'compareReadings'>;

const useStyles = makeStyles({
  attribute: { width: '40%' },
  side: { width: '30%' },
  object: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  values: { whiteSpace: 'pre-line' },
});

interface ChangesPartProps {
  readonly changes: Loadable<Changes>;
  readonly onFile: (text: string) => void;
}

/** What differs between a reading of before and the one in view. */
export function ChangesPart({ changes, onFile }: ChangesPartProps) {
  const styles = useServerStyles();
  const explainId = useId();
  const fileId = useId();
  const read = ({ currentTarget }: ChangeEvent<HTMLInputElement>): void => {
    const file = currentTarget.files?.[0];
    if (file) void file.text().then(onFile);
  };
  return (
    <div className={styles.stack}>
      <SectionTitle>{t('page.changes.heading')}</SectionTitle>
      <p id={explainId} className={styles.quiet}>
        {t('page.changes.explain')}
      </p>
      <div className={styles.tools}>
        <Label htmlFor={fileId}>{t('page.changes.file')}</Label>
        <input
          id={fileId}
          type="file"
          accept=".json,application/json"
          aria-describedby={explainId}
          onClick={forget}
          onChange={read}
        />
      </div>
      {changes.kind === 'loading' && <LoadingLine label={t('page.changes.comparing')} />}
      {changes.kind === 'failed' && <ProblemNotice problem={changes.problem} />}
      {changes.kind === 'loaded' && <Found {...changes.value} />}
    </div>
  );
}

/** The same file can be chosen again after it was mended. */
function forget({ currentTarget }: MouseEvent<HTMLInputElement>): void {
  currentTarget.value = '';
}

function Found({ readAt, readFrom, changes }: Changes) {
  const styles = useStyles();
  const server = useServerStyles();
  const table = useTableStyles();
  const of = { at: formatMoment(readAt), from: readFrom };
  const sum =
    changes.length === 0 ? t('page.changes.none', of) : t('page.changes.count', { ...of, count: changes.length });
  return (
    <>
      <p role="status" className={server.line}>
        {sum}
      </p>
      {changes.length > 0 && (
        <table className={table.table} aria-label={t('page.changes.heading')}>
          <thead>
            <tr>
              <th scope="col" className={mergeClasses(table.head, styles.attribute)}>
                {t('page.changes.attribute')}
              </th>
              <th scope="col" className={mergeClasses(table.head, styles.side)}>
                {t('page.changes.before')}
              </th>
              <th scope="col" className={mergeClasses(table.head, styles.side)}>
                {t('page.changes.now')}
              </th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ distinguishedName, attribute, before, now }) => (
              <tr key={`${distinguishedName}\n${attribute}`}>
                <th scope="row" className={table.cell}>
                  {attribute}
                  <span className={styles.object}>{distinguishedName}</span>
                </th>
                <Values values={before} />
                <Values values={now} />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}

function Values({ values }: { readonly values: readonly string[] | null }) {
  const styles = useStyles();
  const table = useTableStyles();
  return (
    <td className={mergeClasses(table.cell, styles.values, values === null && table.quiet)}>
      {values === null ? t('page.changes.absent') : values.join('\n')}
    </td>
  );
}
