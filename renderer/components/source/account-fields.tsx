import { Checkbox, Field } from '@fluentui/react-components';
import { t } from '../../messages/translate.js';
import { Fold } from '../fold.js';
import { useFieldStyles } from './field-styles.js';
import type { SourceFieldsProps } from './source-fields-props.js';
import { TextField } from './text-field.js';

/** Who logs on, and what the encrypted connection needs. */
export function AccountFields({ form, password, tooOld, complaints, onForm, onPassword }: SourceFieldsProps) {
  const styles = useFieldStyles();
  return (
    <>
      <div className={styles.fields}>
        <TextField
          label={t('choose.ldap.user')}
          hint={t('choose.ldap.user.hint')}
          value={form.user}
          required
          onText={user => onForm({ ...form, user })}
        />
        <TextField
          label={t('choose.ldap.password')}
          hint={t('choose.ldap.password.hint')}
          value={password}
          required
          type="password"
          onText={onPassword}
        />
      </div>
      <Fold
        key={String(tooOld)}
        summary={t('choose.more')}
        open={tooOld || form.caFile !== '' || form.dnsServer !== '' || form.oldTlsAccepted}
      >
        <div className={styles.fields}>
          <TextField
            label={t('choose.ldap.ca')}
            hint={t('choose.ldap.ca.hint')}
            value={form.caFile}
            onText={caFile => onForm({ ...form, caFile })}
          />
          <TextField
            label={t('choose.dns')}
            hint={t('choose.dns.hint')}
            value={form.dnsServer}
            complaint={complaints['dnsServer']}
            onText={dnsServer => onForm({ ...form, dnsServer })}
          />
          <Field hint={t('choose.old-tls.hint')} className={styles.wide}>
            <Checkbox
              label={t('choose.old-tls')}
              checked={form.oldTlsAccepted}
              onChange={(_, { checked }) => onForm({ ...form, oldTlsAccepted: checked === true })}
            />
          </Field>
        </div>
      </Fold>
    </>
  );
}
