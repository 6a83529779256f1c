import { complaints, kindsOffered, type SourceForm as Typed, type SourceOffer } from '../../state/source-form.js';
import type { ChooseState } from '../../state/wizard-state.js';
import { ProblemNotice } from '../problem-notice.js';
import { useScreenStyles } from '../screen-styles.js';
import { useWizard } from '../use-wizard.js';
import { SourceFields } from './source-fields.js';

/** Problems that the operator can accept on purpose. */
const tooOld = new Set(['DIRECTORY_TLS_TOO_OLD', 'DIRECTORY_CERTIFICATE_WEAK']);

interface SourceFormProps {
  readonly choose: ChooseState;
  readonly form: Typed;
  readonly offer: SourceOffer;
  readonly password: string;
  readonly onForm: (form: Typed) => void;
  readonly onPassword: (password: string) => void;
  readonly onRead: () => void;
}

/** Asks where to read the directory from. */
export function SourceForm({ choose, form, offer, password, onForm, onPassword, onRead }: SourceFormProps) {
  const styles = useScreenStyles();
  const wizard = useWizard();
  const problem = choose.servers.kind === 'failed' ? choose.servers.problem : null;
  const find = (): void => {
    const [domain, site, dnsServer] = [form.domain.trim(), form.site.trim(), form.dnsServer.trim()];
    void wizard.findControllers({ domain, ...(site && { site }), ...(dnsServer && { dnsServer }) });
  };
  return (
    <form
      className={styles.stack}
      onSubmit={event => {
        event.preventDefault();
        onRead();
      }}
    >
      {problem && <ProblemNotice problem={problem} />}
      <SourceFields
        form={form}
        kinds={kindsOffered(choose, offer)}
        password={password}
        scenarioTitle={choose.scenario?.title ?? ''}
        controllers={choose.controllers}
        tooOld={problem !== null && tooOld.has(problem.code)}
        complaints={complaints(form)}
        onForm={onForm}
        onPassword={onPassword}
        onFind={find}
      />
      <button type="submit" hidden />
    </form>
  );
}
