import { Resolver } from 'node:dns/promises';
import { isIP } from 'node:net';
import { failure } from '../../problems/problem.js';

/** How long DNS may take. */
export interface Patience {
  /** Milliseconds for the first try; the system's own rules make later ones longer. */
  readonly timeout: number;
  /** DNS is asked again when a packet was lost. */
  readonly tries: number;
}

/** About ten seconds in all. */
const usualPatience: Patience = { timeout: 3000, tries: 2 };

/** What DNS answers with when a name, or a record of that kind, does not exist; or what no name can be. */
const absent = new Set(['ENOTFOUND', 'ENODATA', 'EBADNAME']);

export interface Question {
  readonly name: string;
  /** `ADDRESS` or `ADDRESS:PORT`; the system's servers without it. */
  readonly dnsServer: string | undefined;
  readonly patience?: Patience | undefined;
}

/** Who is asked, for people. */
export function whoIsAsked(dnsServer: string | undefined): string {
  return dnsServer === undefined ? 'DNS of this machine' : `DNS server ${dnsServer}`;
}

/** The records that answer a question; null when there are none. Throws `DNS_NOT_ANSWERED` when nobody could say. */
export async function recordsOf<T>(
  { name, dnsServer, patience = usualPatience }: Question,
  ask: (resolver: Resolver) => Promise<readonly T[]>,
): Promise<readonly T[] | null> {
  const notAnswered = (code: string, cause?: unknown): Error =>
    failure('DNS_NOT_ANSWERED', { name, askedAt: whoIsAsked(dnsServer), code }, cause);
  if (dnsServer !== undefined && !isServerAddress(dnsServer)) throw notAnswered('it is not the address of a server');
  const resolver = new Resolver(patience);
  if (dnsServer !== undefined) resolver.setServers([dnsServer]);
  try {
    return await ask(resolver);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && absent.has(code)) return null;
    throw notAnswered(code ?? String(error), error);
  }
}

/** Looked at here, because the runtime takes a port too high for another one, and port 0 ends the whole process. */
function isServerAddress(text: string): boolean {
  const [, bracketed, four, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(\d+))?$/.exec(text) ?? [];
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false;
  return bracketed === undefined ? isIP(four ?? text) !== 0 : isIP(bracketed) === 6;
}
