import { Checkbox, Field } from '@fluentui/react-components';
import type { BackupVolume } from '../../../preload/contract/backups.js';
import { tj } from '../../messages/backup-job-words.js';
import type { BackupJobState } from '../../state/backup-job/backup-job-state.js';
import type { Complaints, JobForm } from '../../state/backup-job/job-form.js';
import { targetOf } from '../../state/backup-job/job-place.js';
import { Fold } from '../fold.js';
import { ReadingLine } from '../reading-line.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { Choice } from '../choice.js';
import { useJob } from './use-job.js';

interface TakePartProps {
  readonly job: BackupJobState;
  readonly form: JobForm;
  readonly complaints: Complaints;
}

const whats = ['full', 'system-state'] as const;

/** What is backed up, and where it goes, with the traps of each place told at once. */
export function TakePart({ job, form, complaints }: TakePartProps) {
  const fields = useFieldStyles();
  const { type } = useJob();
  return (
    <>
      <Choice
        label={tj('what')}
        hint=""
        value={form.what}
        options={whats.map(value => ({ value, label: tj(`what.${value}`), hint: tj(`what.${value}.hint`) }))}
        onValue={what => type({ what })}
      />
      <div className={fields.fields}>
        <div className={fields.wide}>
          <TextField
            label={tj('place')}
            hint={tj('place.hint')}
            value={form.place}
            required
            complaint={complaints.place || undefined}
            onText={place => type({ place })}
          />
        </div>
        {targetOf(form.place)?.kind === 'share' && (
          <>
            <Account form={form} complaints={complaints} />
            <Field hint={tj('replaces.hint')}>
              <Replaces form={form} />
            </Field>
          </>
        )}
      </div>
      <Fold summary={tj('more')}>
        <div className={fields.fields}>
          <div className={fields.wide}>
            <Volumes job={job} form={form} />
          </div>
          <TextField
            label={tj('schedule')}
            hint={tj('schedule.hint')}
            value={form.schedule}
            complaint={complaints.schedule || undefined}
            onText={schedule => type({ schedule })}
          />
          <div>
            <TextField label={tj('kit')} hint={tj('kit.hint')} value={form.kit} onText={kit => type({ kit })} />
            {form.kit.trim() !== '' && (
              <Field hint={tj('kit.keys.hint')}>
                <Checkbox
                  label={tj('kit.keys')}
                  checked={form.kitKeys}
                  onChange={(_, { checked }) => type({ kitKeys: checked === true })}
                />
              </Field>
            )}
          </div>
          {form.schedule.trim() !== '' && targetOf(form.place)?.kind !== 'share' && <Replaces form={form} />}
        </div>
      </Fold>
    </>
  );
}

function Replaces({ form }: { readonly form: JobForm }) {
  const { type } = useJob();
  return (
    <Checkbox
      label={tj('replaces')}
      checked={form.replaces}
      onChange={(_, { checked }) => type({ replaces: checked === true })}
    />
  );
}

/** Who opens the share. */
export function Account({ form, complaints }: Pick<TakePartProps, 'form' | 'complaints'>) {
  const { type } = useJob();
  return (
    <TextField
      label={tj('account')}
      hint={tj('account.hint')}
      value={form.account}
      complaint={complaints.account || undefined}
      onText={account => type({ account })}
    />
  );
}

function Volumes({ job: { overview }, form }: Pick<TakePartProps, 'job' | 'form'>) {
  const fields = useFieldStyles();
  const { type } = useJob();
  if (form.what === 'system-state') return <p className={fields.quiet}>{tj('volumes.state')}</p>;
  if (overview.kind === 'loading') return <ReadingLine doing={tj('volumes.reading')} since={overview.since ?? ''} />;
  if (overview.kind === 'failed') {
    return <p className={fields.quiet}>{tj('volumes.unread', { why: overview.problem.happened })}</p>;
  }
  const all = overview.kind === 'loaded' ? overview.value.listing.volumes : [];
  const others = all.filter(isOther);
  const critical = all.filter(one => one.critical === true).map(({ path }) => path);
  return (
    <Field
      label={tj('volumes')}
      hint={critical.length > 0 ? tj('volumes.in', { volumes: critical.join(', ') }) : tj('volumes.hint')}
    >
      <div role="group" aria-label={tj('volumes')}>
        {others.length === 0 && tj('volumes.none')}
        {others.map(volume => (
          <Checkbox
            key={volume.path}
            label={labelOf(volume)}
            checked={form.volumes.includes(volume.path)}
            onChange={(_, { checked }) =>
              type({
                volumes: [
                  ...form.volumes.filter(one => one !== volume.path),
                  ...(checked === true ? [volume.path] : []),
                ],
              })
            }
          />
        ))}
      </div>
    </Field>
  );
}

const isOther = ({ path, critical, removable }: BackupVolume): boolean =>
  /^[A-Z]:$/.test(path) && critical !== true && !removable;

const labelOf = ({ path, label, totalBytes, freeBytes }: BackupVolume): string =>
  tj('volume.label', { path, label, used: `${String(Math.round((totalBytes - freeBytes) / 1024 ** 3))} GB` });
