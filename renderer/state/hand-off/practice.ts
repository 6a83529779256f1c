import type { RecoveryCard } from '../../../preload/contract/calls.js';
import type { WizardState } from '../wizard-state.js';
import type { HandOffState } from './hand-off-state.js';

/** Which simulated server is restored: that of a rehearsal, or of one that is begun for it. `file`: the hand-off. */
export type Practice = { readonly file: string } & (
  | { readonly kind: 'rehearsal'; readonly id: string }
  | { readonly kind: 'new'; readonly scenario: string; readonly server: string }
);

/** Where the restore can be practised. */
export interface PracticeOffer {
  /** Rehearsals of the same server, newest first; none where the choice is made already. */
  readonly rehearsals: readonly RecoveryCard[];
  /** A new one can be begun. */
  readonly fresh: boolean;
  /** Empty for a new one. */
  readonly chosen: string;
  readonly practice: Practice;
}

/** Null where a real server is handed off, or no sheet is made yet. */
export function practiceOffer({
  handOff,
  recoveries,
}: Pick<WizardState, 'handOff' | 'recoveries'>): PracticeOffer | null {
  const { start, making, practiceOn } = handOff;
  if (making.kind !== 'loaded' || !start || start.on.kind === 'this') return null;
  const { on } = start;
  const file = fileOf(handOff);
  if (on.kind === 'rehearsal') {
    const id = on.recoveryId;
    return { rehearsals: [], fresh: false, chosen: id, practice: { kind: 'rehearsal', id, file } };
  }
  const server = making.value.handOff.machine;
  const rehearsals = ofRehearsals(recoveries).filter(card => sameName(card.serverName, server));
  const chosen = rehearsals.find(({ id }) => id === practiceOn)?.id ?? '';
  const practice: Practice =
    chosen === '' ? { kind: 'new', scenario: on.scenario, server, file } : { kind: 'rehearsal', id: chosen, file };
  return { rehearsals, fresh: true, chosen, practice };
}

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Rehearsals of recoveries, each with a simulated server of its own. */
export function ofRehearsals(recoveries: WizardState['recoveries']): readonly RecoveryCard[] {
  const all = recoveries.kind === 'loaded' ? recoveries.value : [];
  return all.filter(
    ({ mode, work, standing }) => mode === 'rehearsal' && work === 'recovery' && standing !== 'unreadable',
  );
}

/**
 * The file that it goes on from: that on the target, which lies on disks of the server itself. The disks of a scenario
 * belong to no rehearsal: there it is the copy.
 */
export function fileOf({ start, making }: Pick<HandOffState, 'start' | 'making'>): string {
  if (making.kind !== 'loaded') return '';
  const files = making.value.files.filter(path => path.endsWith('.json'));
  return (start?.on.kind === 'scenario' ? files[1] : undefined) ?? files[0] ?? '';
}
