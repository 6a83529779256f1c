import type { BeforeAfterRow, ServerSettings } from '../../preload/contract/index.js';

type Read = Pick<ServerSettings, 'unread'>;

/** Keys of the registry that were closed to a reading, each with why: `unread` has them as `registry.KEY`. */
const closedIn = ({ unread }: Read): (readonly [key: string, why: string])[] =>
  Object.entries(unread).flatMap(([part, why]) => {
    const key = /^registry\.(.+)$/.exec(part)?.[1];
    return key === undefined ? [] : [[key, why] as const];
  });

/** Whether a value could be compared: its key, or one above it, was closed to no side. */
export function openToAll(sides: readonly Read[]): (value: { readonly key: string }) => boolean {
  const closed = sides.flatMap(closedIn).map(([key]) => `${key}\\`.toLowerCase());
  return ({ key }) => !closed.some(one => `${key}\\`.toLowerCase().startsWith(one));
}

/** A row for each key that was closed to either side: nobody knows whether its values are as they were. */
export function closedRows(kit: ServerSettings, now: ServerSettings): BeforeAfterRow[] {
  // Where no registry was read at all, one row says so.
  if (kit.unread['registry'] !== undefined || now.unread['registry'] !== undefined) return [];
  const [was, is] = [closedIn(kit), closedIn(now)].map(
    closed => new Map(closed.map(([key, why]) => [key.toLowerCase(), { key, why }])),
  );
  return [...new Set([...(was?.keys() ?? []), ...(is?.keys() ?? [])])].map(id => {
    const [one, other] = [was?.get(id), is?.get(id)];
    const told = (side: { readonly why: string } | undefined): string => (side ? `not read: ${side.why}` : 'read');
    return {
      ...{ area: 'settings', id: `registry-closed-${id}`, label: one?.key ?? other?.key ?? id, kind: 'unknown' },
      ...{ lost: told(one), lostSource: `the kit, read ${kit.readAt}` },
      ...{ rebuilt: told(other), rebuiltSource: now.sources['registry'] ?? 'this server' },
      ...{ result: 'unknown', remedy: 'It could not be compared.' },
    };
  });
}
