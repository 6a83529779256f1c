import { Checkbox, Field } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';
import { directoryGiven, type DirectoryGiven } from '../../state/directory-given.js';
import { complaints, kindsOffered, sourceForm, type SourceOffer } from '../../state/source-form.js';
import { emptyChoose } from '../../state/wizard-state.js';
import { useWizard, useWizardState } from '../use-wizard.js';
import { SourceFields } from './source-fields.js';

interface Words {
  readonly label: string;
  readonly hint: string;
}

/** Whether a directory is read too, and where. The password lives here alone. `given` is null while something is missing. */
export function useDirectoryChoice(
  offer: SourceOffer,
  { label, hint }: Words,
  first = false,
): { readonly given: DirectoryGiven | null; readonly fields: ReactNode } {
  const wizard = useWizard();
  const controllers = useWizardState(({ choose }) => choose.controllers);
  const [wanted, setWanted] = useState(first);
  const [form, setForm] = useState(() => sourceForm(emptyChoose, offer));
  const [password, setPassword] = useState('');
  const find = (): void => {
    const [domain, site, dnsServer] = [form.domain.trim(), form.site.trim(), form.dnsServer.trim()];
    void wizard.findControllers({ domain, ...(site && { site }), ...(dnsServer && { dnsServer }) });
  };
  const fields = (
    <>
      <Field hint={hint}>
        <Checkbox label={label} checked={wanted} onChange={(_, { checked }) => setWanted(checked === true)} />
      </Field>
      {wanted && (
        <SourceFields
          form={form}
          kinds={kindsOffered({ scenario: null }, offer)}
          password={password}
          scenarioTitle=""
          controllers={controllers}
          tooOld={false}
          complaints={complaints(form)}
          onForm={setForm}
          onPassword={setPassword}
          onFind={find}
        />
      )}
    </>
  );
  return { given: directoryGiven(wanted, form, password), fields };
}
