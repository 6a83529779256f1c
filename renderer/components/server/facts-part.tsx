import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ServerPage } from '../../../preload/contract/server-page.js';
import { t } from '../../messages/translate.js';
import { factsText, matchingGroups } from '../../state/server-page-view.js';
import { CopyButton } from '../copy-button.js';
import { SectionTitle } from '../section-title.js';
import { FactRows } from './fact-rows.js';
import { ObjectList } from './object-list.js';
import { useServerStyles } from './server-styles.js';
import { SourcesButton } from './sources-button.js';

interface FactsPartProps {
  readonly page: ServerPage;
  readonly evidence: string | null;
  readonly onSources: (group: string) => void;
}

/** All that is recorded: understood, in groups that can be searched, and below that everything as it stands there. */
export function FactsPart({ page, evidence, onSources }: FactsPartProps) {
  const styles = useServerStyles();
  const [search, setSearch] = useState('');
  const groups = matchingGroups(page, search);
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <Field label={t('page.facts.search')} className={styles.grow}>
          <Input
            type="search"
            autoComplete="off"
            spellCheck={false}
            value={search}
            onChange={(_, { value }) => setSearch(value)}
          />
        </Field>
        <CopyButton label={t('page.facts.copy-all')} text={() => factsText(groups)} />
      </div>
      {groups.length === 0 && <p className={styles.quiet}>{t('page.facts.no-match')}</p>}
      {groups.map(({ id, title, facts }) => (
        <section key={id}>
          <SectionTitle aside={<SourcesButton group={id} title={title} open={evidence === id} onPress={onSources} />}>
            {title}
          </SectionTitle>
          <FactRows facts={facts} />
        </section>
      ))}
      <ObjectList objects={page.server.objects} />
    </div>
  );
}
