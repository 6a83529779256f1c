import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { t } from '../messages/translate.js';

const narrow = '@media (max-width: 720px)';
const low = '@media (max-height: 500px)';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground2,
    color: tokens.colorNeutralForeground1,
  },
  top: { position: 'sticky', top: '0', zIndex: '2', [low]: { position: 'static' } },
  body: {
    flexGrow: 1,
    display: 'grid',
    gridTemplateColumns: '208px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    paddingInline: tokens.spacingHorizontalL,
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)', alignContent: 'start' },
  },
  alone: { gridTemplateColumns: 'minmax(0, 1fr)' },
  withAside: {
    gridTemplateColumns: '208px minmax(0, 1fr) 320px',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr) 320px' },
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  rail: { paddingBlock: tokens.spacingVerticalL, [narrow]: { paddingBlock: tokens.spacingVerticalXXS } },
  railGone: { '@media (max-width: 1100px)': { display: 'none' } },
  sticky: { position: 'sticky', top: '64px', [narrow]: { position: 'static' } },
  main: {
    minWidth: '0',
    paddingBlock: tokens.spacingVerticalL,
    [narrow]: { paddingBlockStart: '0' },
  },
  narrowMain: { width: '100%', maxWidth: '960px', marginInline: 'auto' },
  aside: {
    paddingBlock: tokens.spacingVerticalL,
    paddingInlineStart: tokens.spacingHorizontalL,
    borderInlineStartWidth: tokens.strokeWidthThin,
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: tokens.colorNeutralStroke2,
    [narrow]: { borderInlineStartStyle: 'none', paddingInlineStart: '0' },
  },
  asideBox: {
    position: 'sticky',
    top: '64px',
    maxHeight: 'calc(100vh - 152px)',
    overflowY: 'auto',
    [narrow]: { position: 'static', maxHeight: 'none' },
  },
  bar: {
    position: 'sticky',
    bottom: '0',
    zIndex: '1',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    [low]: { position: 'static' },
    '@media print': { display: 'none' },
  },
  noPrint: { '@media print': { display: 'none' } },
});

interface FrameProps {
  readonly header: ReactNode;
  readonly rail?: ReactNode;
  readonly aside?: ReactNode;
  readonly bar?: ReactNode;
  readonly headingId: string;
  readonly children: ReactNode;
}

/** The shape of every screen: header, journey, the decision, evidence on demand, and the bar with the main button. */
export function Frame({ header, rail, aside, bar, headingId, children }: FrameProps) {
  const styles = useStyles();
  const columns = mergeClasses(styles.body, !rail && styles.alone, rail && aside ? styles.withAside : undefined);
  return (
    <div className={styles.page}>
      <div className={styles.top}>{header}</div>
      <div className={columns}>
        {rail ? (
          <div className={mergeClasses(styles.rail, styles.noPrint, Boolean(aside) && styles.railGone)}>
            <div className={styles.sticky}>{rail}</div>
          </div>
        ) : null}
        <main className={mergeClasses(styles.main, !rail && styles.narrowMain)} aria-labelledby={headingId}>
          {children}
        </main>
        {aside ? (
          <div className={mergeClasses(styles.aside, styles.noPrint)}>
            <div className={styles.asideBox}>{aside}</div>
          </div>
        ) : null}
      </div>
      {bar ? (
        <section className={styles.bar} aria-label={t('bar.label')}>
          {bar}
        </section>
      ) : null}
    </div>
  );
}
