import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { Strategy } from '../../../preload/contract/strategy.js';
import { ta } from '../../messages/advice-words.js';
import { daysIn, type PlanForm } from '../../state/advice/plan-form.js';
import { useAdvice } from './use-advice.js';

const strategies = ['everything', 'minimum', 'nothing'] as const satisfies readonly Strategy[];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'center',
  },
  days: { display: 'flex', columnGap: tokens.spacingHorizontalS },
  input: { minWidth: '0', width: '72px' },
  note: { margin: '0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface ChoicePartProps {
  readonly form: PlanForm;
  readonly recommended: Strategy;
}

/** How often that is done which was chosen. It may be another strategy than advised. */
export function ChoicePart({ form, recommended }: ChoicePartProps) {
  const styles = useStyles();
  const { setDays } = useAdvice();
  const isLess = strategies.indexOf(form.chosen) > strategies.indexOf(recommended);
  return (
    <div className={styles.row}>
      {form.backupDays !== null && (
        <Days label={ta('choice.backup')} days={form.backupDays} onDays={backupDays => setDays({ backupDays })} />
      )}
      {form.kitDays !== null && (
        <Days label={ta('choice.kit')} days={form.kitDays} onDays={kitDays => setDays({ kitDays })} />
      )}
      <p className={styles.note}>{ta(isLess ? 'choice.less' : 'choice.after')}</p>
    </div>
  );
}

interface DaysProps {
  readonly label: string;
  readonly days: string;
  readonly onDays: (days: string) => void;
}

function Days({ label, days, onDays }: DaysProps) {
  const styles = useStyles();
  const wrong = daysIn(days) === undefined;
  return (
    <Field
      label={label}
      className={styles.days}
      {...(wrong && { validationMessage: ta('choice.wrong'), validationState: 'error' as const })}
    >
      <Input
        className={styles.input}
        value={days}
        inputMode="numeric"
        autoComplete="off"
        onChange={(_, data) => onDays(data.value)}
      />
    </Field>
  );
}
