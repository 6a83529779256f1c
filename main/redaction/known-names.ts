import type { StandIn } from '../../preload/contract/index.js';
import type { HiddenText } from './hidden-text.js';
import { capitalWords, ordinaryWords } from './ordinary-words.js';

/** How surely a text that reads like a name is that name. */
type Trust = 'inside words' | 'as a word' | 'in its place';

/** A name of so many letters, which is no word, is told even inside another: the company in `contosomail`. */
const distinctive = 6;

const joined = [...ordinaryWords].join(' ');

export function trustOf({ name, kind }: Pick<StandIn, 'name' | 'kind'>): Trust {
  if (/[\s.@]/.test(name) && name.length > 3) return 'as a word';
  const plain = /^[\p{L}]+$/u.test(name);
  if (/^\d*$/.test(name) || name.length < 3 || ordinaryWords.has(name)) return 'in its place';
  if (kind === 'ip' || kind === 'ipv6') return 'as a word';
  if (plain && name.length < 4) return 'in its place';
  return name.length >= distinctive && !joined.includes(name) ? 'inside words' : 'as a word';
}

/** Finds every name that is known, the longest first. */
export class KnownNames {
  readonly #pattern: RegExp | undefined;
  readonly #byName = new Map<string, { readonly standIn: StandIn; readonly trust: Trust }>();

  constructor(all: readonly StandIn[]) {
    const usable = all.filter(({ everywhere, name }) => everywhere && name.trim() !== '');
    for (const standIn of usable) this.#byName.set(standIn.name, { standIn, trust: trustOf(standIn) });
    const names = usable.map(({ name }) => name).sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    if (names.length > 0) this.#pattern = new RegExp(names.map(one => this.#alternative(one)).join('|'), 'giu');
  }

  hide(hidden: HiddenText): void {
    if (!this.#pattern) return;
    hidden.text = hidden.text.replace(this.#pattern, (found: string, ...rest: unknown[]) => {
      const [at, text] = rest.slice(-2) as [number, string];
      const known = this.#byName.get(found.toLowerCase());
      if (!known) return found;
      const { standIn, trust } = known;
      if (trust === 'in its place' && !isInPlace(text, at, found)) return found;
      // The id of a recovery begins with the name of its server, in small letters.
      const inId = /^-\d{8}-\d{6}/.test(text.slice(at + found.length, at + found.length + 16));
      return hidden.mark(inId ? standIn.standIn.toLowerCase() : standIn.standIn);
    });
  }

  #alternative(name: string): string {
    const escaped = name.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&').replace(/ /g, '[ ]');
    return this.#byName.get(name)?.trust === 'inside words'
      ? escaped
      : `(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`;
  }
}

/**
 * Whether a word that may be any word stands where a name stands: alone, in quotation marks, behind = or a slash, before
 * the $ of a computer account, behind the option of a command that takes a name, or in the capitals of a name.
 */
function isInPlace(text: string, at: number, found: string): boolean {
  const before = text.slice(Math.max(0, at - 24), at);
  const after = text.slice(at + found.length, at + found.length + 16);
  const capitals = /\p{Lu}/u.test(found) && found === found.toUpperCase();
  if (before === '' && after === '' && text.length === found.length) return true;
  if (/^\$(?![\p{L}\p{N}])/u.test(after) || /^-\d{8}-\d{6}/.test(after)) return true;
  if (
    /(?:^|[\s"'(])(?:(?:--?|\/)(?:server|name|to|from|newname|scenario|rehearsal|computer(?:name)?|identity|domaincontroller|domain|machine)[ :])$/i.test(
      before,
    )
  )
    return true;
  if (/["'“‘«]$/.test(before) && /^["'”’»]/.test(after)) return true;
  if (/(?:netbios|ncacn_\w+|ncalrpc):$/i.test(before)) return true;
  return capitals && found.length > 1 && !capitalWords.has(found);
}
