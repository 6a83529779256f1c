import { Button } from '@fluentui/react-components';
import { useId } from 'react';
import { t } from '../messages/translate.js';
import type { RealView } from '../state/home-view.js';
import { useHomeStyles, usePushStyles } from './home-styles.js';
import { SectionTitle } from './section-title.js';

interface RealCardProps {
  readonly view: RealView;
  readonly onElevate: () => void;
  readonly onRecover: () => void;
}

/** The way into a real recovery, or why there is none here. */
export function RealCard({ view, onElevate, onRecover }: RealCardProps) {
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
      {offersElevation && <Push busy={view.elevating} label={t('home.real.elevate')} onPress={onElevate} />}
      {view.canRecover && <Push busy={false} label={t('home.real.start')} onPress={onRecover} />}
    </section>
  );
}

interface PushProps {
  readonly busy: boolean;
  readonly label: string;
  readonly onPress: () => void;
}

function Push({ busy, label, onPress }: PushProps) {
  return (
    <div className={usePushStyles().push}>
      <Button disabledFocusable={busy} onClick={onPress}>
        {label}
      </Button>
    </div>
  );
}
