import { isDeepStrictEqual } from 'node:util';
import type {
  CheckResult,
  HostChange,
  HostFacts,
  LostServer,
  PreviewItem,
  VirtualDirectory,
} from '../../../../preload/contract/index.js';
import { putRightChecks } from '../../../../preload/contract/put-right-checks.js';
import type { Host } from '../../../ports/host.js';
import { describeChange } from '../../describe-change.js';
import { sameText } from '../../evidence.js';

/** Changes that this step makes, from the fixes of the checks. */
type Repair = Extract<HostChange, { kind: 'start-service' | 'set-service-start' | 'set-virtual-directory' }>;

const isRepair = ({ kind }: HostChange): boolean =>
  kind === 'start-service' || kind === 'set-service-start' || kind === 'set-virtual-directory';

/** What stands on the server and in the directory now. */
export interface Standing {
  readonly facts: HostFacts;
  readonly now: LostServer;
}

/** What would put these checks right, each change once. A service that is disabled can't be started: that comes first. */
export function repairsOf(checks: readonly CheckResult[], { facts }: Standing): Repair[] {
  const all = checks
    .filter(({ id }) => putRightChecks.includes(id))
    .flatMap(({ fix }) => fix?.changes ?? [])
    .filter((change): change is Repair => isRepair(change))
    .flatMap((change): Repair[] =>
      change.kind === 'start-service' && serviceOf(facts, change.service)?.startMode === 'Disabled'
        ? [{ kind: 'set-service-start', service: change.service, startMode: 'Automatic' }, change]
        : [change],
    );
  return all.filter((change, place) => all.findIndex(other => isDeepStrictEqual(other, change)) === place);
}

const serviceOf = ({ services }: HostFacts, name: string) => services.find(one => sameText(one.name, name));

/** Each thing that would be changed, with what stands there now. */
export function beforeOf(repairs: readonly Repair[], standing: Standing): Record<string, string> {
  return Object.fromEntries(repairs.map(change => [placeOf(change), valueOf(change, standing)]));
}

function placeOf(change: Repair): string {
  switch (change.kind) {
    case 'start-service':
      return `service ${change.service}`;
    case 'set-service-start':
      return `start of ${change.service}`;
    case 'set-virtual-directory':
      return `${change.property} of ${change.identity}`;
  }
}

function valueOf(change: Repair, { facts, now }: Standing): string {
  switch (change.kind) {
    case 'start-service':
      return serviceOf(facts, change.service)?.state ?? 'missing';
    case 'set-service-start':
      return serviceOf(facts, change.service)?.startMode ?? 'missing';
    case 'set-virtual-directory':
      return urlBefore(change, now) ?? 'none';
  }
}

type SetUrl = Extract<Repair, { kind: 'set-virtual-directory' }>;

function urlBefore({ identity, property }: SetUrl, { virtualDirectories }: LostServer): string | null {
  const name = identity.slice(identity.indexOf('\\') + 1);
  const one: VirtualDirectory | undefined = virtualDirectories.find(found => sameText(found.name, name));
  if (property === 'InternalUrl') return one?.internalUrl ?? null;
  return property === 'ExternalUrl' ? (one?.externalUrl ?? null) : null;
}

/** Each as the operator sees it before he agrees. */
export function describeRepair(host: Host, change: Repair, { facts, now }: Standing): PreviewItem[] {
  if (change.kind !== 'set-virtual-directory') return describeChange(host, change, facts);
  const undo = host.commandsFor({ ...change, value: urlBefore(change, now) }).join('; ');
  const { property, identity, value } = change;
  return host
    .commandsFor(change)
    .map(command => ({ command, changes: `Sets ${property} of ${identity} to ${value ?? 'nothing'}.`, undo }));
}

/** Services that these changes start. */
export const started = (changes: readonly HostChange[]): string[] =>
  changes.flatMap(change => (change.kind === 'start-service' ? [change.service] : []));
