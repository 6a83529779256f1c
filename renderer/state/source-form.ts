import type { ReadFrom } from './wizard-state.js';

/** What is typed in the source form. The password is no part of it: see the screen. */
export interface SourceForm {
  readonly kind: ReadFrom['kind'];
  readonly path: string;
  readonly url: string;
  readonly user: string;
  readonly caFile: string;
}

/** The form as it was filled in last, or as it begins. */
export function sourceForm(from: ReadFrom | null): SourceForm {
  return {
    kind: from?.kind ?? 'scenario',
    path: from?.kind === 'file' ? from.path : '',
    url: from?.kind === 'ldap' ? from.url : '',
    user: from?.kind === 'ldap' ? from.user : '',
    caFile: from?.kind === 'ldap' ? (from.caFile ?? '') : '',
  };
}

/** The source that the form describes, or null while something is missing. */
export function sourceOf(form: SourceForm, scenario: string): ReadFrom | null {
  const [path, url, user, caFile] = [form.path, form.url, form.user, form.caFile].map(text => text.trim());
  if (form.kind === 'scenario') return { kind: 'scenario', scenario };
  if (form.kind === 'file') return path ? { kind: 'file', path } : null;
  if (!url || !user || !/^ldaps?:\/\/[^/\s]+\/?$/.test(url)) return null;
  return { kind: 'ldap', url, user, ...(caFile ? { caFile } : {}) };
}
