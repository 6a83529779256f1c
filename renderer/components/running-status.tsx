import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { elapsedSentence, type RunningView } from '../state/running-view.js';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    minHeight: '88px',
    alignContent: 'start',
  },
  line: { margin: '0', overflowWrap: 'anywhere' },
  doing: { fontWeight: tokens.fontWeightSemibold, minHeight: tokens.lineHeightBase300 },
  // One line, whatever the log says: nothing below may jump.
  log: { minHeight: tokens.lineHeightBase300, whiteSpace: 'nowrap', overflow: 'hidden', textOverflow: 'ellipsis' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface RunningStatusProps {
  readonly running: RunningView;
  readonly now: string;
  /** Names the bar for those who can't see it. */
  readonly label: string;
}

/** A wait, honestly: what is being done, since when, what is usual, and what one may do meanwhile. */
export function RunningStatus({ running, now, label }: RunningStatusProps) {
  const styles = useStyles();
  const { doing, log, since, meanwhile, share, shareWord } = running;
  const parts = [since, elapsedSentence(running, now), shareWord].filter(part => part !== '');
  return (
    <div className={styles.box}>
      <p className={`${styles.line} ${styles.doing}`}>{doing}</p>
      <ProgressBar aria-label={label} thickness="large" {...(share === null ? {} : { value: share })} />
      <p className={styles.line}>{parts.join(' · ')}</p>
      {log !== null && <p className={`${styles.line} ${styles.log}`}>{log}</p>}
      {meanwhile !== '' && <p className={`${styles.line} ${styles.quiet}`}>{meanwhile}</p>}
    </div>
  );
}
