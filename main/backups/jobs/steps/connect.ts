import type { BackupPlan, Finding } from '../../../../preload/contract/index.js';
import type { Proposal } from '../../../runbook/step.js';
import { startedOf } from '../started.js';
import { unreadPlace } from '../versions.js';
import { type BackupWorld } from '../world.js';

type Ready = Extract<Finding, { state: 'ready' }>;
export type StepWithPlace = 'backup-target' | 'restore-version';

/**
 * The place is a share that this account may not open, and another one was named for it: then it is opened with that one.
 * Undefined where it can be read already, no account was named, or that account did not open it either.
 */
export async function toBeOpened(world: BackupWorld, step: StepWithPlace): Promise<Ready | undefined> {
  const { target, account } = world.plan.job;
  if (account === null || target.kind !== 'share') return undefined;
  const unread = unreadPlace(await world.listing(), target);
  if (!unread || openedHere(world, step)) return undefined;
  return { state: 'ready', before: { [target.path]: unread.why }, facts: [], comparisons: [] };
}

/** A connection counts for one logon: one of an earlier session may be gone. */
function openedHere({ records }: BackupWorld, step: StepWithPlace): boolean {
  const all = records();
  const from = all.map(({ entry }) => entry.kind).lastIndexOf('session-started');
  return startedOf(all.slice(from), step).endedWell;
}

const nothing: Proposal = {
  changes: [],
  preview: { action: 'Look again', items: [], restarts: false, typeToConfirm: null, asksPasswordOf: null },
};

/** How it is opened, and what closes it again. A dry run asks also where there is nothing to open. */
export function opening({ host, plan }: BackupWorld): Proposal {
  const { target, account } = plan.job;
  if (account === null || target.kind !== 'share') return nothing;
  const change = { kind: 'connect-share', share: shareOf(target), account } as const;
  return {
    changes: [change],
    preview: {
      action: 'Open the share',
      items: host.commandsFor(change).map(command => ({
        command,
        changes: `Opens ${change.share} with ${change.account} until this logon ends. The password goes to Windows alone.`,
        undo: `net.exe use "${change.share}" /delete`,
      })),
      restarts: false,
      typeToConfirm: null,
      asksPasswordOf: host.passwordFor(change),
    },
  };
}

/** A connection is to a share, not to a folder in it. */
const shareOf = ({ path }: BackupPlan['job']['target']): string => /^\\\\[^\\]+\\[^\\]+/.exec(path)?.[0] ?? path;
