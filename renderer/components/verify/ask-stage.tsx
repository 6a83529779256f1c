import { Field, makeStyles, mergeClasses, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { formatMoment } from '../../messages/format.js';
import { tv } from '../../messages/verify-words.js';
import type { VerifyForm, VerifyWish } from '../../state/verify/verify-form.js';
import type { VerifyState } from '../../state/verify/verify-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { PlainFrame } from '../page/plain-frame.js';
import { useScreenStyles } from '../screen-styles.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { useVerify } from './use-verify.js';

// A select is as wide as its longest word, unless it is told not to.
const useStyles = makeStyles({ fields: { '& select': { minWidth: '0', width: '100%' } } });

interface AskStageProps extends ScreenProps {
  readonly state: VerifyState;
  readonly form: VerifyForm;
  readonly wish: VerifyWish | null;
  readonly onBack: (() => void) | null;
  /** Where the directory is read. */
  readonly directory: ReactNode;
}

/** Asks which server is verified, and what it is compared with. */
export function AskStage({ header, state, form, wish, onBack, directory }: AskStageProps) {
  const styles = useScreenStyles();
  const fields = useFieldStyles();
  const own = useStyles();
  const actions = useVerify();
  const verify = (): void => {
    if (wish) void actions.verify(wish);
  };
  const label = form.server === '' ? tv('ask.do') : tv('ask.do.server', { server: form.server });
  return (
    <PlainFrame
      header={header}
      heading={tv('ask.heading')}
      explain={tv('ask.explain')}
      focusKey="verify:ask"
      problem={state.problem}
      bar={
        <PageBar
          onBack={onBack}
          onCancel={null}
          cancelLabel=""
          main={{ label, enabled: wish !== null, onPress: verify }}
        />
      }
    >
      {form.on === null ? (
        <p className={styles.line}>{tv('ask.on.none')}</p>
      ) : (
        <form
          className={styles.stack}
          onSubmit={event => {
            event.preventDefault();
            verify();
          }}
        >
          <div className={mergeClasses(fields.fields, own.fields)}>
            <Server form={form} />
            <Field label={tv('ask.recovery')}>
              <Select value={form.recovery} onChange={(_, { value }) => actions.type({ recovery: value })}>
                {form.recoveries.map(({ id }) => (
                  <option key={id} value={id}>
                    {tv('ask.recovery.one', { id })}
                  </option>
                ))}
                <option value="">{tv('ask.recovery.none')}</option>
              </Select>
            </Field>
            <div className={fields.wide}>
              <TextField
                label={tv('ask.place')}
                hint={tv('ask.place.hint')}
                value={form.place}
                onText={place => actions.type({ place })}
              />
            </div>
          </div>
          {wish?.against.length === 0 && <p className={styles.quiet}>{tv('ask.nothing')}</p>}
          {form.on.kind === 'this' && directory}
          <button type="submit" hidden />
        </form>
      )}
    </PlainFrame>
  );
}

function Server({ form }: { readonly form: VerifyForm }) {
  const actions = useVerify();
  return (
    <Field label={tv('ask.on')}>
      <Select
        value={form.on?.kind === 'rehearsal' ? form.on.recoveryId : 'this'}
        onChange={(_, { value }) =>
          actions.choose(value === 'this' ? { kind: 'this' } : { kind: 'rehearsal', recoveryId: value })
        }
      >
        {form.canBeThis && <option value="this">{tv('ask.on.this', { server: form.thisServer })}</option>}
        {form.rehearsals.map(({ id, serverName, startedAt }) => (
          <option key={id} value={id}>
            {tv('ask.on.rehearsal', { server: serverName, at: formatMoment(startedAt) })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
