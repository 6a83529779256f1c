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
    gridTemplateColumns: 'minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    paddingInline: tokens.spacingHorizontalL,
    [narrow]: { alignContent: 'start' },
  },
  main: {
    minWidth: '0',
    paddingBlock: tokens.spacingVerticalL,
    [narrow]: { paddingBlockStart: '0' },
  },
  narrowMain: { width: '100%', maxWidth: '960px', marginInline: 'auto' },
});

// On their own, as styles cost time when they are first used: the first screen has neither rail nor bar.
const useColumnStyles = makeStyles({
  withRail: {
    gridTemplateColumns: '208px minmax(0, 1fr)',
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  withAside: {
    gridTemplateColumns: '208px minmax(0, 1fr) 320px',
    '@media (max-width: 1100px)': { gridTemplateColumns: 'minmax(0, 1fr) 320px' },
    [narrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
    '@media print': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  rail: { paddingBlock: tokens.spacingVerticalL, [narrow]: { paddingBlock: tokens.spacingVerticalXXS } },
  railGone: { '@media (max-width: 1100px)': { display: 'none' } },
  sticky: { position: 'sticky', top: '64px', [narrow]: { position: 'static' } },
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
  noPrint: { '@media print': { display: 'none' } },
});

const useBarStyles = makeStyles({
  bar: {
    position: 'sticky',
    bottom: '0',
    zIndex: '1',
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    [low]: { position: 'static' },
    '@media print': { display: 'none' },
  },
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
  const main = (
    <main className={mergeClasses(styles.main, !rail && styles.narrowMain)} aria-labelledby={headingId}>
      {children}
    </main>
  );
  return (
    <div className={styles.page}>
      <div className={styles.top}>{header}</div>
      {rail ? (
        <Columns className={styles.body} rail={rail} aside={aside}>
          {main}
        </Columns>
      ) : (
        <div className={styles.body}>{main}</div>
      )}
      {bar ? <Bar>{bar}</Bar> : null}
    </div>
  );
}

interface ColumnsProps {
  readonly className: string;
  readonly rail: ReactNode;
  readonly aside: ReactNode;
  readonly children: ReactNode;
}

function Columns({ className, rail, aside, children }: ColumnsProps) {
  const styles = useColumnStyles();
  return (
    <div className={mergeClasses(className, styles.withRail, aside ? styles.withAside : undefined)}>
      <div className={mergeClasses(styles.rail, styles.noPrint, Boolean(aside) && styles.railGone)}>
        <div className={styles.sticky}>{rail}</div>
      </div>
      {children}
      {aside ? (
        <div className={mergeClasses(styles.aside, styles.noPrint)}>
          <div className={styles.asideBox}>{aside}</div>
        </div>
      ) : null}
    </div>
  );
}

function Bar({ children }: { readonly children: ReactNode }) {
  return (
    <section className={useBarStyles().bar} aria-label={t('bar.label')}>
      {children}
    </section>
  );
}
