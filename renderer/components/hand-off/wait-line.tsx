import { formatDuration, spent } from '../../messages/format.js';
import type { Loadable } from '../../state/wizard-state.js';
import { LoadingLine } from '../loading-line.js';
import { useScreenStyles } from '../screen-styles.js';
import { useNow } from '../use-now.js';

interface WaitLineProps {
  readonly asked: Loadable<unknown>;
  readonly doing: string;
  /** How long it has taken so far, and what is usual. */
  readonly usual: (elapsed: string) => string;
}

/** What is being done, since when, and what is usual; nothing while nothing is. */
export function WaitLine({ asked, doing, usual }: WaitLineProps) {
  if (asked.kind !== 'loading') return null;
  return <Waiting since={asked.since ?? ''} doing={doing} usual={usual} />;
}

function Waiting({ since, doing, usual }: Omit<WaitLineProps, 'asked'> & { readonly since: string }) {
  const styles = useScreenStyles();
  const now = useNow(true);
  return (
    <div>
      <LoadingLine label={doing} />
      {since !== '' && <p className={styles.quiet}>{usual(formatDuration(spent(since, now)))}</p>}
    </div>
  );
}
