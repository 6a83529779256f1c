import { journeyView } from '../../state/journey-view.js';
import { JourneyRail } from '../journey-rail.js';
import { useWizardState } from '../use-wizard.js';
import { PlainFrame, type PlainFrameProps } from './plain-frame.js';

export type PageFrameProps = Omit<PlainFrameProps, 'rail'>;

/** What the pages besides a recovery have in common: a page with the rail of its journey. */
export function PageFrame(props: PageFrameProps) {
  const state = useWizardState(whole => whole);
  return <PlainFrame {...props} rail={<JourneyRail view={journeyView(state)} onLook={() => undefined} />} />;
}
