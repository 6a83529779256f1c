import type { AppInfo, CallInput, RecoveryCard } from '../../../preload/contract/calls.js';
import type { KitTarget } from '../../../preload/contract/kit.js';
import { th } from '../../messages/hand-off-words.js';
import type { DirectoryGiven } from '../directory-given.js';
import { unquoted } from '../unquoted.js';
import type { VerifyTyped } from './hand-off-state.js';

/** The servers that can be looked at here. */
export interface VerifyOffer {
  readonly app: AppInfo | null;
  readonly rehearsals: readonly RecoveryCard[];
}

export interface VerifyForm {
  /** Null where there is no server that could be looked at. */
  readonly on: KitTarget | null;
  readonly file: string;
  readonly out: string;
}

export const canBeThis = ({ app }: VerifyOffer): boolean => app !== null && app.rehearsalsOnlyBecause === null;

export function verifyForm(typed: VerifyTyped, offer: VerifyOffer): VerifyForm {
  const [first] = offer.rehearsals;
  const likely: KitTarget | null = canBeThis(offer)
    ? { kind: 'this' }
    : first
      ? { kind: 'rehearsal', recoveryId: first.id }
      : null;
  return { on: typed.on ?? likely, file: typed.file ?? '', out: typed.out ?? '' };
}

/** What can't be right about the file; undefined while nothing is. */
export function fileComplaint({ file }: VerifyForm): string | undefined {
  const path = unquoted(file);
  return path === '' || /\.json$/i.test(path) ? undefined : th('verify.file.wrong');
}

/** What to ask for, or null while something is missing or wrong. */
export function verifyWish(form: VerifyForm, directory: DirectoryGiven | null): CallInput<'verifyRestored'> | null {
  const [file, out] = [unquoted(form.file), unquoted(form.out)];
  if (form.on === null || file === '' || directory === null || fileComplaint(form) !== undefined) return null;
  return { on: form.on, file, out: out === '' ? null : out, ...directory };
}
