import { Resolver } from 'node:dns/promises';
import { failure } from '../../problems/problem.js';

/** Milliseconds for one try, and how many there are: DNS is asked again when a packet was lost. */
const patience = { timeout: 3000, tries: 2 };

/** What DNS answers with when a name, or a record of that kind, does not exist. */
const absent = new Set(['ENOTFOUND', 'ENODATA']);

/** Asks this DNS server (`ADDRESS` or `ADDRESS:PORT`), or those of the system. */
export function resolverFor(dnsServer: string | undefined): Resolver {
  const resolver = new Resolver(patience);
  if (dnsServer !== undefined) resolver.setServers([dnsServer]);
  return resolver;
}

/** Who is asked, for people. */
export function whoIsAsked(dnsServer: string | undefined): string {
  return dnsServer === undefined ? 'DNS, as this machine is set up' : `DNS server ${dnsServer}`;
}

/** The records of a question; null when there are none. Throws `DNS_NOT_ANSWERED` when nobody could say. */
export async function recordsOf<T>(
  question: { readonly name: string; readonly askedAt: string },
  ask: () => Promise<readonly T[]>,
): Promise<readonly T[] | null> {
  try {
    return await ask();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && absent.has(code)) return null;
    throw failure('DNS_NOT_ANSWERED', { ...question, code: code ?? String(error) }, error);
  }
}
