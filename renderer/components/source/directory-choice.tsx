import { Checkbox, Field } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { directoryGiven, type DirectoryGiven } from '../../state/directory-given.js';
import { complaints, kindsOffered, sourceForm, type SourceForm, type SourceOffer } from '../../state/source-form.js';
import { emptyChoose } from '../../state/wizard-state.js';
import { useWizard, useWizardState } from '../use-wizard.js';
import { SourceFields } from './source-fields.js';

interface DirectoryFieldsProps {
  readonly label: string;
  readonly hint: string;
  readonly checked: boolean;
  readonly form: SourceForm;
  readonly offer: SourceOffer;
  readonly password: string;
  readonly onChecked: (checked: boolean) => void;
  readonly onForm: (form: SourceForm) => void;
  readonly onPassword: (password: string) => void;
}

/** Whether a directory is read too, and where. */
export function DirectoryFields(props: DirectoryFieldsProps) {
  const { label, hint, checked, form, offer, password, onChecked, onForm, onPassword } = props;
  const wizard = useWizard();
  const controllers = useWizardState(({ choose }) => choose.controllers);
  const find = (): void => {
    const [domain, site, dnsServer] = [form.domain.trim(), form.site.trim(), form.dnsServer.trim()];
    void wizard.findControllers({ domain, ...(site && { site }), ...(dnsServer && { dnsServer }) });
  };
  return (
    <>
      <Field hint={hint}>
        <Checkbox label={label} checked={checked} onChange={(_, data) => onChecked(data.checked === true)} />
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

interface Words {
  readonly label: string;
  readonly hint: string;
}

/** The same, with the password in it alone. `given` is null while something is missing. */
export function useDirectoryChoice(
  offer: SourceOffer,
  words: Words,
  first = false,
): { readonly given: DirectoryGiven | null; readonly fields: ReactNode } {
  const [wanted, setWanted] = useState(first);
  const [form, setForm] = useState(() => sourceForm(emptyChoose, offer));
  const [password, setPassword] = useState('');
  const fields = (
    <DirectoryFields
      {...words}
      checked={wanted}
      form={form}
      offer={offer}
      password={password}
      onChecked={setWanted}
      onForm={setForm}
      onPassword={setPassword}
    />
  );
  return { given: directoryGiven(wanted, form, password), fields };
}
