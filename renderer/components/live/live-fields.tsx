import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { LiveField } from '../../state/live-form.js';
import type { LiveFieldView, LiveView } from '../../state/live-view.js';
import { t } from '../../messages/translate.js';
import { Fold } from '../fold.js';
import { SectionTitle } from '../section-title.js';
import { TextField } from '../source/text-field.js';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr 1fr',
    maxWidth: '960px',
    '@media (max-width: 900px)': { gridTemplateColumns: '1fr 1fr' },
    '@media (max-width: 560px)': { gridTemplateColumns: '1fr' },
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalM,
    alignItems: 'start',
  },
  two: { gridTemplateColumns: '1fr 1fr', '@media (max-width: 560px)': { gridTemplateColumns: '1fr' } },
});

interface LiveFieldsProps {
  readonly view: LiveView;
  readonly onText: (field: LiveField, text: string) => void;
}

/** What the machine will be made into, field by field, each with where it comes from. */
export function LiveFields({ view, onText }: LiveFieldsProps) {
  const styles = useStyles();
  return (
    <>
      <section>
        <SectionTitle>{t('live.network')}</SectionTitle>
        <div className={styles.fields}>
          <Fields fields={view.network} onText={onText} />
        </div>
      </section>
      <Fold summary={t('live.more')} open={view.opensMore}>
        <div className={mergeClasses(styles.fields, styles.two)}>
          <Fields fields={view.more} onText={onText} />
        </div>
      </Fold>
    </>
  );
}

interface FieldsProps {
  readonly fields: readonly LiveFieldView[];
  readonly onText: LiveFieldsProps['onText'];
}

function Fields({ fields, onText }: FieldsProps) {
  return fields.map(({ id, label, hint, value, complaint, caution, needed }) => (
    <TextField
      key={id}
      label={label}
      hint={hint}
      value={value}
      complaint={complaint}
      caution={caution}
      required={needed}
      type={id === 'lostAt' ? 'datetime-local' : 'text'}
      onText={text => onText(id, text)}
    />
  ));
}
