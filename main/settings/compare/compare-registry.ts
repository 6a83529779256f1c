import type { Difference, RegistryValue, ServerSettings } from '../../../preload/contract/index.js';
import { wantedRegistryValues } from '../trees/registry-values.js';
import { difference, type Advice, type Circumstances } from './difference.js';
import { differing, type PartOutcome, type Settings } from './parts.js';

const placeOf = ({ key, name }: RegistryValue): string => `${key}\\\\${name}`.toLowerCase();
const shown = (value: RegistryValue | null): string | null => (value ? `${value.type} ${value.data}` : null);

/** Kept up by Exchange itself. */
const ownWork = /\\RpcProxy\\\\ValidPorts/i;

/** Registry values by what stands there. */
export function compareRegistry({ kit, now, fresh }: Settings, circumstances: Circumstances): PartOutcome {
  const readable = (values: readonly RegistryValue[]): RegistryValue[] =>
    values.filter(({ key }) => whyClosed(kit, key) === undefined && whyClosed(now, key) === undefined);
  const lists = { kit: readable(kit.registry), now: readable(now.registry), fresh: fresh?.registry };
  const values = differing(lists, placeOf, shown);
  return {
    same: values.same,
    notCompared: [...closedKeys(kit, 'In the kit'), ...closedKeys(now, 'On the server')],
    differences: values.differing.map(({ kit: ofKit, now: ofNow, fresh: there }): Difference => {
      const { key, name } = ofKit ?? ofNow ?? { key: '', name: '' };
      const ofFresh = fresh && whyClosed(fresh, key) === undefined ? there : undefined;
      const address = `${key}\\\\${name}`;
      const found = difference(
        {
          group: 'registry',
          place: { kind: 'registry', key, name },
          title: `${key.replace(/^.*\\Services\\/i, 'Services\\')}: ${name === '' ? '(default)' : name}`,
          kit: shown(ofKit),
          now: shown(ofNow),
          fresh: ofFresh === undefined ? undefined : shown(ofFresh),
          address,
          advice: ownWork.test(address) ? exchangeWritesIt : undefined,
        },
        circumstances,
      );
      return found.meaning ? found : { ...found, meaning: meaningOf(key, name) };
    }),
  };
}

const closed = /^registry\./i;

/** Why nothing is known of a key, or of one above it; undefined where it was read. */
function whyClosed({ unread }: ServerSettings, key: string): string | undefined {
  const inside = `registry.${key}\\`.toLowerCase();
  return Object.entries(unread).find(
    ([part]) => closed.test(part) && inside.startsWith(`${part}\\`.toLowerCase()),
  )?.[1];
}

function closedKeys({ unread }: ServerSettings, where: string): { what: string; why: string }[] {
  const parts = Object.entries(unread).filter(([part]) => closed.test(part));
  return parts.map(([part, why]) => ({
    what: `Registry values of ${part.replace(closed, '')}`,
    why: `${where}: ${why}`,
  }));
}

const exchangeWritesIt: Advice = {
  advice: 'leave',
  why: 'Exchange writes this value itself, a quarter of an hour after it started.',
};

function meaningOf(key: string, name: string): Difference['meaning'] {
  const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
  const wanted = wantedRegistryValues.find(one => same(one.key, key) && (one.name === null || same(one.name, name)));
  return wanted ? { text: wanted.meaning, source: wanted.source } : null;
}
