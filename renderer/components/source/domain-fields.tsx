import { Button } from '@fluentui/react-components';
import { t } from '../../messages/translate.js';
import { LoadingLine } from '../loading-line.js';
import { ProblemNotice } from '../problem-notice.js';
import { useFieldStyles } from './field-styles.js';
import type { SourceFieldsProps } from './source-fields-props.js';
import { TextField } from './text-field.js';

/** Which domain, and on demand which domain controllers DNS names for it. */
export function DomainFields({ form, controllers, complaints, onForm, onFind }: SourceFieldsProps) {
  const styles = useFieldStyles();
  const ready = form.domain.trim() !== '' && complaints['domain'] === undefined;
  return (
    <>
      <div className={styles.fields}>
        <TextField
          label={t('choose.domain.name')}
          hint={t('choose.domain.name.hint')}
          value={form.domain}
          complaint={complaints['domain']}
          required
          onText={domain => onForm({ ...form, domain })}
        />
        <TextField
          label={t('choose.domain.site')}
          hint={t('choose.domain.site.hint')}
          value={form.site}
          onText={site => onForm({ ...form, site })}
        />
      </div>
      <div>
        <Button size="small" disabledFocusable={!ready || controllers.kind === 'loading'} onClick={onFind}>
          {t('choose.domain.find')}
        </Button>
      </div>
      {controllers.kind === 'loading' && <LoadingLine label={t('choose.domain.finding')} />}
      {controllers.kind === 'failed' && <ProblemNotice problem={controllers.problem} />}
      {controllers.kind === 'loaded' && (
        <section aria-label={t('choose.domain.found', { domain: form.domain.trim() })}>
          <ol className={styles.list}>
            {controllers.value.hosts.map(({ host, inSite }) => (
              <li key={host}>
                {host} {inSite && `(${t('choose.domain.in-site')})`}{' '}
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => onForm({ ...form, kind: 'ldap', url: `ldaps://${host}` })}
                >
                  {t('choose.domain.use', { host })}
                </Button>
              </li>
            ))}
          </ol>
          <p className={styles.quiet}>{controllers.value.source}</p>
        </section>
      )}
    </>
  );
}
