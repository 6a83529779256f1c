import { Button, mergeClasses } from '@fluentui/react-components';
import { lazy, Suspense, useId } from 'react';
import type { Verification } from '../../preload/contract/verification.js';
import { CommandPreview } from '../components/command-preview.js';
import { ComparisonTable } from '../components/comparison-table.js';
import { DecisionBar } from '../components/decision-bar.js';
import { EvidencePane } from '../components/evidence-pane.js';
import { FactList } from '../components/fact-list.js';
import { FocusedHeading } from '../components/focused-heading.js';
import { Fold } from '../components/fold.js';
import { CodeBlock } from '../components/code-block.js';
import { Frame } from '../components/frame.js';
import { JourneyRail } from '../components/journey-rail.js';
import { LoadingLine } from '../components/loading-line.js';
import { OutputTail } from '../components/output-tail.js';
import { PhaseTimeline } from '../components/phase-timeline.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { ReasonForm } from '../components/reason-form.js';
import { RunningStatus } from '../components/running-status.js';
import { useScreenStyles } from '../components/screen-styles.js';
import { SectionTitle } from '../components/section-title.js';
import { StateIcon } from '../components/state-icon.js';
import { Term } from '../components/term.js';
import { useNow } from '../components/use-now.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { t } from '../messages/translate.js';
import { evidenceView, type EvidenceItem } from '../state/evidence-view.js';
import { journeyView } from '../state/journey-view.js';
import { verdictView } from '../state/verify/verify-view.js';
import type { PageView } from '../state/page-view.js';
import { reasonView } from '../state/reason-view.js';
import { stepInView } from '../state/in-view.js';
import { recoveryView } from '../state/recovery-view.js';
import type { RecoverySession } from '../state/wizard-state.js';
import type { ScreenProps } from './screen-props.js';

const OutputViewer = lazy(() =>
  import('../components/output-viewer.js').then(module => ({ default: module.OutputViewer })),
);
const VerificationSection = lazy(() =>
  import('../components/verify/verification-document.js').then(module => ({ default: module.VerificationSection })),
);
const evidenceToggle = 'evidence-toggle';

/** One decision at a time: the step in view, in whatever state it is. */
export function RecoveryScreen({ header }: ScreenProps) {
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const headingId = useId();
  const { session } = state;
  const page = recoveryView(session);
  const evidence = evidenceView(stepInView(session));
  const closeEvidence = (): void => {
    wizard.showPanel('none');
    document.getElementById(evidenceToggle)?.focus();
  };
  return (
    <Frame
      header={header}
      headingId={headingId}
      rail={<JourneyRail view={journeyView(state)} onLook={place => void wizard.lookAt(place)} />}
      aside={session.panel === 'evidence' && <EvidencePane items={evidence} onClose={closeEvidence} />}
      bar={<Bar page={page} session={session} />}
    >
      <Page page={page} session={session} headingId={headingId} evidence={evidence} />
    </Frame>
  );
}

function Bar({ page, session }: { readonly page: PageView; readonly session: RecoverySession }) {
  const wizard = useWizard();
  if (session.asking === 'nothing') {
    return (
      <DecisionBar
        page={page}
        onPress={(action, typed) => void wizard.press(action, typed)}
        onHome={() => void wizard.goHome()}
      />
    );
  }
  const give = { skip: wizard.skip, stop: wizard.stop, leave: wizard.leave }[session.asking];
  return (
    <ReasonForm
      view={reasonView(session.asking, session.recovery)}
      onGive={reason => void give(reason)}
      onKeep={wizard.keepGoing}
    />
  );
}

interface PageProps {
  readonly page: PageView;
  readonly session: RecoverySession;
  readonly headingId: string;
  readonly evidence: readonly EvidenceItem[];
}

function Page({ page, session, headingId, evidence }: PageProps) {
  const styles = useScreenStyles();
  return (
    <div className={styles.stack}>
      <div className={styles.title}>
        <StateIcon kind={page.tone} />
        <FocusedHeading id={headingId} focusKey={page.focusKey} takesFocus={page.focus === 'heading'}>
          {page.heading}
        </FocusedHeading>
      </div>
      {page.explain !== '' && <p className={styles.line}>{page.explain}</p>}
      <div role="status" className={styles.hidden}>
        {page.announcement}
      </div>
      {page.checks && <Verdict verification={page.checks} />}
      <Tools page={page} session={session} evidence={evidence} />
      {session.panel === 'output' ? (
        <Suspense fallback={<LoadingLine label={t('app.working')} />}>
          <OutputViewer output={session.output} />
        </Suspense>
      ) : (
        <Content page={page} session={session} />
      )}
    </div>
  );
}

/** Whether clients may come, beside what became of the step. */
function Verdict({ verification: { verdict, checks } }: { readonly verification: Verification }) {
  const styles = useScreenStyles();
  const { tone, heading } = verdictView(verdict, checks);
  return (
    <p className={mergeClasses(styles.line, styles.title)}>
      <StateIcon kind={tone} />
      {heading}
    </p>
  );
}

function Tools({ page, session, evidence }: Omit<PageProps, 'headingId'>) {
  const styles = useScreenStyles();
  const wizard = useWizard();
  return (
    <div className={styles.tools}>
      {page.risk && <Term meaning={t(`risk.${page.risk}.meaning`)}>{t(`risk.${page.risk}`)}</Term>}
      {page.notes.map(note => (
        <p key={note} className={styles.quiet}>
          {note}
        </p>
      ))}
      {evidence.length > 0 && (
        <Button
          id={evidenceToggle}
          size="small"
          aria-expanded={session.panel === 'evidence'}
          onClick={() => wizard.showPanel('evidence')}
        >
          {t('evidence.show', { count: evidence.length })}
        </Button>
      )}
      {(session.output.count > 0 || page.showsTail) && (
        <Button size="small" aria-expanded={session.panel === 'output'} onClick={() => wizard.showPanel('output')}>
          {session.panel === 'output' ? t('output.hide') : t('output.show')}
        </Button>
      )}
    </div>
  );
}

function Content({ page, session }: { readonly page: PageView; readonly session: RecoverySession }) {
  const wizard = useWizard();
  const now = useNow(page.running !== null);
  return (
    <>
      {page.problem && <ProblemNotice problem={page.problem} />}
      {page.running && <RunningStatus running={page.running} now={now} label={page.heading} />}
      {page.facts.length > 0 && <Verified page={page} />}
      {page.checks && (
        <Suspense fallback={<LoadingLine label={t('app.working')} />}>
          <VerificationSection verification={page.checks} />
        </Suspense>
      )}
      {page.showsTail && <OutputTail output={session.output} onOpen={() => wizard.showPanel('output')} />}
      {page.phases.length > 0 && <PhaseTimeline phases={page.phases} now={now} />}
      {page.comparison && <ComparisonTable comparison={page.comparison} opensSame={page.opensSame} />}
      {page.preview && <CommandPreview preview={page.preview} />}
      {page.ran.length > 0 && (
        <Fold summary={t('preview.ran')}>
          <CodeBlock label={t('preview.ran')} text={page.ran.join('\n')} />
        </Fold>
      )}
    </>
  );
}

function Verified({ page }: { readonly page: PageView }) {
  return (
    <section>
      <SectionTitle>{t('report.verified.heading')}</SectionTitle>
      <FactList facts={page.facts} />
    </section>
  );
}
