import { Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { t } from '../../messages/translate.js';
import type { SourceKind } from '../../state/source-form.js';
import { AccountFields } from './account-fields.js';
import { DomainFields } from './domain-fields.js';
import type { SourceFieldsProps } from './source-fields-props.js';
import { TextField } from './text-field.js';
import { useFieldStyles } from './field-styles.js';

const useStyles = makeStyles({
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Where to read the directory from, and what that place needs to be read. */
export function SourceFields(props: SourceFieldsProps) {
  const { form, kinds, scenarioTitle, onForm } = props;
  const styles = useStyles();
  const hint = (kind: SourceKind): string =>
    kind === 'scenario' ? t('choose.source.scenario.hint', { title: scenarioTitle }) : t(`choose.source.${kind}.hint`);
  return (
    <>
      <Field label={t('choose.source.label')}>
        <RadioGroup value={form.kind} onChange={(_, { value }) => onForm({ ...form, kind: value as SourceKind })}>
          {kinds.map(kind => (
            <Radio
              key={kind}
              value={kind}
              label={
                <>
                  {t(`choose.source.${kind}`)}
                  <span className={styles.hint}>{hint(kind)}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      <Chosen {...props} />
    </>
  );
}

function Chosen(props: SourceFieldsProps) {
  const { form, complaints, onForm } = props;
  const styles = useFieldStyles();
  switch (form.kind) {
    case 'scenario':
      return null;
    case 'windows':
      return (
        <div className={styles.fields}>
          <TextField
            label={t('choose.own.server')}
            hint={t('choose.own.server.hint')}
            value={form.ownServer}
            complaint={complaints['ownServer']}
            onText={ownServer => onForm({ ...form, ownServer })}
          />
        </div>
      );
    case 'file':
      return (
        <div className={styles.fields}>
          <TextField
            label={t('choose.file.paths')}
            hint={t('choose.file.paths.hint')}
            value={form.paths}
            required
            lines
            onText={paths => onForm({ ...form, paths })}
          />
        </div>
      );
    case 'ldap':
      return (
        <>
          <div className={styles.fields}>
            <TextField
              label={t('choose.ldap.url')}
              hint={t('choose.ldap.url.hint')}
              value={form.url}
              complaint={complaints['url']}
              required
              onText={url => onForm({ ...form, url })}
            />
          </div>
          <AccountFields {...props} />
        </>
      );
    case 'domain':
      return (
        <>
          <DomainFields {...props} />
          <AccountFields {...props} />
        </>
      );
  }
}
