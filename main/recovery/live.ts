import type { DirectorySource, LiveProposal, LiveSettings, LostServer } from '../../preload/contract/index.js';
import { makePlan, requiredMediaOf } from './plan.js';
import type { LiveMachine, OpenOptions, RecoveryParts } from './recovery-parts.js';
import { failure } from '../problems/problem.js';
import { proposeSettings } from './live-settings.js';
import { sameNetwork } from './steps/identity/adapter.js';
import { readRecoverable } from './read-recoverable.js';
import { recoveryRunbook } from './runbook.js';
import { firstProblemOf } from './steps/new-server.js';

/** A recovery on this very machine. */
export interface LiveWish {
  readonly directory: DirectorySource;
  readonly server: string;
  readonly settings: LiveSettings;
}

export interface LiveQuestion {
  readonly directory: DirectorySource;
  readonly server: string;
  readonly folders: LiveSettings['folders'];
}

/** What a recovery would be begun with, and what would stop it at once. Reads the directory and the machine. */
export async function proposeLive(
  parts: RecoveryParts,
  machine: LiveMachine,
  question: LiveQuestion,
  how: OpenOptions,
): Promise<LiveProposal> {
  const { directory, server, folders } = question;
  const [lost, facts] = await Promise.all([readRecoverable(parts, directory, server, how), machine.look(folders)]);
  const fqdn = fqdnOf(lost);
  const addresses = await machine.addressesOf(fqdn).catch(() => []);
  const account = accountFor(parts, directory);
  const requiredMedia = requiredMediaOf(lost);
  const stopped = firstProblemOf(facts, lost, requiredMedia);
  const { name, domain, operatingSystem, elevated, media, adapters } = facts;
  return {
    server: lost.summary.name,
    ...proposeSettings({ lost, facts, addresses, fqdn, account }),
    machine: {
      name,
      domain,
      operatingSystem,
      elevated,
      media,
      addresses: adapters.flatMap(one => [one.address, ...one.moreAddresses]),
    },
    requiredMedia,
    problems: stopped ? [stopped] : [],
  };
}

/** The plan of a live recovery, for the machine with this mark. */
export function livePlan(
  parts: RecoveryParts,
  wish: LiveWish,
  { lost, machineId }: { readonly lost: LostServer; readonly machineId: string },
): ReturnType<typeof makePlan> {
  const { address, mask, gateway, dnsServers, folders, ...rest } = wish.settings;
  if (gateway !== null && !sameNetwork(gateway, { address, mask })) {
    throw failure('GATEWAY_OUTSIDE', { gateway, address, mask });
  }
  return makePlan({
    ...planOf(wish, lost, parts),
    ...rest,
    machineId,
    // What is missing turns out in the middle of a recovery, and must have a place to be put.
    folders: { ...folders, packages: folders.packages ?? parts.live?.packagesFolder ?? null },
    address: { value: address, source: 'agreed to by the operator when the recovery began' },
    network: { mask, gateway, dnsServers },
  });
}

function planOf({ directory }: { readonly directory: DirectorySource }, lostServer: LostServer, parts: RecoveryParts) {
  const steps = recoveryRunbook.map(({ card }) => card);
  return { lostServer, source: directory, steps, clock: parts.clock };
}

export function fqdnOf({ summary, domain }: LostServer): string {
  return (summary.fqdn ?? `${summary.name}.${domain}`).toLowerCase();
}

function accountFor({ operator }: RecoveryParts, source: DirectorySource) {
  if ('user' in source) return { name: source.user, source: 'the account that the directory is read with' };
  const [domain, name] = operator.account.split('\\');
  const isLocal = name === undefined || domain?.toLowerCase() === operator.computer.toLowerCase();
  return isLocal ? null : { name: operator.account, source: 'the account that this program runs under' };
}
