import { tj } from '../../messages/backup-job-words.js';
import type { BackupJobStart } from '../../state/backup-job/backup-job-state.js';
import type { Complaints, JobForm } from '../../state/backup-job/job-form.js';
import { targetOf } from '../../state/backup-job/job-place.js';
import { chosenVersion } from '../../state/backup-job/job-view.js';
import { FactList } from '../fact-list.js';
import { SectionTitle } from '../section-title.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { Account } from './take-part.js';
import { useJob } from './use-job.js';

interface RestorePartProps {
  readonly start: BackupJobStart;
  readonly form: JobForm;
  readonly complaints: Complaints;
}

/** What comes back, from which version, and whereto. */
export function RestorePart({ start, form, complaints }: RestorePartProps) {
  const fields = useFieldStyles();
  const { type } = useJob();
  return (
    <>
      {start.work === 'restore-system-state' && <Caveats />}
      {start.version && <FactList facts={chosenVersion(start)} />}
      <div className={fields.fields}>
        {!start.version && <Version form={form} complaints={complaints} />}
        {targetOf(form.place)?.kind === 'share' && <Account form={form} complaints={complaints} />}
        {start.work === 'restore-files' && (
          <>
            <TextField
              label={tj('folders')}
              hint={tj('folders.hint')}
              value={form.folders}
              lines
              required
              complaint={complaints.folders || undefined}
              onText={folders => type({ folders })}
            />
            <div className={fields.wide}>
              <TextField
                label={tj('into')}
                hint={tj('into.hint')}
                value={form.into}
                required
                complaint={complaints.into || undefined}
                onText={into => type({ into })}
              />
            </div>
          </>
        )}
      </div>
    </>
  );
}

/** Typed where it was not chosen from the list. */
function Version({ form, complaints }: Pick<RestorePartProps, 'form' | 'complaints'>) {
  const { type } = useJob();
  return (
    <>
      <TextField
        label={tj('version')}
        hint={tj('version.hint')}
        value={form.version}
        required
        complaint={complaints.version || undefined}
        onText={version => type({ version })}
      />
      <TextField
        label={tj('machine')}
        hint={tj('machine.hint')}
        value={form.machine}
        onText={machine => type({ machine })}
      />
      <TextField
        label={tj('place.restore')}
        hint={tj('place.hint.restore')}
        value={form.place}
        required
        complaint={complaints.place || undefined}
        onText={place => type({ place })}
      />
    </>
  );
}

const caveats = ['server', 'mix', 'overwrites', 'age'] as const;

/** What must be known before a system state is restored. */
function Caveats() {
  const fields = useFieldStyles();
  return (
    <section>
      <SectionTitle>{tj('state.caveats')}</SectionTitle>
      <ul className={fields.list}>
        {caveats.map(caveat => (
          <li key={caveat}>{tj(`state.caveat.${caveat}`)}</li>
        ))}
      </ul>
    </section>
  );
}
