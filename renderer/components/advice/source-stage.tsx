import { Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { ta } from '../../messages/advice-words.js';
import { adviceForm, adviceSources, adviceWish } from '../../state/advice/advice-form.js';
import { complaints, kindsOffered, sourceForm } from '../../state/source-form.js';
import { emptyChoose, type WizardState } from '../../state/wizard-state.js';
import type { ScreenProps } from '../../screens/screen-props.js';
import { PageBar } from '../page/page-bar.js';
import { PageFrame } from '../page/page-frame.js';
import { ReadingLine } from '../reading-line.js';
import { Choice } from '../choice.js';
import { useScreenStyles } from '../screen-styles.js';
import { useFieldStyles } from '../source/field-styles.js';
import { SourceFields } from '../source/source-fields.js';
import { TextField } from '../source/text-field.js';
import { useWizard } from '../use-wizard.js';
import { FileField } from './file-field.js';
import { useAdvice } from './use-advice.js';

/** Asks what to read. The password lives in this component alone, and goes with it. */
export function SourceStage({ header, state }: ScreenProps & { readonly state: WizardState }) {
  const screen = useScreenStyles();
  const fields = useFieldStyles();
  const wizard = useWizard();
  const actions = useAdvice();
  const app = state.appInfo.kind === 'loaded' ? state.appInfo.value : null;
  const logon = app ?? { windowsLogon: false, domain: null };
  const offer = { app, scenarios: state.scenarios.kind === 'loaded' ? state.scenarios.value : [] };
  const { typed, reading } = state.advice;
  const form = adviceForm(typed, offer);
  const [source, setSource] = useState(() => sourceForm(emptyChoose, logon));
  const [password, setPassword] = useState('');
  const wish = adviceWish(form, { source, password }, typed.listing);
  const read = (): void => {
    if (wish) void actions.read(wish);
  };
  const find = (): void => {
    const [domain, site, dnsServer] = [source.domain.trim(), source.site.trim(), source.dnsServer.trim()];
    void wizard.findControllers({ domain, ...(site && { site }), ...(dnsServer && { dnsServer }) });
  };
  const isReading = reading.kind === 'loading';
  return (
    <PageFrame
      header={header}
      heading={ta('source.heading')}
      explain={ta('source.explain')}
      focusKey="advice:source"
      problem={reading.kind === 'failed' ? reading.problem : state.advice.refused}
      work={isReading && <ReadingLine doing={ta('source.reading')} since={reading.since ?? ''} />}
      bar={
        <PageBar
          onBack={state.cameFrom === 'backups' ? wizard.backToBackups : null}
          onCancel={isReading ? () => void actions.cancel() : null}
          cancelLabel={ta('cancel')}
          main={{ label: ta('source.do'), enabled: wish !== null, onPress: read }}
        >
          <Button appearance="subtle" onClick={actions.toCompare}>
            {ta('source.compare')}
          </Button>
        </PageBar>
      }
    >
      <form
        className={screen.stack}
        onSubmit={event => {
          event.preventDefault();
          read();
        }}
      >
        <Choice
          label={ta('source.from')}
          hint=""
          value={form.from}
          options={adviceSources(offer).map(from => ({
            value: from,
            label: ta(`source.from.${from}`),
            hint: ta(`source.from.${from}.hint`),
          }))}
          onValue={from => actions.type({ from })}
        />
        {form.from === 'directory' && (
          <>
            <div className={fields.fields}>
              <TextField
                label={ta('source.server')}
                hint={ta('source.server.hint')}
                value={form.server}
                required
                onText={server => actions.type({ server })}
              />
            </div>
            <SourceFields
              form={source}
              kinds={kindsOffered({ scenario: null }, logon)}
              password={password}
              scenarioTitle=""
              controllers={state.choose.controllers}
              tooOld={reading.kind === 'failed' && /TLS_TOO_OLD|CERTIFICATE_WEAK/.test(reading.problem.code)}
              complaints={complaints(source)}
              onForm={setSource}
              onPassword={setPassword}
              onFind={find}
            />
          </>
        )}
        <div className={fields.fields}>
          {form.from === 'scenario' && offer.scenarios.length > 1 && (
            <Field label={ta('source.scenario')}>
              <Select value={form.scenario} onChange={(_, { value }) => actions.type({ scenario: value })}>
                {offer.scenarios.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <div className={fields.wide}>
            <TextField
              label={ta(form.from === 'kit' ? 'source.kit' : 'source.kit.optional')}
              hint={ta('source.kit.hint')}
              value={form.kit}
              required={form.from === 'kit'}
              onText={kit => actions.type({ kit })}
            />
          </div>
          {form.from !== 'scenario' && (
            <FileField
              label={ta('source.listing')}
              hint={ta('source.listing.hint')}
              opened={typed.listing ?? null}
              onFile={listing => actions.type({ listing })}
            />
          )}
        </div>
        <button type="submit" hidden />
      </form>
    </PageFrame>
  );
}
