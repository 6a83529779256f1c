import type { DomainControllers } from '../../../preload/contract/calls.js';
import type { SourceForm, SourceKind } from '../../state/source-form.js';
import type { Loadable } from '../../state/wizard-state.js';

/** What the fields of a source show, and what they tell. */
export interface SourceFieldsProps {
  readonly form: SourceForm;
  readonly kinds: readonly SourceKind[];
  readonly password: string;
  readonly scenarioTitle: string;
  readonly controllers: Loadable<DomainControllers>;
  /** A domain controller was refused because its encryption is too old: the way to accept it lies open. */
  readonly tooOld: boolean;
  readonly complaints: Readonly<Partial<Record<string, string>>>;
  readonly onForm: (form: SourceForm) => void;
  readonly onPassword: (password: string) => void;
  readonly onFind: () => void;
}
