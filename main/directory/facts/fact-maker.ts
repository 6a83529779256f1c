import type { Fact, LostServer } from '../../../preload/contract/index.js';
import { valuesIn } from '../directory-objects.js';
import { minute } from '../minute.js';

export const notRecorded = 'not recorded';

export interface Told {
  readonly id: string;
  readonly label: string;
  readonly value: string | null;
  readonly attribute: string;
  readonly of: string;
}

/** A fact of a reading: what is said, the attribute that says it, and what stands there. */
export function factOf(server: LostServer, { id, label, value, attribute, of }: Told): Fact {
  const raw = valuesIn(server.objects, of, attribute);
  return {
    id,
    label,
    value: value ?? notRecorded,
    source: `${attribute} of ${of}, ${server.readFrom}`,
    ...(raw.length > 0 && { raw: raw.join('\n') }),
    readAt: server.readAt,
  };
}

/** A fact that does not stand in one attribute. */
export function otherFact(server: LostServer, told: Pick<Fact, 'id' | 'label' | 'value' | 'source'>): Fact {
  return { ...told, readAt: server.readAt };
}

/** Null stays null. */
export const minuteOf = (moment: string | null): string | null => (moment === null ? null : minute(moment));
