import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface ChoiceProps<V extends string> {
  readonly label: string;
  readonly hint: string;
  readonly value: V;
  readonly options: readonly { readonly value: V; readonly label: string; readonly hint: string }[];
  readonly onValue: (value: V) => void;
}

/** One of a few, each with what it means. */
export function Choice<V extends string>({ label, hint, value, options, onValue }: ChoiceProps<V>) {
  const styles = useStyles();
  return (
    <Field label={label} {...(hint !== '' && { hint })}>
      <RadioGroup value={value} onChange={(_, data) => onValue(data.value as V)}>
        {options.map(option => (
          <Radio
            key={option.value}
            value={option.value}
            label={
              <>
                {option.label}
                <span className={styles.hint}>{option.hint}</span>
              </>
            }
          />
        ))}
      </RadioGroup>
    </Field>
  );
}
