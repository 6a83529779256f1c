import type { NameKind, StandIn } from '../../preload/contract/index.js';

/** First label of a domain name, as Windows shortens it to the name of before DNS. */
const shortOf = (domain: string): string => (domain.split('.')[0] ?? '').slice(0, 15);

/**
 * Gives each name a stand-in, always the same one, so that it stays visible what is the same. Case makes no difference.
 * A domain and its short name share a number: `domain-1.example` and `DOMAIN-1`.
 */
export class StandIns {
  readonly #given = new Map<string, StandIn>();
  readonly #last = new Map<NameKind, number>();
  readonly #used = new Set<string>();

  /** Goes on with stand-ins that were given before. */
  constructor(known: readonly StandIn[] = []) {
    for (const one of known) this.#keep(one);
  }

  get all(): readonly StandIn[] {
    return [...this.#given.values()];
  }

  get size(): number {
    return this.#given.size;
  }

  known(name: string): StandIn | undefined {
    return this.#given.get(name.toLowerCase());
  }

  /** The stand-in of a name; a new one the first time. `everywhere`: see `StandIn`. */
  for(kind: NameKind, name: string, everywhere = false): string {
    const key = name.toLowerCase();
    const before = this.#given.get(key);
    if (before) {
      if (everywhere && !before.everywhere) this.#given.set(key, { ...before, everywhere });
      return before.standIn;
    }
    const standIn = this.#new(kind, key);
    this.#keep({ kind, name: key, standIn, everywhere });
    return standIn;
  }

  /** Another name of the same thing. */
  alias(name: string, of: string): void {
    const one = this.known(of);
    if (one && !this.known(name)) this.#keep({ ...one, name: name.toLowerCase() });
  }

  #keep(one: StandIn): void {
    this.#given.set(one.name, one);
    this.#used.add(one.standIn.toLowerCase());
    const number = numberIn(one);
    if (number > (this.#last.get(one.kind) ?? 0)) this.#last.set(one.kind, number);
  }

  #new(kind: NameKind, key: string): string {
    const twin = kind === 'domain' ? this.#twinOf(key) : undefined;
    if (twin !== undefined && !this.#used.has(twin)) return key.includes('.') ? twin : twin.toUpperCase();
    for (let number = (this.#last.get(kind) ?? 0) + 1; ; number++) {
      const standIn = formOf(kind, number, key);
      // A real name must not look like the stand-in of another.
      if (!this.#used.has(standIn.toLowerCase()) && !this.#given.has(standIn.toLowerCase())) return standIn;
    }
  }

  /** Of `contoso.local` the stand-in that goes with CONTOSO, and the other way round. */
  #twinOf(key: string): string | undefined {
    if (key.includes('.')) {
      const short = this.known(shortOf(key));
      return short?.kind === 'domain' ? `${short.standIn.toLowerCase()}.example` : undefined;
    }
    const long = this.all.find(({ kind, name }) => kind === 'domain' && name.includes('.') && shortOf(name) === key);
    return long?.standIn.split('.')[0];
  }
}

function numberIn({ kind, standIn }: StandIn): number {
  if (kind === 'ip') return addressNumber(standIn);
  if (kind === 'account-sid') return Number(standIn) - lastOfWindows;
  return Number.parseInt(/(\d+)(?:\.example)?$/.exec(standIn)?.[1] ?? '0', kind === 'ipv6' ? 16 : 10);
}

/** Windows numbers its own accounts and groups up to here. */
export const lastOfWindows = 1000;

const words: Partial<Record<NameKind, string>> = {
  server: 'SERVER',
  organization: 'ORGANIZATION',
  site: 'SITE',
  database: 'DATABASE',
  name: 'NAME',
  machine: 'MACHINE',
  mac: 'MAC',
  thumbprint: 'THUMBPRINT',
  key: 'KEY',
  account: 'account',
  share: 'share',
};

/** A stand-in has the form of what it stands for, where something reads it: an address is an address. */
function formOf(kind: NameKind, number: number, key: string): string {
  const word = words[kind];
  if (word !== undefined) return `${word}-${String(number)}`;
  switch (kind) {
    case 'domain':
      return key.includes('.') ? `domain-${String(number)}.example` : `DOMAIN-${String(number)}`;
    case 'ipv6':
      return `2001:db8::${number.toString(16)}`;
    case 'sid':
      return `S-1-5-21-0-0-${String(number)}`;
    case 'account-sid':
      return String(lastOfWindows + number);
    default:
      return addressOf(number);
  }
}

/** Networks for documents (RFC 5737), then the one for measurements (RFC 2544): nobody has them. */
const networks = ['192.0.2', '198.51.100', '203.0.113'] as const;
const hosts = 254;

function addressOf(number: number): string {
  const index = Math.floor((number - 1) / hosts);
  const host = String(((number - 1) % hosts) + 1);
  const rest = index - networks.length;
  return `${networks[index] ?? `198.${String(18 + Math.floor(rest / 256))}.${String(rest % 256)}`}.${host}`;
}

function addressNumber(address: string): number {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
  const index = networks.indexOf(`${String(a)}.${String(b)}.${String(c)}` as (typeof networks)[number]);
  return (index >= 0 ? index : networks.length + (b - 18) * 256 + c) * hosts + d;
}
