import type { AppInfo, CallInput, RecoveryCard } from '../../../preload/contract/calls.js';
import type { KitTarget } from '../../../preload/contract/kit.js';
import type { DirectoryGiven } from '../directory-given.js';
import { unquoted } from '../unquoted.js';
import type { WizardState } from '../wizard-state.js';
import type { VerifyTyped } from './verify-state.js';

type Known = Pick<WizardState, 'recoveries' | 'appInfo'>;

/** What can be verified here, what it can be compared with, and what is chosen of both. */
export interface VerifyForm {
  readonly canBeThis: boolean;
  readonly thisServer: string;
  readonly rehearsals: readonly RecoveryCard[];
  /** Null where there is no server that could be looked at. */
  readonly on: KitTarget | null;
  /** Name of that server, as far as it is known. */
  readonly server: string;
  /** Those that read this server before. */
  readonly recoveries: readonly RecoveryCard[];
  /** Empty for none. */
  readonly recovery: string;
  readonly place: string;
}

export function verifyForm(typed: VerifyTyped, { recoveries, appInfo }: Known): VerifyForm {
  const cards = (recoveries.kind === 'loaded' ? recoveries.value : []).filter(
    ({ work, standing }) => work === 'recovery' && standing !== 'unreadable',
  );
  const rehearsals = cards.filter(({ mode }) => mode === 'rehearsal');
  const app = appInfo.kind === 'loaded' ? appInfo.value : null;
  const canBeThis = app !== null && app.rehearsalsOnlyBecause === null;
  const on = typed.on ?? likely(canBeThis, rehearsals);
  const server = on === null ? '' : nameOf(on, app, rehearsals);
  const ofIt = cards.filter(card => sameName(card.serverName, server));
  return {
    canBeThis,
    thisServer: app?.computer ?? '',
    rehearsals,
    on,
    server,
    recoveries: ofIt,
    recovery: typed.recovery ?? recoveryOf(on, ofIt),
    place: typed.place ?? '',
  };
}

function likely(canBeThis: boolean, [first]: readonly RecoveryCard[]): KitTarget | null {
  if (canBeThis) return { kind: 'this' };
  return first ? { kind: 'rehearsal', recoveryId: first.id } : null;
}

function nameOf(on: KitTarget, app: AppInfo | null, rehearsals: readonly RecoveryCard[]): string {
  if (on.kind === 'this') return app?.computer ?? '';
  return rehearsals.find(({ id }) => id === on.recoveryId)?.serverName ?? '';
}

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** A simulated server is compared with what its own rehearsal read; this one with what was read last. */
function recoveryOf(on: KitTarget | null, recoveries: readonly RecoveryCard[]): string {
  if (on?.kind === 'rehearsal') return on.recoveryId;
  return recoveries.find(({ mode }) => mode === 'live')?.id ?? '';
}

export type VerifyWish = Omit<CallInput<'verifyServer'>, 'run' | 'only' | 'earlier'>;

/** What to ask for, or null while something is missing. */
export function verifyWish(form: VerifyForm, directory: DirectoryGiven | null): VerifyWish | null {
  const { on, recovery } = form;
  if (on === null || directory === null) return null;
  const place = unquoted(form.place);
  return { on, against: [recovery, place].filter(one => one !== ''), ...directory };
}
