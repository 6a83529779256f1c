import { th } from '../../messages/hand-off-words.js';
import type { HandOffStart } from '../../state/hand-off/hand-off-state.js';
import { sheetComplaints, sheetForm, sheetWish } from '../../state/hand-off/sheet-form.js';
import type { WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { FactList } from '../fact-list.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { useScreenStyles } from '../screen-styles.js';
import { useDirectoryChoice } from '../source/directory-choice.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { useWizard } from '../use-wizard.js';
import { formatMoment } from '../../messages/format.js';
import { useHandOff } from './use-hand-off.js';
import { WaitLine } from './wait-line.js';

interface SheetFormStageProps extends ScreenProps {
  readonly state: WizardState;
  readonly start: HandOffStart;
}

const nothingOffered = { windowsLogon: false, domain: null };

/** Asks for what the sheet needs besides the backup. */
export function SheetFormStage({ header, state, start }: SheetFormStageProps) {
  const styles = useScreenStyles();
  const fields = useFieldStyles();
  const wizard = useWizard();
  const actions = useHandOff();
  const { making, typed } = state.handOff;
  const app = state.appInfo.kind === 'loaded' ? state.appInfo.value : null;
  const form = sheetForm(start, typed, app);
  const complaints = sheetComplaints(form);
  const isReal = start.on.kind === 'this';
  const directory = useDirectoryChoice(
    app ?? nothingOffered,
    { label: th('ask.directory'), hint: th('ask.directory.hint') },
    isReal && app?.windowsLogon === true,
  );
  const wish = sheetWish(start, form, isReal ? directory.given : {});
  const busy = making.kind === 'loading';
  const make = (): void => {
    if (wish && !busy) void actions.make(wish);
  };
  const { version } = start;
  const practises = start.on.kind === 'scenario';
  const machine = start.machine ?? version.machine ?? th('ask.unnamed');
  const place = (start.target ?? version.target)?.path;
  return (
    <PageFrame
      header={header}
      heading={th('ask.heading', { machine })}
      explain={th('ask.explain')}
      focusKey="hand-off:ask"
      work={<WaitLine asked={making} doing={th('ask.doing')} usual={elapsed => th('ask.wait', { elapsed })} />}
      problem={making.kind === 'failed' ? making.problem : null}
      bar={
        <PageBar
          onBack={state.cameFrom === 'backups' ? wizard.backToBackups : null}
          onCancel={busy ? actions.cancel : null}
          cancelLabel={th('cancel')}
          main={{ label: th('ask.do'), enabled: wish !== null, onPress: make }}
        />
      }
    >
      <FactList
        facts={[
          {
            label: th('ask.version'),
            value: th('ask.version.value', { id: version.id, at: formatMoment(version.takenAt) }),
          },
          ...(place === undefined ? [] : [{ label: th('ask.place'), value: place }]),
        ]}
      />
      <form
        className={styles.stack}
        onSubmit={event => {
          event.preventDefault();
          make();
        }}
      >
        <div className={fields.fields}>
          {form.place !== null && (
            <TextField
              label={th('ask.place')}
              hint={th('ask.place.hint')}
              value={form.place}
              complaint={complaints.place}
              required
              onText={text => actions.type({ place: text })}
            />
          )}
          {form.machine !== null && (
            <TextField
              label={th('ask.machine')}
              hint={th('ask.machine.hint')}
              value={form.machine}
              onText={text => actions.type({ machine: text })}
            />
          )}
          <TextField
            label={th('ask.kit')}
            hint={th('ask.kit.hint')}
            value={form.kit}
            onText={kit => actions.type({ kit })}
          />
          {form.account !== null && (
            <TextField
              label={th('ask.account')}
              hint={th('ask.account.hint')}
              value={form.account}
              complaint={complaints.account}
              onText={account => actions.type({ account })}
            />
          )}
          <div className={fields.wide}>
            <TextField
              label={th(practises ? 'ask.out.practice' : 'ask.out')}
              hint={th(practises ? 'ask.out.practice.hint' : 'ask.out.hint')}
              value={form.out}
              required={practises}
              onText={out => actions.type({ out })}
            />
          </div>
        </div>
        {isReal && directory.fields}
        <button type="submit" hidden />
      </form>
    </PageFrame>
  );
}
