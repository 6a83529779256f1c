import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import { useBarStyles } from '../components/bar-styles.js';
import { FactList } from '../components/fact-list.js';
import { FocusedHeading } from '../components/focused-heading.js';
import { Frame } from '../components/frame.js';
import { JourneyRail } from '../components/journey-rail.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { ReportTimeline } from '../components/report-timeline.js';
import { useScreenStyles } from '../components/screen-styles.js';
import { SectionTitle } from '../components/section-title.js';
import { StateIcon } from '../components/state-icon.js';
import { useNow } from '../components/use-now.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { t } from '../messages/translate.js';
import { journeyView } from '../state/journey-view.js';
import { reportView } from '../state/report-view.js';
import { patchSession } from '../state/wizard-context.js';
import type { RecoverySession } from '../state/wizard-state.js';
import { saveBytes, saveFile } from './save-file.js';
import type { ScreenProps } from './screen-props.js';

/** The end of the journey: a summary to read, and the document to keep. */
export function ReportScreen({ header }: ScreenProps) {
  const styles = useScreenStyles();
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const headingId = useId();
  const now = useNow(false);
  const { session } = state;
  const view = reportView(session.recovery, now);
  return (
    <Frame
      header={header}
      headingId={headingId}
      rail={<JourneyRail view={journeyView(state)} onLook={place => void wizard.lookAt(place)} />}
      bar={<ReportBar session={session} />}
    >
      <div className={styles.stack}>
        <div className={styles.title}>
          <StateIcon kind={view.tone} />
          <FocusedHeading id={headingId} focusKey="report">
            {view.heading}
          </FocusedHeading>
        </div>
        <p className={styles.line}>
          {session.recovery.mode === 'rehearsal' && `${t('report.rehearsal')} `}
          {t('report.explain')}
        </p>
        <p className={styles.quiet}>{view.facts.join(' · ')}</p>
        {view.open.map(line => (
          <p key={line} className={styles.line}>
            {line}
          </p>
        ))}
        {session.report.kind === 'failed' && <ProblemNotice problem={session.report.problem} />}
        {session.refused && <ProblemNotice problem={session.refused} />}
        <ReportTimeline view={view} />
        <section>
          <SectionTitle>{t('report.verified.heading')}</SectionTitle>
          {view.verified.length > 0 ? <FactList facts={view.verified} /> : <p>{t('report.verified.none')}</p>}
        </section>
        {view.problems.length > 0 && (
          <section>
            <SectionTitle>{t('report.problems.heading')}</SectionTitle>
            <FactList facts={view.problems.map(({ at, text }) => ({ label: at, value: text }))} />
          </section>
        )}
        <p className={styles.quiet}>{view.journal}</p>
      </div>
    </Frame>
  );
}

function ReportBar({ session }: { readonly session: RecoverySession }) {
  const styles = useBarStyles();
  const wizard = useWizard();
  const [saved, setSaved] = useState('');
  const [printing, setPrinting] = useState(false);
  const [redacting, setRedacting] = useState(false);
  const { report, recovery } = session;
  const ready = report.kind === 'loaded' ? report.value : null;
  const fileOf = (ending: string): string =>
    `report-${recovery.serverName.toLowerCase()}-${recovery.recoveryId}.${ending}`;
  const save = (text: string, type: string, ending: string): void => {
    saveFile(fileOf(ending), type, text);
    setSaved(t('report.saved', { file: fileOf(ending) }));
  };
  const redacted = async (): Promise<void> => {
    if (session.id === null) return;
    patchSession(wizard.context, { refused: null });
    setRedacting(true);
    setSaved(t('report.redacting'));
    const reply = await wizard.context.api.redactedReport({ id: session.id });
    setRedacting(false);
    setSaved('');
    if (!reply.ok) {
      patchSession(wizard.context, { refused: reply.problem });
      return;
    }
    // Its name tells no server.
    const name = `report-redacted-${recovery.startedAt.slice(0, 10)}.html`;
    saveFile(name, 'text/html', reply.value.html);
    setSaved(t('report.redacted', { file: name }));
  };
  const print = async (): Promise<void> => {
    setPrinting(true);
    setSaved('');
    const pdf = await wizard.printReport();
    setPrinting(false);
    if (pdf === null) return;
    saveBytes(fileOf('pdf'), 'application/pdf', pdf);
    setSaved(t('report.saved', { file: fileOf('pdf') }));
  };
  return (
    <div className={styles.bar}>
      {/* In a line of its own, so that no button moves when it says something. */}
      <span className={styles.said} role="status">
        {saved}
      </span>
      <Button appearance="subtle" onClick={() => void wizard.goHome()}>
        {t('bar.home')}
      </Button>
      <span className={styles.grow} />
      <Button appearance="subtle" onClick={() => window.print()}>
        {t('report.print')}
      </Button>
      <Button disabledFocusable={ready === null || redacting} onClick={() => void redacted()}>
        {t('report.save-redacted')}
      </Button>
      <Button disabledFocusable={ready === null || printing} onClick={() => void print()}>
        {printing ? t('report.printing') : t('report.save-pdf')}
      </Button>
      <Button disabledFocusable={ready === null} onClick={() => ready && save(ready.json, 'application/json', 'json')}>
        {t('report.save-json')}
      </Button>
      {report.kind === 'failed' ? (
        <Button appearance="primary" onClick={() => void wizard.makeReport()}>
          {t('load.retry')}
        </Button>
      ) : (
        <Button
          appearance="primary"
          disabledFocusable={ready === null}
          onClick={() => ready && save(ready.html, 'text/html', 'html')}
        >
          {ready === null ? t('report.making') : t('report.save-html')}
        </Button>
      )}
    </div>
  );
}
