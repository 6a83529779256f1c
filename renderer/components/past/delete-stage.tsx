import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { RecoveryRemoval } from '../../../preload/contract/past.js';
import { tp } from '../../messages/past-words.js';
import type { PastState } from '../../state/past/past-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { LoadingLine } from '../loading-line.js';
import { PageBar } from '../page/page-bar.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { PlainFrame } from '../page/plain-frame.js';
import { usePast } from './use-past.js';

interface DeleteProps extends ScreenProps {
  readonly state: PastState;
  readonly id: string;
}

/** What is lost, and the name that must be typed before it is. */
export function DeleteStage({ header, state: { removal, removing }, id }: DeleteProps) {
  const past = usePast();
  const fields = useFieldStyles();
  const [typed, setTyped] = useState('');
  const known = removal.kind === 'loaded' ? removal.value : null;
  const name = nameOf(known, id);
  const fits = [id, name].some(one => one.toLowerCase() === typed.trim().toLowerCase());
  const failed = removal.kind === 'failed' ? removal : removing.kind === 'failed' ? removing : null;
  const busy = removing.kind === 'loading';
  const can = known !== null && fits && !busy;
  const remove = (): void => {
    if (can) void past.deleteIt(id, typed);
  };
  return (
    <PlainFrame
      header={header}
      heading={tp('delete.heading', { id })}
      explain={known ? tp('delete.explain') : ''}
      focusKey="past:delete"
      problem={failed?.problem ?? null}
      bar={
        <PageBar onBack={past.toList} onCancel={null} cancelLabel="" main={null}>
          <Button disabledFocusable={!can} onClick={remove}>
            {tp('delete.main')}
          </Button>
          <Button appearance="primary" onClick={past.toList}>
            {tp('delete.keep')}
          </Button>
        </PageBar>
      }
    >
      {removal.kind === 'loading' && <LoadingLine label={tp('delete.asking')} />}
      {known && (
        <>
          <ul className={fields.list}>
            {known.lost.map(one => (
              <li key={one}>{one}</li>
            ))}
          </ul>
          <form
            className={fields.fields}
            onSubmit={event => {
              event.preventDefault();
              remove();
            }}
          >
            <TextField label={tp('delete.type', { name })} hint="" value={typed} onText={setTyped} />
            <button type="submit" hidden />
          </form>
        </>
      )}
    </PlainFrame>
  );
}

const nameOf = (removal: RecoveryRemoval | null, id: string): string =>
  removal === null || removal.serverName === '' ? id : removal.serverName;
