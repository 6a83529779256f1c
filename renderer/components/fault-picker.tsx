import { Checkbox, makeStyles, Radio, RadioGroup, Field, tokens } from '@fluentui/react-components';
import type { FailPoint, Fault } from '../../preload/contract/scenario.js';
import { t } from '../messages/translate.js';
import { failPointOrder, type Pace } from '../state/rehearsal-options.js';
import { Fold } from './fold.js';
import { useScreenStyles } from './screen-styles.js';

const useStyles = makeStyles({
  faults: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))',
    columnGap: tokens.spacingHorizontalM,
  },
});

interface FaultPickerProps {
  readonly faults: readonly Fault[];
  readonly pace: Pace;
  readonly onFault: (point: FailPoint, times: Fault['times'] | null) => void;
  readonly onPace: (pace: Pace) => void;
}

/** How a rehearsal shall go: what goes wrong on purpose, and how long the simulated tools take. */
export function FaultPicker({ faults, pace, onFault, onPace }: FaultPickerProps) {
  const styles = useStyles();
  const screen = useScreenStyles();
  const always = faults.some(({ times }) => times === 'always');
  const times = always ? 'always' : 'once';
  return (
    <Fold summary={t('choose.faults.summary')}>
      <p className={screen.line}>{t('choose.faults.explain')}</p>
      <div className={styles.faults} role="group" aria-label={t('choose.faults.summary')}>
        {failPointOrder.map(point => (
          <Checkbox
            key={point}
            label={t(`fault.${point}`)}
            checked={faults.some(fault => fault.point === point)}
            onChange={(_, { checked }) => onFault(point, checked === true ? times : null)}
          />
        ))}
      </div>
      <Checkbox
        label={t('choose.faults.always')}
        checked={always}
        disabled={faults.length === 0}
        onChange={(_, { checked }) =>
          faults.forEach(({ point }) => onFault(point, checked === true ? 'always' : 'once'))
        }
      />
      <Field label={t('choose.speed.label')}>
        <RadioGroup layout="horizontal" value={pace} onChange={(_, { value }) => onPace(value as Pace)}>
          <Radio value="lifelike" label={t('choose.speed.lifelike')} />
          <Radio value="brisk" label={t('choose.speed.brisk')} />
          <Radio value="none" label={t('choose.speed.none')} />
        </RadioGroup>
      </Field>
    </Fold>
  );
}
