import type { BackupsOn } from '../../../preload/contract/backup-calls.js';
import type { AppInfo, RecoveryCard } from '../../../preload/contract/calls.js';
import { tb } from '../../messages/backups-words.js';
import { formatMoment } from '../../messages/format.js';
import type { WizardState } from '../wizard-state.js';
import type { BackupsAsked } from './backups-state.js';

type Kind = BackupsOn['kind'];

/** A server that can be asked. */
export interface Choice {
  readonly on: BackupsOn;
  readonly name: string;
}

export interface BackupsForm {
  /** What can be asked here, the likeliest first; each kind with its servers. */
  readonly kinds: readonly { readonly kind: Kind; readonly choices: readonly Choice[] }[];
  /** Null where nothing can be asked here. */
  readonly on: BackupsOn | null;
  /** What can't be right about the places; '' while nothing is. */
  readonly complaint: string;
  /** Null while something is missing or wrong. */
  readonly asked: BackupsAsked | null;
}

/** The form, with everything filled in that can be told. */
export function backupsForm({ appInfo, scenarios, recoveries, backups }: WizardState): BackupsForm {
  const app = appInfo.kind === 'loaded' ? appInfo.value : null;
  const all: BackupsForm['kinds'] = [
    { kind: 'this', choices: here(app) },
    {
      kind: 'scenario',
      choices: (scenarios.kind === 'loaded' ? scenarios.value : []).map(({ id, title }) => ({
        on: { kind: 'scenario', scenario: id },
        name: title,
      })),
    },
    { kind: 'rehearsal', choices: rehearsals(recoveries.kind === 'loaded' ? recoveries.value : []) },
  ];
  const kinds = all.filter(({ choices }) => choices.length > 0);
  const on = backups.on ?? kinds[0]?.choices[0]?.on ?? null;
  const places = placesOf(backups.places);
  const wrong = places.find(place => !isPlace(place));
  const machine = backups.machine.trim();
  return {
    kinds,
    on,
    complaint: wrong === undefined ? '' : tb('ask.places.wrong', { place: wrong }),
    asked: on && wrong === undefined ? { on, places, machine: machine === '' ? null : machine } : null,
  };
}

export const keyOf = (on: BackupsOn): string =>
  on.kind === 'this' ? 'this' : on.kind === 'scenario' ? on.scenario : on.recoveryId;

const here = (app: AppInfo | null): readonly Choice[] =>
  app?.rehearsalsOnlyBecause === null
    ? [{ on: { kind: 'this' }, name: tb('ask.on.this', { computer: app.computer }) }]
    : [];

/** Rehearsals with a simulated server of their own, newest first. */
function rehearsals(cards: readonly RecoveryCard[]): readonly Choice[] {
  return cards
    .filter(({ mode, work, standing }) => mode === 'rehearsal' && work !== 'reapply' && standing !== 'unreadable')
    .sort((one, other) => other.startedAt.localeCompare(one.startedAt))
    .map(({ id, serverName, startedAt }) => ({
      on: { kind: 'rehearsal', recoveryId: id },
      name: tb('ask.rehearsal.one', { server: serverName, at: formatMoment(startedAt) }),
    }));
}

/** Places as they were typed, one a line. Explorer puts what it copies in quotes. */
const placesOf = (typed: string): readonly string[] => [
  ...new Set(
    typed
      .split(/\r?\n/)
      .map(line => line.trim().replace(/^"(.*)"$/, '$1'))
      .filter(line => line !== ''),
  ),
];

const isPlace = (place: string): boolean =>
  /^(?:[a-z]:|\\\\\?\\volume\{[0-9a-f-]{36}\})\\*$/i.test(place) || /^\\\\[^\\?][^\\]*\\[^\\]+/.test(place);
