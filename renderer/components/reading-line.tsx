import { waitSentence } from '../state/choose-view.js';
import { LoadingLine } from './loading-line.js';
import { useScreenStyles } from './screen-styles.js';
import { useNow } from './use-now.js';

interface ReadingLineProps {
  readonly doing: string;
  readonly since: string;
}

/** A reading that may take a while: what is read, since when, and what is usual. */
export function ReadingLine({ doing, since }: ReadingLineProps) {
  const styles = useScreenStyles();
  const now = useNow(true);
  return (
    <div>
      <LoadingLine label={doing} />
      <p className={styles.quiet}>{waitSentence(since, now)}</p>
    </div>
  );
}
