import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useFieldStyles } from './field-styles.js';

// The text area of Fluent weighs more than all the rest of this form.
const useStyles = makeStyles({
  lines: {
    width: '100%',
    boxSizing: 'border-box',
    minHeight: '76px',
    resize: 'vertical',
    font: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStrokeAccessible}`,
    borderRadius: tokens.borderRadiusMedium,
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalM,
    ':focus-visible': { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

interface TextFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  /** What can't be right about it. */
  readonly complaint?: string | undefined;
  /** What may be right, and is worth a second look. */
  readonly caution?: string | undefined;
  readonly required?: boolean;
  /** Several lines. */
  readonly lines?: boolean;
  readonly type?: 'text' | 'password' | 'datetime-local';
  readonly onText: (text: string) => void;
}

/** One field of text, with what it wants and what is wrong with it. Nothing typed is corrected or remembered. */
export function TextField(props: TextFieldProps) {
  const { label, hint, value, complaint, caution, required = false, lines = false, type = 'text', onText } = props;
  const fields = useFieldStyles();
  const typed = { value, spellCheck: false, autoComplete: 'off' };
  return (
    <Field
      label={label}
      hint={hint}
      required={required}
      {...(lines && { className: fields.wide })}
      {...(caution !== undefined && { validationMessage: caution, validationState: 'warning' })}
      {...(complaint !== undefined && { validationMessage: complaint, validationState: 'error' })}
    >
      {lines ? (
        control => <Lines control={control} typed={typed} onText={onText} />
      ) : (
        <Input {...typed} type={type} onChange={(_, data) => onText(data.value)} />
      )}
    </Field>
  );
}

interface LinesProps {
  readonly control: object;
  readonly typed: object;
  readonly onText: (text: string) => void;
}

function Lines({ control, typed, onText }: LinesProps) {
  return (
    <textarea
      {...control}
      {...typed}
      rows={3}
      className={useStyles().lines}
      onChange={({ target }) => onText(target.value)}
    />
  );
}
