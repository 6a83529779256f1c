import { lazy, Suspense, useId, useState } from 'react';
import { ChooseBar } from '../components/choose-bar.js';
import { EvidencePane } from '../components/evidence-pane.js';
import { FaultPicker } from '../components/fault-picker.js';
import { FocusedHeading } from '../components/focused-heading.js';
import { Frame } from '../components/frame.js';
import { JourneyRail } from '../components/journey-rail.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { ReadingLine } from '../components/reading-line.js';
import { useScreenStyles } from '../components/screen-styles.js';
import { ServerList } from '../components/server/server-list.js';
import { ServerParts } from '../components/server/server-parts.js';
import { sourcesButtonId } from '../components/server/sources-button.js';
import { SourceForm } from '../components/source/source-form.js';
import { StateIcon } from '../components/state-icon.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { t } from '../messages/translate.js';
import { answerIcon } from '../state/answer-words.js';
import { chooseView, type ChooseButton } from '../state/choose-view.js';
import { liveOffer } from '../state/home-view.js';
import { journeyView } from '../state/journey-view.js';
import { paces, type Pace } from '../state/rehearsal-options.js';
import { fileName, sourcesOf } from '../state/server-page-view.js';
import { needsPassword, sourceForm, sourceOf } from '../state/source-form.js';
import { saveFile } from './save-file.js';
import type { ScreenProps } from './screen-props.js';

const LiveScreen = lazy(() => import('./live-screen.js').then(module => ({ default: module.LiveScreen })));

const nothingOffered = { windowsLogon: false, domain: null };

/**
 * Finds the lost server: where it is recorded, which one it is, what stands there. The password lives in this
 * component alone, from its field to the last call that needs it, and goes with the screen.
 */
export function ChooseScreen({ header }: ScreenProps) {
  const styles = useScreenStyles();
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const headingId = useId();
  const { choose, appInfo } = state;
  const offer = appInfo.kind === 'loaded' ? appInfo.value : nothingOffered;
  const [form, setForm] = useState(() => sourceForm(choose, offer));
  const [password, setPassword] = useState('');
  const [pace, setPace] = useState<Pace>('brisk');
  const [saved, setSaved] = useState('');
  const view = chooseView(choose, liveOffer(state));
  const from = sourceOf(form, choose.scenario?.id ?? '');
  const secret = needsPassword(form) ? password : null;
  const ready = from !== null && secret !== '';
  const page = choose.server.kind === 'loaded' ? choose.server.value.page : null;

  const press = (does: ChooseButton['does']): void => {
    if (does === 'read' && ready) void wizard.readServers(from, secret);
    if (does === 'rehearse' && page) void wizard.begin({ speed: paces[pace], password: secret });
    if (does === 'recover' && page) void wizard.openLive(secret);
  };
  const save = (file: string, type: string, text: string): void => {
    saveFile(file, type, text);
    setSaved(t('page.saved', { file }));
  };
  const closeSources = (): void => {
    const button = sourcesButtonId(choose.evidence ?? '');
    wizard.showSources(null);
    document.getElementById(button)?.focus();
  };
  if (choose.live && page) {
    return (
      <Suspense fallback={header}>
        <LiveScreen header={header} live={choose.live} lost={page.server} password={secret} />
      </Suspense>
    );
  }
  const able = view.stage === 'source' ? ready : true;
  return (
    <Frame
      header={header}
      headingId={headingId}
      rail={<JourneyRail view={journeyView(state)} onLook={() => undefined} />}
      aside={
        page !== null &&
        choose.evidence !== null && (
          <EvidencePane
            key={choose.evidence}
            title={t('page.sources')}
            explain={t('page.sources.explain')}
            items={sourcesOf(page, choose.evidence)}
            onClose={closeSources}
          />
        )
      }
      bar={
        <ChooseBar
          view={view}
          able={able}
          said={saved}
          server={choose.picked ?? ''}
          onPress={press}
          onAgain={() => choose.picked !== null && void wizard.pickServer(choose.picked, secret)}
          onSave={
            page &&
            (() => save(fileName(page, 'reading', 'json'), 'application/json', JSON.stringify(page.server, null, 2)))
          }
        />
      }
    >
      <div className={styles.stack}>
        <div className={styles.title}>
          {page && <StateIcon kind={answerIcon[page.verdict.answer]} />}
          <FocusedHeading id={headingId} focusKey={`choose:${view.stage}:${choose.picked ?? ''}`}>
            {view.heading}
          </FocusedHeading>
        </div>
        {view.explain !== '' && <p className={styles.line}>{view.explain}</p>}
        {view.note !== '' && <p className={styles.quiet}>{view.note}</p>}
        {view.reading && <ReadingLine {...view.reading} />}
        {view.stage === 'source' && (
          <SourceForm
            choose={choose}
            form={form}
            offer={offer}
            password={password}
            onForm={setForm}
            onPassword={setPassword}
            onRead={() => press('read')}
          />
        )}
        {view.stage === 'servers' && choose.servers.kind === 'loaded' && choose.servers.value.servers.length > 0 && (
          <>
            <ServerList
              servers={choose.servers.value.servers}
              search={choose.search}
              looked={choose.looked}
              onSearch={wizard.searchServers}
              onOpen={name => void wizard.pickServer(name, secret)}
            />
            <p className={styles.quiet}>{t('choose.servers.note')}</p>
          </>
        )}
        {view.stage === 'server' && choose.server.kind === 'failed' && (
          <ProblemNotice problem={choose.server.problem} />
        )}
        {choose.beginning.kind === 'failed' && <ProblemNotice problem={choose.beginning.problem} />}
        {view.stage === 'server' && choose.server.kind === 'loaded' && (
          <ServerParts read={choose.server.value} choose={choose} onSave={save}>
            {view.main?.enabled === true && view.main.does === 'rehearse' && (
              <FaultPicker faults={choose.faults} pace={pace} onFault={wizard.setFault} onPace={setPace} />
            )}
          </ServerParts>
        )}
      </div>
    </Frame>
  );
}
