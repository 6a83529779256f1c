import { Button } from '@fluentui/react-components';
import { useId, useState, type ReactNode } from 'react';
import { useBarStyles } from '../components/bar-styles.js';
import { FaultPicker } from '../components/fault-picker.js';
import { FocusedHeading } from '../components/focused-heading.js';
import { Frame } from '../components/frame.js';
import { JourneyRail } from '../components/journey-rail.js';
import { LoadingLine } from '../components/loading-line.js';
import { MainButton } from '../components/main-button.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { useScreenStyles } from '../components/screen-styles.js';
import { ServerFacts } from '../components/server-facts.js';
import { ServerTable } from '../components/server-table.js';
import { SourceFields } from '../components/source-fields.js';
import { useWizard, useWizardState } from '../components/use-wizard.js';
import { t } from '../messages/translate.js';
import { chooseView } from '../state/choose-view.js';
import { journeyView } from '../state/journey-view.js';
import { paces, type Pace } from '../state/rehearsal-options.js';
import { sourceForm, sourceOf } from '../state/source-form.js';
import type { ChooseState } from '../state/wizard-state.js';
import type { ScreenProps } from './screen-props.js';

/**
 * Finds the lost server: where it is recorded, which one it is, what stands there. The password lives in this
 * component alone, from its field to the last call that needs it, and goes with the screen.
 */
export function ChooseScreen({ header }: ScreenProps) {
  const styles = useScreenStyles();
  const wizard = useWizard();
  const state = useWizardState(whole => whole);
  const headingId = useId();
  const { choose } = state;
  const [form, setForm] = useState(() => sourceForm(choose.from));
  const [password, setPassword] = useState('');
  const [pace, setPace] = useState<Pace>('brisk');
  const view = chooseView(choose);
  const from = sourceOf(form, choose.scenario?.id ?? '');
  const secret = form.kind === 'ldap' ? password : null;
  const begin = (): void => {
    void wizard.begin({ speed: paces[pace], password: secret });
    setPassword('');
  };
  const read = (): void => {
    if (from) void wizard.readServers(from, secret);
  };
  return (
    <Frame
      header={header}
      headingId={headingId}
      rail={<JourneyRail view={journeyView(state)} onLook={() => undefined} />}
      bar={
        <ChooseBar
          stage={view.stage}
          main={view.stage === 'source' ? { ...view.main, enabled: view.main.enabled && from !== null } : view.main}
          onMain={view.stage === 'source' ? read : begin}
        />
      }
    >
      <div className={styles.stack}>
        <FocusedHeading id={headingId} focusKey={`choose:${view.stage}`}>
          {view.heading}
        </FocusedHeading>
        <p className={styles.line}>{view.explain}</p>
        {view.stage === 'source' ? (
          <form
            className={styles.stack}
            onSubmit={event => {
              event.preventDefault();
              read();
            }}
          >
            {choose.servers.kind === 'failed' && <ProblemNotice problem={choose.servers.problem} />}
            <SourceFields
              form={form}
              password={password}
              scenarioTitle={choose.scenario?.title ?? ''}
              onForm={setForm}
              onPassword={setPassword}
            />
            <button type="submit" hidden />
          </form>
        ) : (
          <Servers choose={choose} onPick={name => void wizard.pickServer(name, secret)}>
            <FaultPicker faults={choose.faults} pace={pace} onFault={wizard.setFault} onPace={setPace} />
          </Servers>
        )}
      </div>
    </Frame>
  );
}

interface ServersProps {
  readonly choose: ChooseState;
  readonly onPick: (name: string) => void;
  readonly children: ReactNode;
}

function Servers({ choose, onPick, children }: ServersProps) {
  const { servers, server, picked, beginning } = choose;
  return (
    <>
      {beginning.kind === 'failed' && <ProblemNotice problem={beginning.problem} />}
      {servers.kind === 'loaded' && servers.value.length > 0 && (
        <ServerTable servers={servers.value} picked={picked} onPick={onPick} />
      )}
      {server.kind === 'loading' && <LoadingLine label={t('choose.server.reading', { server: picked ?? '' })} />}
      {server.kind === 'failed' && <ProblemNotice problem={server.problem} />}
      {server.kind === 'loaded' && (
        <>
          {children}
          <ServerFacts server={server.value} />
        </>
      )}
    </>
  );
}

interface ChooseBarProps {
  readonly stage: 'source' | 'servers';
  readonly main: { readonly label: string; readonly enabled: boolean; readonly busy: boolean };
  readonly onMain: () => void;
}

function ChooseBar({ stage, main, onMain }: ChooseBarProps) {
  const styles = useBarStyles();
  const wizard = useWizard();
  return (
    <div className={styles.bar}>
      <Button appearance="subtle" onClick={stage === 'source' ? () => void wizard.goHome() : wizard.otherSource}>
        {stage === 'source' ? t('bar.home') : t('bar.back')}
      </Button>
      <span className={styles.grow} />
      <MainButton label={main.label} enabled={main.enabled} busy={main.busy} onPress={onMain} />
    </div>
  );
}
