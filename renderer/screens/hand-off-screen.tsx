import { PageBar } from '../components/page/page-bar.js';
import { PageFrame } from '../components/page/page-frame.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { th } from '../messages/hand-off-words.js';
import type { ScreenProps } from './screen-props.js';

/** The restore of a whole server, and the look at what came of it. */
export function HandOffScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const cameFrom = useWizardState(state => state.cameFrom);
  const bar = (
    <PageBar onBack={cameFrom === 'backups' ? wizard.backToBackups : null} onCancel={null} cancelLabel="" main={null} />
  );
  return <PageFrame header={header} heading={th('heading')} explain="" focusKey="hand-off" bar={bar} />;
}
