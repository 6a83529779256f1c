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
        {preview.items.map(({ command, changes, undo }) => (
          <li key={command} className={styles.item}>
            <code className={styles.command}>{command}</code>
            {changes}{' '}
            <span className={undo === null ? styles.never : styles.undo}>
              {undo === null ? t('preview.no-undo') : t('preview.undo', { undo })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
