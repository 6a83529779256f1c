import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
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
    alignItems: 'start',
  },
  days: { width: '136px' },
  input: { minWidth: '0', width: '96px' },
  tight: { marginInlineStart: `calc(-1 * ${tokens.spacingHorizontalS})`, flexWrap: 'wrap' },
  note: { margin: '0', fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground2 },
});

interface ChoicePartProps {
  readonly form: PlanForm;
  readonly recommended: Strategy;
}

/** What is done from now on, and how often. It may be another strategy than advised. */
export function ChoicePart({ form, recommended }: ChoicePartProps) {
  const styles = useStyles();
  const { choose, setDays } = useAdvice();
  const isLess = strategies.indexOf(form.chosen) > strategies.indexOf(recommended);
  return (
    <div>
      <div className={styles.row}>
        <Field label={ta('choice.label')}>
          <RadioGroup
            layout="horizontal"
            className={styles.tight}
            value={form.chosen}
            onChange={(_, { value }) => choose(value as Strategy)}
          >
            {strategies.map(strategy => {
              const name = ta(`strategy.${strategy}`);
              const label = strategy === recommended ? ta('choice.advised', { strategy: name }) : name;
              return <Radio key={strategy} value={strategy} label={label} />;
            })}
          </RadioGroup>
        </Field>
        {form.backupDays !== null && (
          <Days label={ta('choice.backup')} days={form.backupDays} onDays={backupDays => setDays({ backupDays })} />
        )}
        {form.kitDays !== null && (
          <Days label={ta('choice.kit')} days={form.kitDays} onDays={kitDays => setDays({ kitDays })} />
        )}
      </div>
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
