import type { HandOffNetwork, HandOffServer, HostFacts, LostServer, Plan } from '../../../preload/contract/index.js';
import { isSameComputer, shortName } from '../computer-name.js';

/** Where something may be known of the server that a backup is of. The first that knows a part counts. */
export interface ServerSources {
  /** This very computer, which may be that server. */
  readonly here: HostFacts | null;
  /** Of a recovery kit of that server. */
  readonly kit: { readonly path: string; readonly machine: HostFacts | null } | null;
  /** The plan of a recovery of it. */
  readonly plan: Plan['identity'] | null;
  readonly directory: LostServer | null;
}

type Part = keyof Omit<HandOffServer, 'name' | 'sources'>;

/** Puts together what is known of the server. What nobody knows stays null, without a source. */
export function serverOfBackup(name: string, all: ServerSources): HandOffServer {
  const sources: Partial<Record<Part, string>> = {};
  const machines = machinesOf(name, all);
  const directory = all.directory && isSameComputer(all.directory.summary.name, name) ? all.directory : null;
  const plan = all.plan && isSameComputer(all.plan.name, name) ? all.plan : null;
  /** Looks in the machines first, then in the other places. */
  const first = <T>(
    part: Part,
    key: keyof HostFacts,
    ofMachine: (facts: HostFacts) => T | null | undefined,
    ...others: readonly (readonly [T | null | undefined, string])[]
  ): T | null => {
    const ways = [
      ...machines.map(
        ({ facts, where }) =>
          [
            facts.unread[key] === undefined ? ofMachine(facts) : null,
            `${facts.sources[key] ?? key}, ${where}`,
          ] as const,
      ),
      ...others,
    ];
    for (const [value, source] of ways) {
      if (value === null || value === undefined) continue;
      sources[part] = source;
      return value;
    }
    return null;
  };
  const from = (attribute: string): string => `${attribute}, ${directory?.readFrom ?? ''}`;
  const account = directory?.computer;
  return {
    name: shortName(name),
    fqdn: first(
      'fqdn',
      'fqdn',
      ({ fqdn }) => fqdn,
      [plan?.fqdn, 'plan of the recovery'],
      [directory?.summary.fqdn, from('networkAddress')],
    ),
    domain: first(
      'domain',
      'domain',
      ({ domain }) => domain,
      [plan?.domain, 'plan of the recovery'],
      [directory?.domain, from('computer account')],
    ),
    system: first('system', 'operatingSystem', ({ operatingSystem }) => operatingSystem.name || null, [
      account?.operatingSystem,
      from('operatingSystem of the computer account'),
    ]),
    generation: first('generation', 'operatingSystem', ({ operatingSystem }) => generationOf(operatingSystem.version), [
      generationOf(account?.operatingSystemVersion),
      from('operatingSystemVersion of the computer account'),
    ]),
    networks:
      first(
        'networks',
        'adapters',
        facts => some(facts.adapters.map(networkOf)),
        [plan && [networkOfPlan(plan)], `plan of the recovery: ${plan?.addressSource ?? ''}`],
        [some(addressesIn(directory)), `A record, ${directory?.nameRecords.source ?? ''}`],
      ) ?? [],
    firmware: first('firmware', 'firmware', ({ firmware }) => firmware),
    disks: first('disks', 'disks', ({ disks }) => some(disks ?? [])) ?? [],
    exchangeBuild: first('exchangeBuild', 'exchange', ({ exchange }) => exchange.installedBuild, [
      directory?.summary.version?.build,
      from('serialNumber'),
    ]),
    rollupBuild: first('rollupBuild', 'exchange', ({ exchange }) => exchange.rollupBuild),
    sources,
  };
}

function machinesOf(name: string, { here, kit }: ServerSources): { facts: HostFacts; where: string }[] {
  return [
    { facts: here, where: 'the server itself' },
    { facts: kit?.machine ?? null, where: `recovery kit ${kit?.path ?? ''}` },
  ].flatMap(({ facts, where }) => (facts && isSameComputer(facts.name, name) ? [{ facts, where }] : []));
}

const some = <T>(list: readonly T[]): T[] | null => (list.length === 0 ? null : [...list]);

/** `6.1` of `6.1.7601` and of `6.1 (7601)`. */
const generationOf = (version: string | null | undefined): string | null =>
  /^\d+\.\d+/.exec(version ?? '')?.[0] ?? null;

function networkOf({
  name,
  address,
  mask,
  gateway,
  dnsServers,
  dhcp,
  moreAddresses,
}: HostFacts['adapters'][number]): HandOffNetwork {
  return { adapter: name === '' ? null : name, address, mask, gateway, dnsServers, dhcp, moreAddresses };
}

function networkOfPlan({ address, mask, gateway, dnsServers }: Plan['identity']): HandOffNetwork {
  return { adapter: null, address, mask, gateway, dnsServers, dhcp: false, moreAddresses: [] };
}

function addressesIn(directory: LostServer | null): HandOffNetwork[] {
  const [address, ...moreAddresses] = directory?.nameRecords.addresses ?? [];
  if (address === undefined) return [];
  return [{ adapter: null, address, mask: null, gateway: null, dnsServers: [], dhcp: false, moreAddresses }];
}
