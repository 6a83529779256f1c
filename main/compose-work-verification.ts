import type { DirectorySource, HostFacts, KitTarget, LostServer } from '../preload/contract/index.js';
import { directoryOfToday, type VerificationHouse, worldOf } from './compose-verification.js';
import { expectedOf } from './compose-verification-expected.js';
import { machineToVerify } from './compose-verification-machine.js';
import type { ReapplyWork } from './recovery/recovery-parts.js';
import { allChecks } from './verification/checks/index.js';
import { settingsOrFacts } from './verification/facts-alone.js';
import type { WorkVerification } from './verification/verifications.js';
import { verifyServer } from './verification/verify-server.js';
import type { Expected } from './verification/world.js';

/** The server that work was done on, and what it should be. */
export interface WorkToVerify {
  readonly target: KitTarget;
  /** What it should be. */
  readonly expected: (signal: AbortSignal) => Promise<Expected>;
  /** Facts of the machine as the work sees it in this look. */
  readonly facts: () => Promise<HostFacts>;
  /** Where the directory is read, and names are asked; null where none is known. */
  readonly source: DirectorySource | null;
  /** What the directory holds now, where the work has it open. */
  readonly directory?: () => Promise<LostServer>;
  /** Identifiers of checks that mean nothing after this work. */
  readonly without?: readonly string[];
}

/** A step waits for it: no check takes longer, whatever it may take on its own. */
const limitSeconds = 150;
/** The settings take a few seconds; where they hang, the facts have to do. */
const settingsSeconds = 90;

/** Puts the checks at the end of other work together. */
export function workVerification(house: VerificationHouse, work: WorkToVerify): WorkVerification {
  const { clock } = house.options;
  const checks = allChecks.filter(({ card }) => work.without?.includes(card.id) !== true);
  let seen: (() => Promise<void>) | undefined;
  return {
    count: checks.length,
    mended: async () => {
      await seen?.();
      seen = undefined;
    },
    verify: async run => {
      const { target, facts, source } = work;
      const machine = await machineToVerify(house, { target, directory: source ?? undefined }, facts);
      try {
        const expected = await work.expected(run.signal);
        const found = await verifyServer(
          readings =>
            worldOf(machine, {
              ...{ expected, clock, readings },
              directory: work.directory ?? (() => directoryOfToday(house, { machine, source }, readings)),
              server: () => settingsOrFacts(machine.server(readings), facts, settingsSeconds),
            }),
          { checks, known: checks.length, limitSeconds },
          run,
        );
        machine.met();
        seen = machine.seen;
        return found;
      } finally {
        await machine.close();
      }
    },
  };
}

/** The checks at the end of a re-application: against its kit, and the reading before the recovery where that is known. */
export function reapplyVerification(
  house: VerificationHouse,
  { plan, host }: Pick<ReapplyWork, 'plan' | 'host'>,
): WorkVerification {
  const { target, kit, server: serverName } = plan;
  const against = [...(target.kind === 'rehearsal' ? [target.recoveryId] : []), kit.path];
  return workVerification(house, {
    target,
    facts: () => host.facts(),
    // A server of the domain reads it with the logon of whoever sits there.
    source: target.kind === 'this' ? { kind: 'windows' } : null,
    expected: signal => expectedOf(house, { serverName, against }, signal),
  });
}
