import { useId, type ReactNode } from 'react';
import type { Problem } from '../../../preload/contract/problem.js';
import { journeyView } from '../../state/journey-view.js';
import { FocusedHeading } from '../focused-heading.js';
import { Frame } from '../frame.js';
import { JourneyRail } from '../journey-rail.js';
import { ProblemNotice } from '../problem-notice.js';
import { useScreenStyles } from '../screen-styles.js';
import { StateIcon, type StateIconKind } from '../state-icon.js';
import { useWizardState } from '../use-wizard.js';

export interface PageFrameProps {
  readonly header: ReactNode;
  /** A sentence. */
  readonly heading: string;
  /** Below the heading; empty for nothing. */
  readonly explain: string;
  readonly tone?: StateIconKind;
  /** A new value moves the focus to the heading. */
  readonly focusKey: string;
  readonly bar: ReactNode;
  readonly aside?: ReactNode;
  /** What is being done and how far it is, above the rest. */
  readonly work?: ReactNode;
  /** What was refused last. */
  readonly problem?: Problem | null;
  readonly children?: ReactNode;
}

/** What the pages besides a recovery have in common: the rail, the heading, what is being done, and what was refused. */
export function PageFrame({ header, heading, explain, tone, focusKey, bar, aside, work, ...rest }: PageFrameProps) {
  const { problem = null, children } = rest;
  const styles = useScreenStyles();
  const state = useWizardState(whole => whole);
  const headingId = useId();
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
          <FocusedHeading id={headingId} focusKey={focusKey}>
            {heading}
          </FocusedHeading>
        </div>
        {explain !== '' && <p className={styles.line}>{explain}</p>}
        {work}
        {problem && <ProblemNotice problem={problem} />}
        {children}
      </div>
    </Frame>
  );
}
