import { isAccountName } from '../../../preload/contract/account-name.js';
import type { AppInfo, CallInput } from '../../../preload/contract/calls.js';
import { th } from '../../messages/hand-off-words.js';
import type { DirectoryGiven } from '../directory-given.js';
import { unquoted } from '../unquoted.js';
import type { HandOffStart, SheetTyped } from './hand-off-state.js';

/** The form that the sheet is made with, with everything filled in that can be told. */
export interface SheetForm {
  /** Null where the version tells it. */
  readonly place: string | null;
  readonly machine: string | null;
  readonly kit: string;
  /** Null where the backup is on a disk: nobody logs on to one. */
  readonly account: string | null;
  readonly out: string;
}

const pathOf = ({ target, version }: HandOffStart): string | null => (target ?? version.target)?.path ?? null;
const machineOf = ({ machine, version }: HandOffStart): string | null => machine ?? version.machine;

export function sheetForm(start: HandOffStart, typed: SheetTyped, app: AppInfo | null): SheetForm {
  const known = pathOf(start);
  const place = typed.place ?? known ?? '';
  return {
    place: known === null ? place : null,
    machine: machineOf(start) === null ? (typed.machine ?? '') : null,
    kit: typed.kit ?? '',
    account: /^\\\\(?!\?)/.test(place) ? (typed.account ?? '') : null,
    out: typed.out ?? (start.on.kind === 'scenario' ? practiceFolder(app) : ''),
  };
}

/** Sheets to practise with may lie beside the rehearsals. */
function practiceFolder(app: AppInfo | null): string {
  const folder = app?.stateFolder ?? '';
  if (folder === '') return '';
  return [folder, 'practice-sheets'].join(folder.includes('\\') ? '\\' : '/');
}

type Field = keyof SheetForm;

const placeForm = /^(?:[a-z]:\\?|\\\\[^\\?]+\\[^\\]+.*|\\\\\?\\volume\{[0-9a-f-]{36}\}\\?)$/i;

/** What stands in a field and can't be right, by field. */
export function sheetComplaints({ place, account }: SheetForm): Partial<Record<Field, string>> {
  return {
    ...(!fits(unquoted(place ?? ''), placeForm) && { place: th('ask.place.wrong') }),
    ...(!(account === null || account.trim() === '' || isAccountName(account.trim())) && {
      account: th('ask.account.wrong'),
    }),
  };
}

const fits = (text: string, form: RegExp): boolean => text === '' || form.test(text);
const orNull = (text: string | null): string | null => (text === null || text.trim() === '' ? null : unquoted(text));

/** What to ask for, or null while something is missing or wrong. `directory` is null while its fields lack something. */
export function sheetWish(
  start: HandOffStart,
  form: SheetForm,
  directory: DirectoryGiven | null,
): CallInput<'makeHandOff'> | null {
  const place = pathOf(start) ?? orNull(form.place);
  const out = orNull(form.out);
  if (place === null || directory === null || Object.keys(sheetComplaints(form)).length > 0) return null;
  if (start.on.kind === 'scenario' && out === null) return null;
  return {
    on: start.on,
    version: start.version.id,
    place,
    machine: machineOf(start) ?? orNull(form.machine),
    kit: orNull(form.kit),
    account: orNull(form.account),
    out,
    ...directory,
  };
}
