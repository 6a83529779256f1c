import type { HostFacts, ServerRole } from '../../../../preload/contract/index.js';
import type {
  FrameworkNeed,
  HotfixNeed,
  PackageNeed,
  Prerequisite,
  ServiceNeed,
} from '../../../product/prerequisites/prerequisite.js';
import { systemOf } from '../../../product/prerequisites/systems.js';
import { prerequisitesOf } from '../../../product/prerequisites/table.js';
import { sameText } from '../../evidence.js';

/** How this server stands to one row of the table. */
export interface Standing<N extends Prerequisite = Prerequisite> {
  readonly need: N;
  readonly is: 'there' | 'missing' | 'unknown';
  /** What was found, in a few words. */
  readonly found: string;
}

/** Every row that counts for this server, or undefined for a Windows that nobody knows the rows of. */
export function standingsOf(facts: HostFacts, roles: readonly ServerRole[]): Standing[] | undefined {
  const system = systemOf(facts.operatingSystem.version);
  if (system === undefined) return undefined;
  return prerequisitesOf(system, roles).map(need => standingOf(facts, need));
}

/** The standings of one kind of rows. */
export function standingsOfKind<K extends Prerequisite['kind']>(
  standings: readonly Standing[],
  kind: K,
): Standing<Extract<Prerequisite, { kind: K }>>[] {
  return standings.filter((one): one is Standing<Extract<Prerequisite, { kind: K }>> => one.need.kind === kind);
}

/** What setup needs and does not find. */
export function lacks<N extends Prerequisite>(standings: readonly Standing<N>[]): Standing<N>[] {
  return standings.filter(({ need, is }) => is === 'missing' && need.weight === 'required');
}

function standingOf(facts: HostFacts, need: Prerequisite): Standing {
  const judged = setupHasJudged(facts);
  switch (need.kind) {
    case 'feature':
      return found(need, 'features' in facts.unread, hasText(facts.features, need.id), facts.unread['features']);
    case 'framework':
      return frameworkStanding(facts, need);
    case 'hotfix':
      return judged ? accepted(need) : hotfixStanding(facts, need);
    case 'package':
      return judged ? accepted(need) : packageStanding(facts, need);
    case 'service':
      return judged ? accepted(need) : serviceStanding(facts, need);
  }
}

/**
 * Setup itself stops and disables services while it works, and has looked at hotfixes and packages before it began:
 * from then on they say nothing about this step.
 */
function setupHasJudged({ exchange: { setup } }: HostFacts): boolean {
  return setup.state === 'running' || setup.state === 'succeeded';
}

const accepted = <N extends Prerequisite>(need: N): Standing<N> => ({
  need,
  is: 'unknown',
  found: 'setup has accepted this server',
});

function found<N extends Prerequisite>(
  need: N,
  unread: boolean,
  there: boolean,
  why = 'could not be read',
): Standing<N> {
  if (unread) return { need, is: 'unknown', found: why };
  return there ? { need, is: 'there', found: 'installed' } : { need, is: 'missing', found: 'missing' };
}

function frameworkStanding(facts: HostFacts, need: FrameworkNeed): Standing<FrameworkNeed> {
  const version = facts.dotNet.find(one => one.startsWith(need.version));
  if (version !== undefined) return { need, is: 'there', found: version };
  const unread = 'dotNet' in facts.unread && 'features' in facts.unread;
  return found(
    need,
    unread,
    need.features.some(name => hasText(facts.features, name)),
    facts.unread['dotNet'],
  );
}

function hotfixStanding(facts: HostFacts, need: HotfixNeed): Standing<HotfixNeed> {
  return found(need, 'hotfixes' in facts.unread, hasText(facts.hotfixes, need.id), facts.unread['hotfixes']);
}

function packageStanding(facts: HostFacts, need: PackageNeed): Standing<PackageNeed> {
  const { productCode } = need;
  if (productCode === null) return { need, is: 'unknown', found: 'can’t be told' };
  const program = facts.programs?.find(({ code }) => sameText(code, productCode));
  const unread = facts.programs === undefined || 'programs' in facts.unread;
  return found(need, unread, program !== undefined, facts.unread['programs']);
}

function serviceStanding(facts: HostFacts, need: ServiceNeed): Standing<ServiceNeed> {
  const why = facts.unread['services'];
  if (why !== undefined) return { need, is: 'unknown', found: why };
  const service = facts.services.find(({ name }) => sameText(name, need.id));
  if (!service) {
    return need.comesWith === null
      ? { need, is: 'unknown', found: 'not among the services that were read' }
      : { need, is: 'missing', found: 'not there yet' };
  }
  const fit = need.startModes.includes(service.startMode) && (!need.running || service.state === 'Running');
  const state = need.running ? `${service.startMode}, ${service.state}` : service.startMode;
  return { need, is: fit ? 'there' : 'missing', found: state };
}

function hasText(list: readonly string[], wanted: string): boolean {
  return list.some(one => sameText(one, wanted));
}
