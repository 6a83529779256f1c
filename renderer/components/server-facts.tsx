import type { LostServer } from '../../preload/contract/directory.js';
import { t } from '../messages/translate.js';
import { notRecoverable, readLine, serverFacts } from '../state/choose-view.js';
import { FactList } from './fact-list.js';
import { useScreenStyles } from './screen-styles.js';
import { SectionTitle } from './section-title.js';
import { StateIcon } from './state-icon.js';

/** What the directory records of the picked server, as it will be compared with the rebuilt one. */
export function ServerFacts({ server }: { readonly server: LostServer }) {
  const styles = useScreenStyles();
  const refusal = notRecoverable(server);
  return (
    <section>
      {refusal !== '' && (
        <p className={styles.title}>
          <StateIcon kind="different" />
          {refusal}
        </p>
      )}
      <SectionTitle aside={<span className={styles.quiet}>{readLine(server)}</span>}>
        {t('choose.facts.heading', { server: server.summary.name })}
      </SectionTitle>
      <FactList facts={serverFacts(server)} />
    </section>
  );
}
