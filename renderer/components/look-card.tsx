import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { t } from '../messages/translate.js';
import { useHomeStyles, usePushStyles } from './home-styles.js';
import { SectionTitle } from './section-title.js';

/** The way to what a directory records, with nothing done to any server. */
export function LookCard({ onLook }: { readonly onLook: () => void }) {
  const styles = useHomeStyles();
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <SectionTitle id={id}>{t('home.look.title')}</SectionTitle>
      <p className={styles.text}>{t('home.look.text')}</p>
      <div className={usePushStyles().push}>
        <Button onClick={onLook}>{t('home.look.start')}</Button>
      </div>
    </section>
  );
}
