import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type SyntheticEvent } from 'react';
import type { ReasonView } from '../state/reason-view.js';
import { useBarStyles } from './bar-styles.js';

interface ReasonFormProps {
  readonly view: ReasonView;
  readonly onGive: (reason: string) => void;
  readonly onKeep: () => void;
}

/** Asks for the reason of a skip or a stop, in place of the bar. */
export function ReasonForm({ view, onGive, onKeep }: ReasonFormProps) {
  const styles = useBarStyles();
  const [reason, setReason] = useState('');
  const { heading, explain, label, keep, give, complain, enough } = view;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (enough(reason)) onGive(reason);
  };
  return (
    <form
      className={styles.form}
      onSubmit={submit}
      onKeyDown={event => {
        if (event.key === 'Escape') onKeep();
      }}
    >
      <h2 className={styles.title}>{heading}</h2>
      <p className={styles.line}>{explain}</p>
      <Field label={label} hint={enough(reason) ? '' : complain}>
        <Input ref={focusOnce} value={reason} onChange={(_, { value }) => setReason(value)} />
      </Field>
      <div className={styles.confirm}>
        <span className={styles.grow} />
        <Button onClick={onKeep}>{keep}</Button>
        <Button type="submit" appearance="primary" disabledFocusable={!enough(reason)}>
          {give}
        </Button>
      </div>
    </form>
  );
}

/** Called when the field appears: it takes the focus from the button that opened it. */
function focusOnce(input: HTMLInputElement | null): void {
  input?.focus();
}
