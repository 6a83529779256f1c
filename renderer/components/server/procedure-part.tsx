import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ServerPage } from '../../../preload/contract/server-page.js';
import { t } from '../../messages/translate.js';
import { CodeBlock } from '../code-block.js';
import { CopyButton } from '../copy-button.js';
import { SectionTitle } from '../section-title.js';
import { BringList } from './bring-list.js';
import { useServerStyles } from './server-styles.js';

const useStyles = makeStyles({
  steps: {
    margin: '0',
    paddingInlineStart: tokens.spacingHorizontalXXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
  },
  step: { '::marker': { fontWeight: tokens.fontWeightSemibold } },
  body: { display: 'grid', rowGap: tokens.spacingVerticalXS },
  title: { margin: '0', fontSize: 'inherit', fontWeight: tokens.fontWeightSemibold },
});

interface ProcedurePartProps {
  readonly page: ServerPage;
  readonly onSaveSheet: () => void;
}

/** The whole procedure with the values of this server, to print, to save, and to copy from. */
export function ProcedurePart({ page, onSaveSheet }: ProcedurePartProps) {
  const server = useServerStyles();
  const styles = useStyles();
  return (
    <div className={server.stack}>
      <SectionTitle>{t('page.procedure.heading')}</SectionTitle>
      <p className={server.quiet}>
        {t(page.procedure.length > 0 ? 'page.procedure.explain' : 'page.procedure.none', {
          server: page.server.summary.name,
        })}
      </p>
      <div className={`${server.tools} ${server.noPrint}`}>
        <Button size="small" onClick={() => window.print()}>
          {t('page.procedure.print')}
        </Button>
        <Button size="small" onClick={onSaveSheet}>
          {t('page.save-sheet')}
        </Button>
      </div>
      {page.bring.length > 0 && (
        <section>
          <SectionTitle>{t('page.bring')}</SectionTitle>
          <BringList items={page.bring} />
        </section>
      )}
      <ol className={styles.steps}>
        {page.procedure.map(({ id, title, lines, commands }, index) => (
          <li key={id} className={styles.step}>
            <div className={styles.body}>
              <h3 className={styles.title}>{title}</h3>
              {lines.map(line => (
                <p key={line} className={server.line}>
                  {line}
                </p>
              ))}
              {commands.length > 0 && (
                <Commands label={t('page.procedure.commands', { place: index + 1 })} text={commands.join('\r\n')} />
              )}
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Commands({ label, text }: { readonly label: string; readonly text: string }) {
  const server = useServerStyles();
  return (
    <>
      <CodeBlock label={label} text={text} />
      <div className={server.noPrint}>
        <CopyButton label={t('copy.do')} text={() => text} />
      </div>
    </>
  );
}
