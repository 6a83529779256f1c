import { makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import { formatDuration, spent } from '../../messages/format.js';
import { tv } from '../../messages/verify-words.js';
import { milestone, runningView } from '../../state/verify/verify-view.js';
import type { Run, VerifyState } from '../../state/verify/verify-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { PlainFrame } from '../page/plain-frame.js';
import { useScreenStyles } from '../screen-styles.js';
import { useNow } from '../use-now.js';
import { CheckList } from './check-list.js';
import { useVerify } from './use-verify.js';

const useStyles = makeStyles({ bar: { display: 'grid', rowGap: tokens.spacingVerticalXS } });

interface RunningStageProps extends ScreenProps {
  readonly state: VerifyState;
  readonly run: Run;
  readonly server: string;
}

/** All checks while they run: each has its place from the start, and its result as soon as it is there. */
export function RunningStage({ header, state: { cards }, run, server }: RunningStageProps) {
  const styles = useScreenStyles();
  const own = useStyles();
  const actions = useVerify();
  const now = useNow(true);
  const all = cards.kind === 'loaded' ? cards.value : run.results;
  const heading = tv('running.heading', { server: server === '' ? tv('running.server') : server });
  const [done, count] = [run.results.length, all.length];
  return (
    <PlainFrame
      header={header}
      tone="working"
      heading={heading}
      explain={tv('running.explain')}
      focusKey={`verify:${run.id}`}
      bar={<PageBar onBack={null} onCancel={actions.cancel} cancelLabel={tv('running.cancel')} main={null} />}
    >
      <div className={own.bar}>
        <ProgressBar value={count === 0 ? 0 : done / count} aria-label={heading} thickness="large" />
        <p className={styles.quiet}>
          {tv('running.done', { done, count })}.{' '}
          {tv('running.wait', { elapsed: formatDuration(Math.max(0, spent(run.since, now))) })}
        </p>
      </div>
      <div role="status" className={styles.hidden}>
        {milestone(done, count)}
      </div>
      <CheckList areas={runningView(all, run.results)} />
    </PlainFrame>
  );
}
