import { Input, Label } from '@fluentui/react-components';
import { useId } from 'react';
import { useBarStyles } from './bar-styles.js';

interface AnswerFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly secret?: boolean;
  readonly onText: (text: string) => void;
  readonly onEnter?: () => void;
}

/** One thing to type before a button of the bar can be pressed. Nothing typed is remembered. */
export function AnswerField({ label, hint, value, secret = false, onText, onEnter }: AnswerFieldProps) {
  const styles = useBarStyles();
  const [id, hintId] = [useId(), useId()];
  return (
    <span className={styles.confirm}>
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        className={secret ? styles.secretInput : styles.confirmInput}
        {...(secret && { type: 'password' })}
        {...(hint !== undefined && { 'aria-describedby': hintId })}
        value={value}
        autoComplete="off"
        spellCheck={false}
        onChange={(_, data) => onText(data.value)}
        onKeyDown={event => {
          if (event.key === 'Enter') onEnter?.();
        }}
      />
      {hint !== undefined && (
        <span id={hintId} className={styles.hint}>
          {hint}
        </span>
      )}
    </span>
  );
}
