import type { ReactNode } from 'react';
import type { ServerPage } from '../../../preload/contract/server-page.js';
import { t } from '../../messages/translate.js';
import {
  addressRows,
  bringText,
  keyEvidence,
  mustBe,
  reasonEvidence,
  reasonViews,
} from '../../state/server-page-view.js';
import { CopyButton } from '../copy-button.js';
import { FactList } from '../fact-list.js';
import { SectionTitle } from '../section-title.js';
import { AddressTable } from './address-table.js';
import { BringList } from './bring-list.js';
import { ReasonList } from './reason-list.js';
import { useServerStyles } from './server-styles.js';
import { SourcesButton } from './sources-button.js';

interface AnswerPartProps {
  readonly page: ServerPage;
  readonly evidence: string | null;
  readonly onSources: (group: string) => void;
  /** How a rehearsal shall go, where one is possible. */
  readonly children: ReactNode;
}

/** The answer on one screen: why, what the new server must be, what to bring, what clients reach it by. */
export function AnswerPart({ page, evidence, onSources, children }: AnswerPartProps) {
  const styles = useServerStyles();
  const sources = (group: string, title: string) => (
    <SourcesButton group={group} title={title} open={evidence === group} onPress={onSources} />
  );
  const possible = page.bring.length > 0;
  const keyTitle = t(possible ? 'page.must-be' : 'page.was');
  return (
    <div className={styles.stack}>
      <section>
        <SectionTitle aside={page.verdict.reasons.length > 0 && sources(reasonEvidence, t('page.reasons'))}>
          {t('page.reasons')}
        </SectionTitle>
        <ReasonList reasons={reasonViews(page)} />
      </section>
      <div className={styles.columns}>
        <section>
          <SectionTitle aside={sources(keyEvidence, keyTitle)}>{keyTitle}</SectionTitle>
          <FactList facts={mustBe(page)} copies />
        </section>
        {possible && (
          <section>
            <SectionTitle aside={<CopyButton label={t('page.bring.copy')} text={() => bringText(page)} />}>
              {t('page.bring')}
            </SectionTitle>
            <BringList items={page.bring} />
          </section>
        )}
      </div>
      <section>
        <SectionTitle>{t('page.addresses')}</SectionTitle>
        <AddressTable rows={addressRows(page)} />
      </section>
      {children}
    </div>
  );
}
