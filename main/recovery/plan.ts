import type { DirectorySource, LostServer, Plan, StepCard } from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import { failure } from '../problems/problem.js';
import { targetDirOf } from '../product/install-path.js';

/** What a plan is made from, besides the directory. */
export interface PlanParts {
  readonly lostServer: LostServer;
  readonly source: DirectorySource;
  /** The lost server's address, which the directory does not hold, and where it was found. */
  readonly address: { readonly value: string; readonly source: string } | null;
  readonly network: Pick<Plan['identity'], 'mask' | 'gateway' | 'dnsServers'>;
  readonly joinAccount: string;
  readonly lostAt: string | null;
  readonly domainController: string | null;
  readonly folders?: Plan['folders'];
  readonly machineId?: string | null;
  readonly steps: readonly StepCard[];
  readonly clock: Clock;
}

/** Decides, from what is recorded, what the rebuilt server must become. Throws when too little is recorded. */
export function makePlan(parts: PlanParts): Plan {
  const { lostServer, address, network, clock } = parts;
  const { summary, domain } = lostServer;
  const requiredMedia = requiredMediaOf(lostServer);
  const fqdn = summary.fqdn ?? `${summary.name}.${domain}`.toLowerCase();
  if (!address) throw failure('ADDRESS_NOT_KNOWN', { fqdn });
  return {
    schema: 'cas-recovery/plan/1',
    madeAt: clock.now(),
    directory: parts.source,
    lostServer,
    identity: {
      name: summary.name,
      fqdn,
      domain,
      address: address.value,
      addressSource: address.source,
      ...network,
      joinAccount: parts.joinAccount,
    },
    lostAt: parts.lostAt,
    targetDir: targetDirOf(lostServer.installPath),
    domainController: parts.domainController,
    requiredMedia,
    machineId: parts.machineId ?? null,
    folders: parts.folders ?? { media: null, packages: null, windowsSource: null },
    steps: [...parts.steps],
  };
}

/** The setup media that fit what the directory records. Throws when it records no build. */
export function requiredMediaOf({ summary: { name, version } }: LostServer): string {
  if (!version) throw failure('BUILD_NOT_RECORDED', { server: name });
  return `${version.name} (${version.build})`;
}
