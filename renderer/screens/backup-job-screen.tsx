import { useMemo } from 'react';
import { FormStage } from '../components/backup-job/form-stage.js';
import { LookStage } from '../components/backup-job/look-stage.js';
import { JobProvider } from '../components/backup-job/use-job.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { jobActions } from '../state/backup-job/job-actions.js';
import type { ScreenProps } from './screen-props.js';

/** A backup is taken, files or a system state are restored: what is wanted is asked for, looked at, and begun. */
export function BackupJobScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const actions = useMemo(() => jobActions(wizard.context, wizard.enter), [wizard]);
  const { outlook } = state.backupJob;
  return (
    <JobProvider value={actions}>
      {outlook.kind === 'loaded' ? (
        <LookStage header={header} job={state.backupJob} outlook={outlook.value} />
      ) : (
        <FormStage header={header} state={state} />
      )}
    </JobProvider>
  );
}
