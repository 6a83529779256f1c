import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { BackupOutlook } from '../../../preload/contract/backup-job-calls.js';
import { tj } from '../../messages/backup-job-words.js';
import type { BackupJobState } from '../../state/backup-job/backup-job-state.js';
import { jobProblem, jobWork, outlookView, type OutlookStep } from '../../state/backup-job/job-view.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { CommandPreview } from '../command-preview.js';
import { ComparisonTable } from '../comparison-table.js';
import { LazyFold } from '../kit/lazy-fold.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { ProblemNotice } from '../problem-notice.js';
import { ReadingLine } from '../reading-line.js';
import { useScreenStyles } from '../screen-styles.js';
import { SectionTitle } from '../section-title.js';
import { useFieldStyles } from '../source/field-styles.js';
import { StateIcon } from '../state-icon.js';
import { useJob } from './use-job.js';

const useStyles = makeStyles({
  steps: { margin: '0', padding: '0', listStyleType: 'none', display: 'grid', rowGap: tokens.spacingVerticalS },
  step: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
  },
  title: { fontWeight: tokens.fontWeightSemibold },
});

interface LookStageProps extends ScreenProps {
  readonly job: BackupJobState;
  readonly outlook: BackupOutlook;
}

/** What each step would find and do, before anything is begun. */
export function LookStage({ header, job, outlook }: LookStageProps) {
  const styles = useStyles();
  const fields = useFieldStyles();
  const actions = useJob();
  const view = outlookView(outlook, job.start.work);
  const work = jobWork(job);
  const begin = (): void => void actions.begin();
  const again = (): void => {
    if (job.wish) void actions.look(job.wish);
  };
  const next = view.stopped ? { label: tj('look.again'), onPress: again } : { label: view.begin, onPress: begin };
  return (
    <PageFrame
      header={header}
      heading={view.heading}
      explain={tj('look.explain')}
      tone={view.tone}
      focusKey="backup-job:look"
      work={work && <ReadingLine {...work} />}
      problem={jobProblem(job)}
      bar={
        <PageBar
          onBack={actions.toForm}
          onCancel={work && (() => void actions.cancel())}
          cancelLabel={tj('cancel')}
          main={{ ...next, enabled: true }}
        >
          {view.stopped && (
            <Button appearance="subtle" onClick={begin}>
              {view.begin}
            </Button>
          )}
        </PageBar>
      }
    >
      {outlook.reservations.length > 0 && (
        <section>
          <SectionTitle>{tj('look.reservations')}</SectionTitle>
          <ul className={fields.list}>
            {outlook.reservations.map(({ what, why }) => (
              <li key={what}>
                {what} {why}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ol className={styles.steps} aria-label={tj('look.steps')}>
        {view.steps.map(step => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
    </PageFrame>
  );
}

function Step({ step }: { readonly step: OutlookStep }) {
  const styles = useStyles();
  const screen = useScreenStyles();
  const { title, tone, word, asks, problem, comparison, preview } = step;
  return (
    <li className={styles.step}>
      <StateIcon kind={tone} />
      <div className={screen.stack}>
        <div>
          <span className={styles.title}>{title}.</span> {[word, ...asks].join(' ')}
        </div>
        {problem && <ProblemNotice problem={problem} />}
        {comparison && (
          <LazyFold summary={tj('look.found')} open={false}>
            <ComparisonTable comparison={comparison} opensSame />
          </LazyFold>
        )}
        {preview && <CommandPreview preview={preview} />}
      </div>
    </li>
  );
}
