import { Checkbox, Field, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { tj } from '../../messages/backup-job-words.js';
import { formatMoment } from '../../messages/format.js';
import { t } from '../../messages/translate.js';
import type { BackupJobStart } from '../../state/backup-job/backup-job-state.js';
import { jobSources, rehearsalsOf, type JobForm, type JobOffer } from '../../state/backup-job/job-form.js';
import type { Pace } from '../../state/rehearsal-options.js';
import { Fold } from '../fold.js';
import { useFieldStyles } from '../source/field-styles.js';
import { Choice } from '../choice.js';
import { useJob } from './use-job.js';

interface WherePartProps {
  readonly start: BackupJobStart;
  readonly form: JobForm;
  readonly offer: JobOffer;
}

/** The server that it is done on. What was chosen from a list is on the server of that list. */
export function WherePart({ start, form, offer }: WherePartProps) {
  const fields = useFieldStyles();
  const { type } = useJob();
  const sources = jobSources(offer);
  const reason = offer.app?.rehearsalsOnlyBecause ?? '';
  const kind = start.work === 'take' ? 'take' : 'restore';
  if (start.on !== null && start.work !== 'take') return null;
  if (sources.length === 0) return <p className={fields.line}>{tj('from.none', { reason })}</p>;
  const options = sources.map(value => ({
    value,
    label: tj(`from.${value}`),
    hint: tj(`from.${value}.hint.${kind}`),
  }));
  return (
    <>
      <Choice
        label={tj('from')}
        hint={reason === '' ? '' : tj('from.not-here', { reason })}
        value={form.from}
        options={options}
        onValue={from => type({ from })}
      />
      <Which form={form} offer={offer} />
    </>
  );
}

function Which({ form, offer }: Pick<WherePartProps, 'form' | 'offer'>) {
  const { type } = useJob();
  const rehearsals = rehearsalsOf(offer);
  if (form.from === 'own' && offer.scenarios.length > 1) {
    return (
      <Field label={tj('scenario')}>
        <Select value={form.scenario} onChange={(_, { value }) => type({ scenario: value })}>
          {offer.scenarios.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  if (form.from !== 'rehearsal' || rehearsals.length < 2) return null;
  return (
    <Field label={tj('rehearsal')}>
      <Select value={form.rehearsal} onChange={(_, { value }) => type({ rehearsal: value })}>
        {rehearsals.map(({ id, serverName, startedAt }) => (
          <option key={id} value={id}>
            {tj('rehearsal.of', { server: serverName, at: formatMoment(startedAt) })}
          </option>
        ))}
      </Select>
    </Field>
  );
}

const takeFaults = [
  'backup-target-full',
  'backup-network-lost',
  'backup-schedule-refused',
  'backup-catalogue-damaged',
  'not-elevated',
] as const;
const restoreFaults = ['backup-version-vanished', 'backup-network-lost', 'feature-missing'] as const;
const faultsOf = {
  take: takeFaults,
  'restore-files': restoreFaults,
  'restore-system-state': [...restoreFaults, 'restart-refused'],
} as const;

/** How the rehearsal shall go: what goes wrong on purpose, and how long the simulated tools take. */
export function RehearsalPart({ work, form }: { readonly work: BackupJobStart['work']; readonly form: JobForm }) {
  const fields = useFieldStyles();
  const { type } = useJob();
  if (form.from !== 'own') return null;
  const { faults } = form;
  return (
    <Fold summary={t('choose.faults.summary')}>
      <p className={fields.line}>{t('choose.faults.explain')}</p>
      <div role="group" aria-label={t('choose.faults.summary')}>
        {faultsOf[work].map(point => (
          <Checkbox
            key={point}
            label={tj(`fault.${point}`)}
            checked={faults.includes(point)}
            onChange={(_, { checked }) =>
              type({ faults: [...faults.filter(one => one !== point), ...(checked === true ? [point] : [])] })
            }
          />
        ))}
      </div>
      <Checkbox
        label={t('choose.faults.always')}
        checked={form.always}
        disabled={faults.length === 0}
        onChange={(_, { checked }) => type({ always: checked === true })}
      />
      <Field label={t('choose.speed.label')}>
        <RadioGroup layout="horizontal" value={form.pace} onChange={(_, { value }) => type({ pace: value as Pace })}>
          <Radio value="lifelike" label={t('choose.speed.lifelike')} />
          <Radio value="brisk" label={t('choose.speed.brisk')} />
          <Radio value="none" label={t('choose.speed.none')} />
        </RadioGroup>
      </Field>
    </Fold>
  );
}
