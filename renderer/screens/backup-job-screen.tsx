import { PageBar } from '../components/page/page-bar.js';
import { PageFrame } from '../components/page/page-frame.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { tj } from '../messages/backup-job-words.js';
import type { ScreenProps } from './screen-props.js';

/** The form that a backup, or a restore from one, is begun with. */
export function BackupJobScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const cameFrom = useWizardState(state => state.cameFrom);
  const bar = (
    <PageBar onBack={cameFrom === 'backups' ? wizard.backToBackups : null} onCancel={null} cancelLabel="" main={null} />
  );
  return <PageFrame header={header} heading={tj('heading')} explain="" focusKey="backup-job" bar={bar} />;
}
