import { Button } from '@fluentui/react-components';
import { useEffect } from 'react';
import { tj } from '../../messages/backup-job-words.js';
import { complaintsOf, computerOf, jobForm, jobWish } from '../../state/backup-job/job-form.js';
import { jobProblem, jobWork } from '../../state/backup-job/job-view.js';
import type { WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { ReadingLine } from '../reading-line.js';
import { useScreenStyles } from '../screen-styles.js';
import { useWizard } from '../use-wizard.js';
import { RestorePart } from './restore-part.js';
import { TakePart } from './take-part.js';
import { useJob } from './use-job.js';
import { RehearsalPart, WherePart } from './where-part.js';

/** Asks what is to be done. Nothing is begun from here: it is looked at first. */
export function FormStage({ header, state }: ScreenProps & { readonly state: WizardState }) {
  const styles = useScreenStyles();
  const wizard = useWizard();
  const actions = useJob();
  const { backupJob: job, cameFrom } = state;
  const { start, overview } = job;
  const offer = {
    app: state.appInfo.kind === 'loaded' ? state.appInfo.value : null,
    scenarios: state.scenarios.kind === 'loaded' ? state.scenarios.value : [],
    recoveries: state.recoveries.kind === 'loaded' ? state.recoveries.value : [],
  };
  const form = jobForm(start, job.typed, offer);
  const volumes = overview.kind === 'loaded' ? overview.value.listing.volumes : null;
  const complaints = complaintsOf(start.work, form, volumes);
  const wish = jobWish(start, form, volumes);
  const computer = computerOf(form);
  const isSeen = JSON.stringify(computer) === JSON.stringify(job.on);
  useEffect(() => {
    if (computer && !isSeen) void actions.see(computer);
  }, [actions, computer, isSeen]);
  const work = jobWork(job);
  const look = (): void => {
    if (wish && !work) void actions.look(wish);
  };
  return (
    <PageFrame
      header={header}
      heading={tj(`heading.${start.work}`)}
      explain={tj(`explain.${start.work}`)}
      focusKey={`backup-job:${start.work}`}
      work={work && <ReadingLine {...work} />}
      problem={jobProblem(job)}
      bar={
        <PageBar
          onBack={cameFrom === 'backups' ? wizard.backToBackups : null}
          onCancel={work && (() => void actions.cancel())}
          cancelLabel={tj('cancel')}
          said={wish || work ? '' : tj('missing')}
          main={{ label: tj('look'), enabled: wish !== null, onPress: look }}
        >
          {start.work !== 'take' && !start.version && (
            <Button appearance="subtle" onClick={wizard.findBackups}>
              {tj('pick')}
            </Button>
          )}
        </PageBar>
      }
    >
      <form
        className={styles.stack}
        onSubmit={event => {
          event.preventDefault();
          look();
        }}
      >
        <WherePart start={start} form={form} offer={offer} />
        {start.work === 'take' ? (
          <TakePart job={job} form={form} complaints={complaints} />
        ) : (
          <RestorePart start={start} form={form} complaints={complaints} />
        )}
        <RehearsalPart work={start.work} form={form} />
        <button type="submit" hidden />
      </form>
    </PageFrame>
  );
}
