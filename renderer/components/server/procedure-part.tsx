import { Button } from '@fluentui/react-components';
import type { ServerPage } from '../../../preload/contract/server-page.js';
import { t } from '../../messages/translate.js';
import { ProcedureSteps } from '../procedure-steps.js';
import { SectionTitle } from '../section-title.js';
import { BringList } from './bring-list.js';
import { useServerStyles } from './server-styles.js';

interface ProcedurePartProps {
  readonly page: ServerPage;
  readonly onSaveSheet: () => void;
}

/** The whole procedure with the values of this server, to print, to save, and to copy from. */
export function ProcedurePart({ page, onSaveSheet }: ProcedurePartProps) {
  const server = useServerStyles();
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
      <ProcedureSteps steps={page.procedure} commandsLabel={place => t('page.procedure.commands', { place })} />
    </div>
  );
}
