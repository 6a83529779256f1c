import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { t } from '../messages/translate.js';
import { useHomeStyles, usePushStyles } from './home-styles.js';
import { SectionTitle } from './section-title.js';

interface LookCardProps {
  readonly onLook: () => void;
  readonly onVerify: () => void;
}

/** The ways to what a directory records, and to what a server shows, with nothing done to any. */
export function LookCard({ onLook, onVerify }: LookCardProps) {
  const styles = useHomeStyles();
  const id = useId();
  return (
    <section className={styles.card} aria-labelledby={id}>
      <SectionTitle id={id}>{t('home.look.title')}</SectionTitle>
      <p className={styles.text}>{t('home.look.text')}</p>
      <div className={usePushStyles().push}>
        <Button onClick={onLook}>{t('home.look.start')}</Button>
        <Button onClick={onVerify}>{t('home.look.verify')}</Button>
      </div>
    </section>
  );
}
