import { Field, Input, Textarea } from '@fluentui/react-components';
import { useFieldStyles } from './field-styles.js';

interface TextFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What can't be right about it. */
  readonly complaint?: string | undefined;
  readonly required?: boolean;
  /** Several lines. */
  readonly lines?: boolean;
  readonly secret?: boolean;
  readonly onText: (text: string) => void;
}

/** One field of text, with what it wants and what is wrong with it. Nothing typed is corrected or remembered. */
export function TextField({
  label,
  hint,
  value,
  complaint,
  required = false,
  lines = false,
  secret = false,
  onText,
}: TextFieldProps) {
  const styles = useFieldStyles();
  const typed = { value, spellCheck: false, autoComplete: 'off' };
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      {...(lines && { className: styles.wide })}
      {...(complaint !== undefined && { validationMessage: complaint })}
    >
      {lines ? (
        <Textarea {...typed} rows={3} resize="vertical" onChange={(_, data) => onText(data.value)} />
      ) : (
        <Input {...typed} {...(secret && { type: 'password' })} onChange={(_, data) => onText(data.value)} />
      )}
    </Field>
  );
}
