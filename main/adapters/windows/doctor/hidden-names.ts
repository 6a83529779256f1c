/** Kinds of names that a bug report must not show. */
export type NameKind = 'computer' | 'domain' | 'user' | 'host' | 'site' | 'ip' | 'sid' | 'key' | 'share' | 'mac';

/**
 * Gives each name a stand-in, always the same one, so that it stays visible what is the same: `<computer-1>`. Case makes
 * no difference.
 */
export class StandIns {
  readonly #given = new Map<string, string>();
  readonly #counts = new Map<NameKind, number>();

  for(kind: NameKind, name: string): string {
    const key = name.toLowerCase();
    const known = this.#given.get(key);
    if (known !== undefined) return known;
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    const standIn = `<${kind}-${String(count)}>`;
    this.#given.set(key, standIn);
    return standIn;
  }
}

/** A name that is known, and of what kind. */
export interface KnownName {
  readonly kind: NameKind;
  readonly name: string;
}

/** A text in which every known name is a stand-in, the longest first. A name inside another word is left. */
export function hideNames(text: string, names: readonly KnownName[], standIns: StandIns): string {
  const byName = new Map(names.map(one => [one.name.toLowerCase(), one]));
  const usable = [...byName.keys()].filter(name => name.trim().length > 1).sort((a, b) => b.length - a.length);
  if (usable.length === 0) return text;
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${usable.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'giu');
  return text.replace(pattern, found => {
    const known = byName.get(found.toLowerCase());
    return known ? standIns.for(known.kind, known.name) : found;
  });
}

/** A text as a regular expression that means it. */
export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
