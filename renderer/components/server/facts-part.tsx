import { useState } from 'react';
import type { ServerPage } from '../../../preload/contract/server-page.js';
import { t } from '../../messages/translate.js';
import { factsText, matchingGroups, matchingObjects } from '../../state/server-page-view.js';
import { CopyButton } from '../copy-button.js';
import { FactList } from '../fact-list.js';
import { SearchField } from '../search-field.js';
import { SectionTitle } from '../section-title.js';
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
  const objects = matchingObjects(page, search);
  return (
    <div className={styles.stack}>
      <div className={styles.tools}>
        <SearchField label={t('page.facts.search')} className={styles.grow} value={search} onSearch={setSearch} />
        <CopyButton label={t('page.facts.copy-all')} text={() => factsText(groups)} />
      </div>
      {groups.length + objects.length === 0 && <p className={styles.quiet}>{t('page.facts.no-match')}</p>}
      {groups.map(({ id, title, facts }) => (
        <section key={id}>
          <SectionTitle aside={<SourcesButton group={id} title={title} open={evidence === id} onPress={onSources} />}>
            {title}
          </SectionTitle>
          <FactList facts={facts} copies />
        </section>
      ))}
      <ObjectList key={String(search !== '')} objects={objects} open={search !== ''} />
    </div>
  );
}
