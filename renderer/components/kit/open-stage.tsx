import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { tk } from '../../messages/kit-words.js';
import type { KitState } from '../../state/kit/kit-state.js';
import { unquoted } from '../../state/unquoted.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { useScreenStyles } from '../screen-styles.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { KitBar } from './kit-bar.js';
import { KitFrame } from './kit-frame.js';
import { useKit } from './use-kit.js';

/** Asks for a kit that was taken before. */
export function OpenStage({ header, state }: ScreenProps & { readonly state: KitState }) {
  const styles = useScreenStyles();
  const fields = useFieldStyles();
  const kit = useKit();
  const [password, setPassword] = useState('');
  const { verified } = state;
  const path = unquoted(state.path);
  const open = (): void => {
    if (path !== '') void kit.inspect(path, password === '' ? null : password);
  };
  return (
    <KitFrame
      header={header}
      heading={tk('open.heading')}
      explain={verified === null ? tk('open.explain') : tk('open.explain.for', { server: verified })}
      focusKey="open"
      bar={
        <KitBar
          onBack={verified === null ? null : kit.toVerification}
          main={{ label: tk('open.do'), enabled: path !== '', onPress: open }}
        >
          <Button appearance="subtle" onClick={kit.toTake}>
            {tk('open.take-instead')}
          </Button>
        </KitBar>
      }
    >
      <form
        className={styles.stack}
        onSubmit={event => {
          event.preventDefault();
          open();
        }}
      >
        <div className={fields.fields}>
          <div className={fields.wide}>
            <TextField
              label={tk('open.path')}
              hint={tk('open.path.hint')}
              value={state.path}
              required
              onText={kit.typePath}
            />
          </div>
          <TextField
            label={tk('open.password')}
            hint={tk('open.password.hint')}
            value={password}
            type="password"
            onText={setPassword}
          />
        </div>
        <button type="submit" hidden />
      </form>
    </KitFrame>
  );
}
