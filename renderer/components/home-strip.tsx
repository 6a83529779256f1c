import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';
import { useHomeStyles, usePushStyles } from './home-styles.js';
import { SectionTitle } from './section-title.js';

const narrow = '@media (max-width: 720px)';

const useStyles = makeStyles({
  strip: {
    minHeight: '0',
    alignContent: 'start',
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
    paddingBlock: tokens.spacingVerticalS,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  /** Below two cards, beside the tall one. */
  second: { gridColumn: '1 / 3', gridRow: '2', [narrow]: { gridColumn: 'auto', gridRow: 'auto' } },
  third: { gridColumn: '1 / 3', gridRow: '3', [narrow]: { gridColumn: 'auto', gridRow: 'auto' } },
});

interface HomeStripProps {
  readonly title: string;
  readonly text: string;
  readonly place: 'second' | 'third';
  /** Its buttons. */
  readonly children: ReactNode;
}

/** A low card of the first screen: what it is about, and its buttons beside that. */
export function HomeStrip({ title, text, place, children }: HomeStripProps) {
  const styles = useHomeStyles();
  const strip = useStyles();
  const id = useId();
  return (
    <section className={mergeClasses(styles.card, strip.strip, strip[place])} aria-labelledby={id}>
      <div>
        <SectionTitle id={id}>{title}</SectionTitle>
        <p className={styles.text}>{text}</p>
      </div>
      <div className={usePushStyles().push}>{children}</div>
    </section>
  );
}
