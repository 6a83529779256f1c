import { Checkbox, Field, Select } from '@fluentui/react-components';
import { tk } from '../../messages/kit-words.js';
import {
  hasCertificates,
  takeSources,
  type TakeForm,
  type TakeOffer,
  type TakeSecrets,
} from '../../state/kit/take-form.js';
import { Choice } from '../choice.js';
import { useFieldStyles } from '../source/field-styles.js';
import { TextField } from '../source/text-field.js';
import { useKit } from './use-kit.js';

interface TakeFieldsProps {
  readonly form: TakeForm;
  readonly offer: TakeOffer;
  readonly secrets: TakeSecrets;
  readonly complaint: string;
  readonly onSecrets: (secrets: TakeSecrets) => void;
}

/** What the kit is taken of, where it is written, and the password that protects its certificates. */
export function TakeFields(props: TakeFieldsProps) {
  const { form, offer, secrets, complaint, onSecrets } = props;
  const fields = useFieldStyles();
  const { typeTake } = useKit();
  const reason = offer.app?.rehearsalsOnlyBecause ?? null;
  return (
    <>
      <Choice
        label={tk('take.from')}
        hint={reason === null ? '' : tk('take.no-server', { reason })}
        value={form.from}
        options={takeSources(offer).map(source => ({
          value: source,
          label: tk(`take.from.${source}`),
          hint: tk(`take.from.${source}.hint`),
        }))}
        onValue={from => typeTake({ from })}
      />
      <div className={fields.fields}>
        <Source {...props} />
        <div className={fields.wide}>
          <TextField
            label={tk('take.out')}
            hint={tk('take.out.hint')}
            value={form.out}
            required
            onText={out => typeTake({ out })}
          />
        </div>
        {hasCertificates(form) && (
          <>
            <TextField
              label={tk('take.password')}
              hint={tk('take.password.hint')}
              value={secrets.password}
              type="password"
              onText={password => onSecrets({ ...secrets, password })}
            />
            <TextField
              label={tk('take.password.again')}
              hint={tk('take.password.again.hint')}
              value={secrets.again}
              type="password"
              complaint={complaint === '' ? undefined : complaint}
              onText={again => onSecrets({ ...secrets, again })}
            />
            {secrets.password === '' && secrets.again === '' && (
              <div className={fields.wide}>
                <Field hint={tk('take.without.hint')}>
                  <Checkbox
                    label={tk('take.without')}
                    checked={form.withoutCertificates}
                    onChange={(_, { checked }) => typeTake({ withoutCertificates: checked === true })}
                  />
                </Field>
              </div>
            )}
          </>
        )}
      </div>
    </>
  );
}

function Source({ form, offer }: TakeFieldsProps) {
  const fields = useFieldStyles();
  const { typeTake } = useKit();
  if (form.from === 'server') return null;
  if (form.from === 'scenario') {
    if (offer.scenarios.length < 2) return null;
    return (
      <Field label={tk('take.scenario')}>
        <Select value={form.scenario} onChange={(_, { value }) => typeTake({ scenario: value })}>
          {offer.scenarios.map(({ id, title }) => (
            <option key={id} value={id}>
              {title}
            </option>
          ))}
        </Select>
      </Field>
    );
  }
  return (
    <>
      <TextField
        label={tk('take.server')}
        hint={tk('take.server.hint')}
        value={form.server}
        required
        onText={server => typeTake({ server })}
      />
      <div className={fields.wide}>
        <TextField
          label={tk('take.client-access')}
          hint={tk('take.client-access.hint')}
          value={form.clientAccess}
          required
          onText={clientAccess => typeTake({ clientAccess })}
        />
      </div>
      <div className={fields.wide}>
        <TextField
          label={tk('take.iis-config')}
          hint={tk('take.iis-config.hint')}
          value={form.iisConfig}
          onText={iisConfig => typeTake({ iisConfig })}
        />
      </div>
    </>
  );
}
