import { PageBar } from '../components/page/page-bar.js';
import { PageFrame } from '../components/page/page-frame.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { ta } from '../messages/advice-words.js';
import type { ScreenProps } from './screen-props.js';

/** Advice on how a server is backed up. */
export function AdviceScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const cameFrom = useWizardState(state => state.cameFrom);
  const bar = (
    <PageBar onBack={cameFrom === 'backups' ? wizard.backToBackups : null} onCancel={null} cancelLabel="" main={null} />
  );
  return <PageFrame header={header} heading={ta('heading')} explain="" focusKey="advice" bar={bar} />;
}
