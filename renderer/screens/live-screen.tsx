import { useId } from 'react';
import { ComparisonTable } from '../components/comparison-table.js';
import { FocusedHeading } from '../components/focused-heading.js';
import { Frame } from '../components/frame.js';
import { JourneyRail } from '../components/journey-rail.js';
import { LiveBar } from '../components/live/live-bar.js';
import { LiveFields } from '../components/live/live-fields.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { ReadingLine } from '../components/reading-line.js';
import { useScreenStyles } from '../components/screen-styles.js';
import { SectionTitle } from '../components/section-title.js';
import { useNow } from '../components/use-now.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import type { LostServer } from '../../preload/contract/directory.js';
import { journeyView } from '../state/journey-view.js';
import { liveView } from '../state/live-view.js';
import type { LiveState } from '../state/wizard-state.js';
import type { ScreenProps } from './screen-props.js';

interface LiveScreenProps extends ScreenProps {
  readonly live: LiveState;
  readonly lost: LostServer;
  /** For the directory, where it needs one. */
  readonly password: string | null;
}

/** The machine that would become the lost server, beside it, and what it is to be made into. Begins nothing by itself. */
export function LiveScreen({ header, live, lost, password }: LiveScreenProps) {
  const styles = useScreenStyles();
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const headingId = useId();
  const now = useNow(false);
  const view = liveView(live, lost, state.choose.beginning, now);
  return (
    <Frame
      header={header}
      headingId={headingId}
      rail={<JourneyRail view={journeyView(state)} onLook={() => undefined} />}
      bar={
        <LiveBar
          view={view}
          onBack={wizard.closeLive}
          onCancel={() => void wizard.cancelReading()}
          onAgain={() => void wizard.lookAtMachine(password)}
          onBegin={() => void wizard.beginLive(password)}
        />
      }
    >
      <div className={styles.stack}>
        <FocusedHeading id={headingId} focusKey={`live:${live.proposal.kind}`}>
          {view.heading}
        </FocusedHeading>
        {view.explain !== '' && <p className={styles.line}>{view.explain}</p>}
        {view.reading && <ReadingLine {...view.reading} />}
        {view.failed && <ProblemNotice problem={view.failed} />}
        {view.comparison && <ComparisonTable comparison={view.comparison} opensSame />}
        {view.problems.length > 0 && (
          <section>
            <SectionTitle>{view.problemsHeading}</SectionTitle>
            {view.problems.map(problem => (
              <ProblemNotice key={problem.code} problem={problem} />
            ))}
          </section>
        )}
        {view.network.length > 0 && <LiveFields view={view} onText={wizard.typeLive} />}
      </div>
    </Frame>
  );
}
