import { Button, Field, Input } from '@fluentui/react-components';
import { useState, type SyntheticEvent } from 'react';
import type { ReasonView } from '../state/reason-view.js';
import { useBarStyles } from './bar-styles.js';

interface ReasonFormProps {
  readonly view: ReasonView;
  readonly onGive: (reason: string) => void;
  readonly onKeep: () => void;
}

/** Asks for the reason of a skip or a stop, or only once more, in place of the bar. */
export function ReasonForm({ view, onGive, onKeep }: ReasonFormProps) {
  const styles = useBarStyles();
  const [reason, setReason] = useState('');
  const { heading, explain, label, keep, give, complain, enough } = view;
  const asks = label !== '';
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
      {asks && (
        <Field label={label} hint={enough(reason) ? '' : complain}>
          <Input ref={focusOnce} value={reason} onChange={(_, { value }) => setReason(value)} />
        </Field>
      )}
      <div className={styles.confirm}>
        <span className={styles.grow} />
        <Button {...(asks ? {} : { ref: focusOnce, appearance: 'primary' })} onClick={onKeep}>
          {keep}
        </Button>
        <Button type="submit" appearance={asks ? 'primary' : 'secondary'} disabledFocusable={!enough(reason)}>
          {give}
        </Button>
      </div>
    </form>
  );
}

/** Called when the field appears, or the button that changes nothing: it takes the focus from what opened it. */
function focusOnce(element: HTMLElement | null): void {
  element?.focus();
}
