import { makeStyles, tokens } from '@fluentui/react-components';
import type { Preview } from '../../preload/contract/runbook.js';
import { t } from '../messages/translate.js';
import { CopyButton } from './copy-button.js';
import { SectionTitle } from './section-title.js';

const useStyles = makeStyles({
  list: {
    margin: '0',
    paddingInlineStart: tokens.spacingHorizontalXXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
  },
  command: {
    display: 'block',
    width: 'fit-content',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusSmall,
    paddingInline: tokens.spacingHorizontalXS,
  },
  undo: { color: tokens.colorNeutralForeground3 },
  never: { color: tokens.colorStatusDangerForeground1 },
  lines: {
    margin: '0',
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  item: { overflowWrap: 'anywhere' },
});

/** The exact commands that will run, what each changes, and the way back. */
export function CommandPreview({ preview }: { readonly preview: Preview }) {
  const styles = useStyles();
  const copyAll = (): string => preview.items.map(({ command }) => command).join('\r\n');
  return (
    <section>
      <SectionTitle aside={<CopyButton label={t('copy.all')} text={copyAll} />}>
        {t('preview.heading', { count: preview.items.length })}
      </SectionTitle>
      <ol className={styles.list}>
        {preview.items.map(({ command, changes, undo }, place) => (
          <li key={`${String(place)} ${command}`} className={styles.item}>
            <code className={styles.command}>{command}</code>
            <Changes text={changes} />
            <span className={undo === null ? styles.never : styles.undo}>
              {undo === null ? t('preview.no-undo') : t('preview.undo', { undo })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What a change does: a sentence, and below it the lines that it changes, where there are some. */
function Changes({ text }: { readonly text: string }) {
  const styles = useStyles();
  const end = text.indexOf('\n');
  if (end < 0) return <>{text} </>;
  return (
    <>
      {text.slice(0, end)}
      <pre className={styles.lines}>{text.slice(end + 1)}</pre>
    </>
  );
}
