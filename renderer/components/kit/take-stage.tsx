import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { tk } from '../../messages/kit-words.js';
import { needsPassword, sourceForm, sourceOf } from '../../state/source-form.js';
import { passwordComplaint, takeForm, takeWish, lacksPassword } from '../../state/kit/take-form.js';
import { emptyChoose, type WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { useNow } from '../use-now.js';
import { useScreenStyles } from '../screen-styles.js';
import { DirectoryFields } from '../source/directory-choice.js';
import { KitBar } from './kit-bar.js';
import { KitFrame } from './kit-frame.js';
import { TakeFields } from './take-fields.js';
import { useKit } from './use-kit.js';

const nothingOffered = { windowsLogon: false, domain: null };
const noSecrets = { password: '', again: '' };

/** Takes a kit. Passwords live in this component alone, and go with it. */
export function TakeStage({ header, state }: ScreenProps & { readonly state: WizardState }) {
  const styles = useScreenStyles();
  const kit = useKit();
  const now = useNow(false);
  const app = state.appInfo.kind === 'loaded' ? state.appInfo.value : null;
  const offer = {
    app,
    scenarios: state.scenarios.kind === 'loaded' ? state.scenarios.value : [],
    today: now.slice(0, 10),
  };
  const form = takeForm(state.kit.typed, offer);
  const [secrets, setSecrets] = useState(noSecrets);
  const [source, setSource] = useState(() => sourceForm(emptyChoose, app ?? nothingOffered));
  const [directoryPassword, setDirectoryPassword] = useState('');
  const from = sourceOf(source, '');
  const wish = takeWish(form, secrets, {
    source: from === null || from.kind === 'scenario' ? null : from,
    password: needsPassword(source) ? directoryPassword : null,
  });
  const complaint = passwordComplaint(secrets);
  const take = (): void => {
    if (wish) void kit.take(wish);
  };
  const said = lacksPassword(form, secrets) ? tk('take.password.none') : complaint;
  return (
    <KitFrame
      header={header}
      heading={tk('take.heading')}
      explain={tk('take.explain')}
      focusKey="take"
      bar={
        <KitBar
          onBack={state.kit.verified === null ? null : kit.toOpen}
          said={said}
          main={{ label: tk('take.do'), enabled: wish !== null, onPress: take }}
        >
          <Button appearance="subtle" onClick={kit.toOpen}>
            {tk('take.open-instead')}
          </Button>
        </KitBar>
      }
    >
      <form
        className={styles.stack}
        onSubmit={event => {
          event.preventDefault();
          take();
        }}
      >
        <TakeFields form={form} offer={offer} secrets={secrets} complaint={complaint} onSecrets={setSecrets} />
        {form.from !== 'scenario' && (
          <DirectoryFields
            label={tk('take.directory')}
            hint={tk('take.directory.hint')}
            checked={form.withDirectory}
            form={source}
            offer={app ?? nothingOffered}
            password={directoryPassword}
            onChecked={withDirectory => kit.typeTake({ withDirectory })}
            onForm={setSource}
            onPassword={setDirectoryPassword}
          />
        )}
        <button type="submit" hidden />
      </form>
    </KitFrame>
  );
}
