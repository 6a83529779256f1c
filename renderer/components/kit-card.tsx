import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import { t } from '../messages/translate.js';
import { useHomeStyles, usePushStyles } from './home-styles.js';
import { SectionTitle } from './section-title.js';

const useStyles = makeStyles({
  strip: {
    gridColumn: '1 / 3',
    gridRow: '2',
    minHeight: '0',
    alignContent: 'start',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
    paddingBlock: tokens.spacingVerticalS,
    '@media (max-width: 720px)': { gridColumn: 'auto', gridRow: 'auto', gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

interface KitCardProps {
  readonly onTake: () => void;
  readonly onOpen: () => void;
}

/** The way to what no directory holds: a kit that is taken on a good day, or opened after a recovery. */
export function KitCard({ onTake, onOpen }: KitCardProps) {
  const styles = useHomeStyles();
  const id = useId();
  return (
    <section className={mergeClasses(styles.card, useStyles().strip)} aria-labelledby={id}>
      <div>
        <SectionTitle id={id}>{t('home.kit.title')}</SectionTitle>
        <p className={styles.text}>{t('home.kit.text')}</p>
      </div>
      <div className={usePushStyles().push}>
        <Button onClick={onTake}>{t('home.kit.take')}</Button>
        <Button onClick={onOpen}>{t('home.kit.open')}</Button>
      </div>
    </section>
  );
}
