import { ProgressBar } from '@fluentui/react-components';
import type { KitProgress } from '../../../preload/contract/kit.js';
import { progressView } from '../../state/kit/kit-format.js';
import { LoadingLine } from '../loading-line.js';
import { useScreenStyles } from '../screen-styles.js';
import { useNow } from '../use-now.js';

interface WorkLineProps {
  readonly doing: string;
  readonly since: string;
  readonly progress: KitProgress | null;
}

/** What is being done with the kit, since when, and how far it is. Only what is done is said aloud, and not each file. */
export function WorkLine({ doing, since, progress }: WorkLineProps) {
  const styles = useScreenStyles();
  const now = useNow(true);
  const view = progressView(doing, progress, since, now);
  return (
    <div>
      <LoadingLine label={view.doing} />
      <ProgressBar aria-label={doing} thickness="large" {...(view.share === null ? {} : { value: view.share })} />
      <p className={styles.quiet}>{view.line}</p>
    </div>
  );
}
