import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { t } from '../messages/translate.js';
import type { RealView } from '../state/home-view.js';
import { useHomeStyles, usePushStyles } from './home-styles.js';
import { SectionTitle } from './section-title.js';

interface RealCardProps {
  readonly view: RealView;
  readonly onElevate: () => void;
}

/** The way into a real recovery, or why there is none here. */
export function RealCard({ view, onElevate }: RealCardProps) {
  const styles = useHomeStyles();
  const id = useId();
  const offersElevation = view.canElevate || view.elevating;
  return (
    <section className={styles.card} aria-labelledby={id}>
      <SectionTitle id={id}>{t('home.real.title')}</SectionTitle>
      <p className={styles.text}>{t('home.real.text')}</p>
      <p className={styles.note} role="status">
        {view.note}
      </p>
      {offersElevation && <Elevate busy={view.elevating} onPress={onElevate} />}
    </section>
  );
}

function Elevate({ busy, onPress }: { readonly busy: boolean; readonly onPress: () => void }) {
  return (
    <div className={usePushStyles().push}>
      <Button disabledFocusable={busy} onClick={onPress}>
        {t('home.real.elevate')}
      </Button>
    </div>
  );
}
