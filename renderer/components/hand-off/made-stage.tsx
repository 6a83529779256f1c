import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { CallOutput } from '../../../preload/contract/calls.js';
import { th } from '../../messages/hand-off-words.js';
import { madeView } from '../../state/hand-off/hand-off-view.js';
import { fileOf, practiceOffer } from '../../state/hand-off/practice.js';
import type { WizardState } from '../../state/wizard-state.js';
import { saveFile } from '../../screens/save-file.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { CopyButton } from '../copy-button.js';
import { FactList } from '../fact-list.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { Commands, ProcedureSteps } from '../procedure-steps.js';
import { useScreenStyles } from '../screen-styles.js';
import { SectionTitle } from '../section-title.js';
import { FileList } from './file-list.js';
import { NotesList } from './notes-list.js';
import { PracticePart } from './practice-part.js';
import { useHandOff } from './use-hand-off.js';

interface MadeStageProps extends ScreenProps {
  readonly state: WizardState;
  readonly made: CallOutput<'makeHandOff'>;
}

/** What was proven and written, and what a person does with it. */
export function MadeStage({ header, state, made }: MadeStageProps) {
  const styles = useScreenStyles();
  const { handOff, files, restart, html, text } = made;
  const { practising } = state.handOff;
  const view = madeView(made);
  const offer = practiceOffer(state);
  return (
    <PageFrame
      header={header}
      tone={view.tone}
      heading={view.heading}
      explain={th('made.explain')}
      focusKey="hand-off:made"
      bar={<MadeBar state={state} file={view.file} html={html} />}
    >
      <section>
        <SectionTitle>{th('made.command')}</SectionTitle>
        <Commands label={th('made.command')} text={handOff.command} />
        <p className={styles.quiet}>{th('made.command.explain')}</p>
      </section>
      {offer && <PracticePart offer={offer} practising={practising} machine={handOff.machine} at={handOff.localTime} />}
      {view.notes.length > 0 && (
        <section>
          <SectionTitle>{th('made.notes')}</SectionTitle>
          <NotesList notes={view.notes} />
        </section>
      )}
      {restart.length > 0 && (
        <section>
          <SectionTitle>{th('made.restart')}</SectionTitle>
          <p className={styles.line}>{th('made.restart.explain')}</p>
          <Commands label={th('made.restart')} text={restart.join('\r\n')} />
        </section>
      )}
      <section>
        <SectionTitle>{th('made.written')}</SectionTitle>
        <FileList files={files} />
        <p className={styles.quiet}>{th('made.written.explain')}</p>
      </section>
      <section>
        <SectionTitle>{th('made.server')}</SectionTitle>
        <FactList facts={view.facts} />
      </section>
      <section>
        <SectionTitle aside={<CopyButton label={th('made.copy-text')} text={() => text} />}>
          {th('made.sheet')}
        </SectionTitle>
        <ProcedureSteps steps={handOff.sheet} commandsLabel={place => th('made.commands', { place })} />
      </section>
    </PageFrame>
  );
}

interface MadeBarProps {
  readonly state: WizardState;
  readonly file: string;
  readonly html: string;
}

function MadeBar({ state, file, html }: MadeBarProps) {
  const actions = useHandOff();
  const [said, setSaid] = useState('');
  const { practising, making, verifying } = state.handOff;
  const offer = practiceOffer(state);
  const save = (): void => {
    saveFile(file, 'text/html', html);
    setSaid(th('made.saved', { file }));
  };
  const known = fileOf(state.handOff);
  const machine = making.kind === 'loaded' ? making.value.handOff.machine : '';
  const restored = practising.kind === 'loaded' ? practising.value.id : null;
  const main = !offer
    ? { label: th('made.save'), enabled: true, onPress: save }
    : restored === null
      ? {
          label: th('practice.do'),
          enabled: practising.kind !== 'loading',
          onPress: () => void actions.practise(offer.practice),
        }
      : {
          label: th('practice.verify', { machine }),
          enabled: verifying.kind !== 'loading',
          onPress: () => {
            const on = { kind: 'rehearsal', recoveryId: restored } as const;
            actions.toVerify({ on, file: known });
            void actions.verify({ on, file: known, out: null });
          },
        };
  return (
    <PageBar onBack={actions.toSheetForm} onCancel={null} cancelLabel="" said={said} main={main}>
      {!offer && (
        <Button appearance="subtle" onClick={() => actions.toVerify({ on: { kind: 'this' }, file: known })}>
          {th('made.verify')}
        </Button>
      )}
      <Button appearance="subtle" onClick={() => window.print()}>
        {th('made.print')}
      </Button>
      {offer && <Button onClick={save}>{th('made.save')}</Button>}
    </PageBar>
  );
}
