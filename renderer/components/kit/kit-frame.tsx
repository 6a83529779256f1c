import { useId, type ReactNode } from 'react';
import { journeyView } from '../../state/journey-view.js';
import { kitProblem, kitWork } from '../../state/kit/kit-view.js';
import { FocusedHeading } from '../focused-heading.js';
import { Frame } from '../frame.js';
import { JourneyRail } from '../journey-rail.js';
import { ProblemNotice } from '../problem-notice.js';
import { useScreenStyles } from '../screen-styles.js';
import { StateIcon, type StateIconKind } from '../state-icon.js';
import { useWizardState } from '../use-wizard.js';
import { WorkLine } from './work-line.js';

interface KitFrameProps {
  readonly header: ReactNode;
  readonly heading: string;
  readonly explain: string;
  readonly tone?: StateIconKind;
  /** A new value moves the focus to the heading. */
  readonly focusKey: string;
  readonly bar: ReactNode;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** What all stages of the work with a kit have in common: heading, what is being done, and what was refused. */
export function KitFrame({ header, heading, explain, tone, focusKey, bar, aside, children }: KitFrameProps) {
  const styles = useScreenStyles();
  const state = useWizardState(whole => whole);
  const headingId = useId();
  const work = kitWork(state.kit);
  const problem = kitProblem(state.kit);
  return (
    <Frame
      header={header}
      headingId={headingId}
      rail={<JourneyRail view={journeyView(state)} onLook={() => undefined} />}
      aside={aside}
      bar={bar}
    >
      <div className={styles.stack}>
        <div className={styles.title}>
          {tone && <StateIcon kind={tone} />}
          <FocusedHeading id={headingId} focusKey={`kit:${focusKey}`}>
            {heading}
          </FocusedHeading>
        </div>
        {explain !== '' && <p className={styles.line}>{explain}</p>}
        {work && <WorkLine {...work} progress={state.kit.progress} />}
        {problem && <ProblemNotice problem={problem} />}
        {children}
      </div>
    </Frame>
  );
}
