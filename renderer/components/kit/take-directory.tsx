import { Checkbox, Field } from '@fluentui/react-components';
import { tk } from '../../messages/kit-words.js';
import { complaints, kindsOffered, type SourceForm, type SourceOffer } from '../../state/source-form.js';
import { SourceFields } from '../source/source-fields.js';
import { useWizard, useWizardState } from '../use-wizard.js';
import { useKit } from './use-kit.js';

interface TakeDirectoryProps {
  readonly checked: boolean;
  readonly form: SourceForm;
  readonly offer: SourceOffer;
  readonly password: string;
  readonly onForm: (form: SourceForm) => void;
  readonly onPassword: (password: string) => void;
}

/** Whether the kit also keeps what the directory records, and where that is read. */
export function TakeDirectory({ checked, form, offer, password, onForm, onPassword }: TakeDirectoryProps) {
  const wizard = useWizard();
  const { typeTake } = useKit();
  const controllers = useWizardState(({ choose }) => choose.controllers);
  const find = (): void => {
    const [domain, site, dnsServer] = [form.domain.trim(), form.site.trim(), form.dnsServer.trim()];
    void wizard.findControllers({ domain, ...(site && { site }), ...(dnsServer && { dnsServer }) });
  };
  return (
    <>
      <Field hint={tk('take.directory.hint')}>
        <Checkbox
          label={tk('take.directory')}
          checked={checked}
          onChange={(_, data) => typeTake({ withDirectory: data.checked === true })}
        />
      </Field>
      {checked && (
        <SourceFields
          form={form}
          kinds={kindsOffered({ scenario: null }, offer)}
          password={password}
          scenarioTitle=""
          controllers={controllers}
          tooOld={false}
          complaints={complaints(form)}
          onForm={onForm}
          onPassword={onPassword}
          onFind={find}
        />
      )}
    </>
  );
}
