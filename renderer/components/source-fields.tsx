import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '../messages/translate.js';
import type { SourceForm } from '../state/source-form.js';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalM,
    maxWidth: '720px',
    alignItems: 'start',
    '@media (max-width: 720px)': { gridTemplateColumns: '1fr' },
  },
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

interface SourceFieldsProps {
  readonly form: SourceForm;
  readonly password: string;
  readonly scenarioTitle: string;
  readonly onForm: (form: SourceForm) => void;
  readonly onPassword: (password: string) => void;
}

/** Where to read the directory from, and what that place needs to be read. */
export function SourceFields({ form, password, scenarioTitle, onForm, onPassword }: SourceFieldsProps) {
  const styles = useStyles();
  const choice = (label: string, hint: string) => (
    <>
      {label}
      <span className={styles.hint}>{hint}</span>
    </>
  );
  return (
    <>
      <Field label={t('choose.source.label')}>
        <RadioGroup
          value={form.kind}
          onChange={(_, { value }) => onForm({ ...form, kind: value as SourceForm['kind'] })}
        >
          <Radio
            value="scenario"
            label={choice(t('choose.source.scenario'), t('choose.source.scenario.hint', { title: scenarioTitle }))}
          />
          <Radio value="file" label={choice(t('choose.source.file'), t('choose.source.file.hint'))} />
          <Radio value="ldap" label={choice(t('choose.source.ldap'), t('choose.source.ldap.hint'))} />
        </RadioGroup>
      </Field>
      {form.kind === 'file' && (
        <div className={styles.fields}>
          <Field label={t('choose.file.path')} required>
            <Input value={form.path} onChange={(_, { value }) => onForm({ ...form, path: value })} />
          </Field>
        </div>
      )}
      {form.kind === 'ldap' && (
        <div className={styles.fields}>
          <Field label={t('choose.ldap.url')} hint={t('choose.ldap.url.hint')} required>
            <Input value={form.url} onChange={(_, { value }) => onForm({ ...form, url: value })} />
          </Field>
          <Field label={t('choose.ldap.ca')} hint={t('choose.ldap.ca.hint')}>
            <Input value={form.caFile} onChange={(_, { value }) => onForm({ ...form, caFile: value })} />
          </Field>
          <Field label={t('choose.ldap.user')} hint={t('choose.ldap.user.hint')} required>
            <Input value={form.user} onChange={(_, { value }) => onForm({ ...form, user: value })} />
          </Field>
          <Field label={t('choose.ldap.password')} hint={t('choose.ldap.password.hint')} required>
            <Input type="password" autoComplete="off" value={password} onChange={(_, { value }) => onPassword(value)} />
          </Field>
        </div>
      )}
    </>
  );
}
