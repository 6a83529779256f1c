import type { RecoveryRemoval, RecoveryState } from '../../../preload/contract/index.js';
import { workOf } from '../../../preload/contract/index.js';

const kinds = { recovery: 'recovery', reapply: 're-application', backup: 'backup or restore' } as const;

/** What goes with a recovery that is deleted, for the person who deletes it. `others` rest on it. */
export function removalOf(
  id: string,
  state: RecoveryState | null,
  { records, others }: { readonly records: number; readonly others: readonly string[] },
): RecoveryRemoval {
  if (state === null) {
    return {
      id,
      serverName: '',
      mode: null,
      lost: ['A journal that can’t be read. It may still be evidence of what was done.'],
    };
  }
  const { mode, serverName, ended, startedAt } = state;
  const kind = kinds[workOf(state)?.kind ?? 'recovery'];
  const live = mode === 'live';
  const lost = [
    live
      ? `The only journal of the ${kind} of ${serverName} on a real server, begun ${startedAt.slice(0, 10)}: ${String(records)} records of what was changed, by whom, and when. No report can be made or checked any more.`
      : `The journal of this rehearsal of ${serverName} (${String(records)} records), and its simulated server. No report can be made of it any more.`,
    'What its tools printed.',
    'The map of stand-ins: later redacted copies can’t be matched with earlier ones.',
    ...(ended === null ? ['It is not finished, and can’t be gone on with.'] : []),
    ...(state.reapply && ended !== null
      ? ['The copies by which this re-application could be taken back: it can’t be taken back any more.']
      : []),
    ...others.map(
      other => `${other} works on the simulated server of this one, and can’t be gone on with or taken back.`,
    ),
  ];
  return { id, serverName, mode, lost };
}
