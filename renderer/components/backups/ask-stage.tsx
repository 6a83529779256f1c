import { Field, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import { tb } from '../../messages/backups-words.js';
import { formatDuration, spent } from '../../messages/format.js';
import { backupsForm, keyOf, type BackupsForm } from '../../state/backups/backups-form.js';
import type { WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { LoadingLine } from '../loading-line.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { useScreenStyles } from '../screen-styles.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { useNow } from '../use-now.js';
import { useBackups } from './use-backups.js';

const useStyles = makeStyles({
  hint: { display: 'block', color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Asks whose backups are looked for, and where. */
export function AskStage({ header, state }: ScreenProps & { readonly state: WizardState }) {
  const styles = useScreenStyles();
  const fields = useFieldStyles();
  const backups = useBackups();
  const { overview, places, machine } = state.backups;
  const form = backupsForm(state);
  const { asked, complaint } = form;
  const working = overview.kind === 'loading';
  const look = (): void => {
    if (asked && !working) void backups.look(asked);
  };
  return (
    <PageFrame
      header={header}
      heading={tb('ask.heading')}
      explain={tb('ask.explain')}
      focusKey="backups:ask"
      work={working && <Looking since={overview.since ?? ''} />}
      problem={overview.kind === 'failed' ? overview.problem : null}
      bar={
        <PageBar
          onBack={null}
          onCancel={working ? () => void backups.cancel() : null}
          cancelLabel={tb('ask.cancel')}
          main={{ label: tb('ask.do'), enabled: asked !== null, onPress: look }}
        />
      }
    >
      <form
        className={styles.stack}
        onSubmit={event => {
          event.preventDefault();
          look();
        }}
      >
        <Whose form={form} />
        <div className={fields.fields}>
          <TextField
            label={tb('ask.places')}
            hint={tb('ask.places.hint')}
            value={places}
            lines
            complaint={complaint === '' ? undefined : complaint}
            onText={text => backups.type({ places: text })}
          />
          <TextField
            label={tb('ask.machine')}
            hint={tb('ask.machine.hint')}
            value={machine}
            onText={text => backups.type({ machine: text })}
          />
        </div>
        <button type="submit" hidden />
      </form>
    </PageFrame>
  );
}

function Looking({ since }: { readonly since: string }) {
  const styles = useScreenStyles();
  const now = useNow(true);
  const elapsed = formatDuration(since === '' ? 0 : spent(since, now));
  return (
    <div>
      <LoadingLine label={tb('ask.doing')} />
      <p className={styles.quiet}>{tb('ask.wait', { elapsed })}</p>
    </div>
  );
}

const labels = { scenario: 'ask.on.scenario', rehearsal: 'ask.on.rehearsal' } as const;

function Whose({ form: { kinds, on } }: { readonly form: BackupsForm }) {
  const styles = useStyles();
  const screen = useScreenStyles();
  const fields = useFieldStyles();
  const backups = useBackups();
  if (!on) return <p className={screen.line}>{tb('ask.on.none')}</p>;
  const chosen = kinds.find(({ kind }) => kind === on.kind);
  return (
    <>
      <Field label={tb('ask.on')}>
        <RadioGroup
          value={on.kind}
          onChange={(_, { value }) => {
            const first = kinds.find(({ kind }) => kind === value)?.choices[0];
            if (first) backups.choose(first.on);
          }}
        >
          {kinds.map(({ kind, choices }) => (
            <Radio
              key={kind}
              value={kind}
              label={
                <>
                  {kind === 'this' ? choices[0]?.name : tb(labels[kind])}
                  <span className={styles.hint}>{tb(`ask.on.${kind}.hint`)}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {chosen && on.kind !== 'this' && (chosen.choices.length > 1 || on.kind === 'rehearsal') && (
        <div className={fields.fields}>
          <Field label={tb(`ask.${on.kind}`)}>
            <Select
              value={keyOf(on)}
              onChange={(_, { value }) => {
                const picked = chosen.choices.find(one => keyOf(one.on) === value);
                if (picked) backups.choose(picked.on);
              }}
            >
              {chosen.choices.map(one => (
                <option key={keyOf(one.on)} value={keyOf(one.on)}>
                  {one.name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      )}
    </>
  );
}
