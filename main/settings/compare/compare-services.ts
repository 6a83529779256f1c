import type { Service } from '../../../preload/contract/index.js';
import { isOfClientAccess } from '../../product/exchange-2010.js';
import { difference, type Advice, type Circumstances } from './difference.js';
import { differing, type PartOutcome, type Settings } from './parts.js';

const placeOf = ({ name }: Service): string => name.toLowerCase();
const shown = ({ startMode }: Service): string => startMode;

/** Start modes of services that both servers have, or that this one lacks. One that only this server has tells nothing. */
export function compareServices({ kit, now, fresh }: Settings, circumstances: Circumstances): PartOutcome {
  const wanted = new Set(kit.services.map(placeOf));
  const here = now.services.filter(one => wanted.has(placeOf(one)));
  const found = differing({ kit: kit.services, now: here, fresh: fresh?.services }, placeOf, shown);
  return {
    same: found.same,
    differences: found.differing.map(({ kit: ofKit, now: ofNow, fresh: ofFresh }) => {
      const name = ofKit?.name ?? ofNow?.name ?? '';
      return difference(
        {
          group: 'services',
          place: { kind: 'service', service: name },
          title: `Service ${name}: start mode`,
          kit: ofKit ? shown(ofKit) : null,
          now: ofNow ? shown(ofNow) : null,
          fresh: ofFresh === undefined ? undefined : ofFresh && shown(ofFresh),
          address: `service ${name}`,
          advice: ofNow ? adviseMode(name) : missing,
          byHand: ofNow ? null : 'the service is not installed on this server',
        },
        circumstances,
      );
    }),
  };
}

const missing: Advice = {
  advice: 'look',
  why: 'The program that it belongs to is not installed here. Install it if you need it.',
};

function adviseMode(name: string): Advice | undefined {
  if (isOfClientAccess(name)) return undefined;
  return { advice: 'look', why: 'It is no service of Exchange. Only you know whether this mode was set on purpose.' };
}
