import type { DirectorySource } from '../../preload/contract/directory-source.js';
import { given } from './asking.js';
import { needsPassword, sourceOf, type SourceForm } from './source-form.js';

/** The directory that a call is given, with the password for it; empty where none is asked for. */
export interface DirectoryGiven {
  readonly directory?: DirectorySource;
  readonly password?: string;
}

/** What the fields of a source give; null while they lack something. */
export function directoryGiven(wanted: boolean, form: SourceForm, password: string): DirectoryGiven | null {
  if (!wanted) return {};
  const directory = sourceOf(form, '');
  if (directory === null || directory.kind === 'scenario') return null;
  if (needsPassword(form) && password === '') return null;
  return { directory, ...given(needsPassword(form) ? password : null) };
}
