import { Field, Radio, RadioGroup } from '@fluentui/react-components';
import { formatMoment } from '../../messages/format.js';
import { th } from '../../messages/hand-off-words.js';
import { ofRehearsals } from '../../state/hand-off/practice.js';
import { canBeThis, fileComplaint, verifyForm, verifyWish } from '../../state/hand-off/verify-form.js';
import type { WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { useScreenStyles } from '../screen-styles.js';
import { useDirectoryChoice } from '../source/directory-choice.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { useWizard } from '../use-wizard.js';
import { useHandOff } from './use-hand-off.js';
import { WaitLine } from './wait-line.js';

const nothingOffered = { windowsLogon: false, domain: null };
/** Rehearsals that are offered to choose from, the newest ones. */
const mostOffered = 6;

/** Asks which restored server is looked at, and for the file of its hand-off. */
export function VerifyStage({ header, state }: ScreenProps & { readonly state: WizardState }) {
  const styles = useScreenStyles();
  const fields = useFieldStyles();
  const wizard = useWizard();
  const actions = useHandOff();
  const { verifying, verifyTyped, start, making } = state.handOff;
  const app = state.appInfo.kind === 'loaded' ? state.appInfo.value : null;
  const rehearsals = ofRehearsals(state.recoveries);
  const offer = { app, rehearsals };
  const form = verifyForm(verifyTyped, offer);
  const isReal = form.on?.kind === 'this';
  const directory = useDirectoryChoice(
    app ?? nothingOffered,
    { label: th('verify.directory'), hint: th('verify.directory.hint') },
    true,
  );
  const wish = verifyWish(form, isReal ? directory.given : {});
  const busy = verifying.kind === 'loading';
  const verify = (): void => {
    if (wish && !busy) void actions.verify(wish);
  };
  const chosen = form.on?.kind === 'rehearsal' ? form.on.recoveryId : 'this';
  const offered = rehearsals.filter(({ id }, place) => place < mostOffered || id === chosen);
  const home = state.cameFrom === 'backups' ? wizard.backToBackups : null;
  return (
    <PageFrame
      header={header}
      heading={th('verify.heading')}
      explain={th('verify.explain')}
      focusKey="hand-off:verify"
      work={<WaitLine asked={verifying} doing={th('verify.doing')} usual={elapsed => th('verify.wait', { elapsed })} />}
      problem={verifying.kind === 'failed' ? verifying.problem : null}
      bar={
        <PageBar
          onBack={start && making.kind === 'loaded' ? actions.toSheet : home}
          onCancel={busy ? actions.cancel : null}
          cancelLabel={th('cancel')}
          main={{ label: th('verify.do'), enabled: wish !== null, onPress: verify }}
        />
      }
    >
      <form
        className={styles.stack}
        onSubmit={event => {
          event.preventDefault();
          verify();
        }}
      >
        {form.on === null ? (
          <p className={styles.line}>{th('verify.on.none')}</p>
        ) : (
          <Field label={th('verify.on')}>
            <RadioGroup
              value={chosen}
              onChange={(_, { value }) =>
                actions.typeVerify({
                  on: value === 'this' ? { kind: 'this' } : { kind: 'rehearsal', recoveryId: value },
                })
              }
            >
              {canBeThis(offer) && <Radio value="this" label={th('verify.on.this')} />}
              {offered.map(({ id, serverName, startedAt }) => (
                <Radio
                  key={id}
                  value={id}
                  label={th('verify.on.rehearsal', { server: serverName, at: formatMoment(startedAt) })}
                />
              ))}
            </RadioGroup>
          </Field>
        )}
        <div className={fields.fields}>
          <div className={fields.wide}>
            <TextField
              label={th('verify.file')}
              hint={th('verify.file.hint')}
              value={form.file}
              complaint={fileComplaint(form)}
              required
              onText={file => actions.typeVerify({ file })}
            />
          </div>
          <div className={fields.wide}>
            <TextField
              label={th('verify.out')}
              hint={th('verify.out.hint')}
              value={form.out}
              onText={out => actions.typeVerify({ out })}
            />
          </div>
        </div>
        {isReal && directory.fields}
        <button type="submit" hidden />
      </form>
    </PageFrame>
  );
}
