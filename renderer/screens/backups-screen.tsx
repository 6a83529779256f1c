import { PageBar } from '../components/page/page-bar.js';
import { PageFrame } from '../components/page/page-frame.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { tb } from '../messages/backups-words.js';
import type { ScreenProps } from './screen-props.js';

/** The backups that can be found. */
export function BackupsScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const cameFrom = useWizardState(state => state.cameFrom);
  const bar = (
    <PageBar onBack={cameFrom === 'backups' ? wizard.backToBackups : null} onCancel={null} cancelLabel="" main={null} />
  );
  return <PageFrame header={header} heading={tb('heading')} explain="" focusKey="backups" bar={bar} />;
}
