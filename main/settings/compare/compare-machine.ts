import type { DifferenceGroup, ServerSettings } from '../../../preload/contract/index.js';
import { difference, type Advice, type Circumstances } from './difference.js';
import type { PartOutcome, Settings } from './parts.js';
import { hideArguments } from './secrets.js';

interface Told {
  readonly group: Extract<DifferenceGroup, 'network' | 'system'>;
  readonly what: string;
  /** The part of the settings that it comes from, as `unread` names it. */
  readonly part: string;
  readonly by: string;
  /** Null where nobody could read it. */
  readonly values: (settings: ServerSettings) => readonly string[] | null;
}

/** What belongs to a machine: this program tells it, and leaves it to a person. */
const told: readonly Told[] = [
  {
    group: 'network',
    what: 'Addresses of adapters',
    part: 'machine',
    by: 'set them in the properties of the adapter',
    values: ({ machine }) =>
      machine?.adapters.map(
        ({ address, mask, gateway, dnsServers, moreAddresses }) =>
          `${[address, ...moreAddresses].join(' ')} mask ${mask} gateway ${gateway ?? 'none'} DNS ${dnsServers.join(' ') || 'none'}`,
      ) ?? null,
  },
  {
    group: 'network',
    what: 'Permanent routes',
    part: 'routes',
    by: 'use route -p add',
    values: ({ routes }) => routes,
  },
  {
    group: 'network',
    what: 'Network Load Balancing',
    part: 'loadBalancing',
    by: 'join the cluster again in Network Load Balancing Manager, last of all',
    values: ({ loadBalancing }) =>
      loadBalancing.flatMap(({ adapter, values, portRules }) => [
        ...pairs(values).map(pair => `${adapter}: ${pair}`),
        ...portRules.map(rule => `${adapter}: rule ${pairs(rule).join(' ')}`),
      ]),
  },
  {
    group: 'system',
    what: 'Windows features',
    part: 'machine',
    by: 'install them in Server Manager',
    values: ({ machine }) => machine?.features ?? null,
  },
  {
    group: 'system',
    what: 'Windows',
    part: 'machine',
    by: 'Windows was chosen when this server was set up',
    values: ({ machine }) => (machine ? [`${machine.operatingSystem.name} ${machine.operatingSystem.version}`] : null),
  },
  {
    group: 'system',
    what: 'Scheduled tasks',
    part: 'tasks',
    by: 'make them again in Task Scheduler; their passwords are not in the kit',
    values: ({ tasks }) =>
      tasks.map(
        ({ path, command, runsAs, enabled }) =>
          `${path}: ${hideArguments(command)} as ${runsAs}${enabled ? '' : ', disabled'}`,
      ),
  },
  {
    group: 'system',
    what: 'Page file',
    part: 'pageFiles',
    by: 'set it in the system properties',
    values: ({ pageFiles }) => pageFiles,
  },
  {
    group: 'system',
    what: 'Power plan',
    part: 'powerPlan',
    by: 'use powercfg -setactive',
    values: ({ powerPlan }) => (powerPlan === null ? null : [powerPlan]),
  },
];

const pairs = (values: Readonly<Record<string, string>>): string[] =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .sort();

/** What differs between the machines themselves: line by line, each only where it is missing or surplus. */
export function compareMachines(settings: Settings, group: Told['group'], circumstances: Circumstances): PartOutcome {
  const parts = told
    .filter(one => one.group === group)
    .map(one => compareTold(one, settings, circumstances))
    .filter((one): one is PartOutcome => one !== null);
  return {
    differences: parts.flatMap(({ differences }) => differences),
    same: parts.reduce((sum, { same }) => sum + same, 0),
  };
}

function compareTold(one: Told, { kit, now, fresh }: Settings, circumstances: Circumstances): PartOutcome | null {
  if (one.part in kit.unread || one.part in now.unread) return null;
  const [wanted, here, before] = [one.values(kit), one.values(now), fresh && one.values(fresh)];
  if (!wanted || !here) return null;
  const [ofKit, ofNow] = [only(wanted, here), only(here, wanted)];
  if (ofKit.length === 0 && ofNow.length === 0) return { differences: [], same: wanted.length > 0 ? 1 : 0 };
  const found = difference(
    {
      group: one.group,
      place: { kind: 'other', what: one.what },
      title: one.what,
      kit: ofKit.join('\n') || null,
      now: ofNow.join('\n') || null,
      fresh: before ? only(before, wanted).join('\n') || null : undefined,
      address: `other ${one.what}`,
      advice: ofKit.length > 0 ? lookAt : onlyHere,
      byHand: one.by,
    },
    circumstances,
  );
  return { differences: [found], same: 0 };
}

const only = (these: readonly string[], those: readonly string[]): string[] =>
  these.filter(one => !those.includes(one));

const lookAt: Advice = { advice: 'look', why: 'It belongs to the machine. Set it by hand where you need it again.' };
const onlyHere: Advice = { advice: 'leave', why: 'The lost server had nothing that is missing here.' };
