import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { ServedCertificate } from '../../ports/probes.js';

const longest = 10;

type Maybe = Partial<DetailedPeerCertificate> | undefined;
/** Where there is none, Node gives an empty object. */
const isThere = (one: Maybe): one is DetailedPeerCertificate => one?.raw !== undefined;

/** The certificates that the server sent, its own first. What this computer trusts adds none. */
export function servedChain(socket: TLSSocket): ServedCertificate[] {
  const chain: ServedCertificate[] = [];
  const seen = new Set<string>();
  let next: Maybe = socket.getPeerCertificate(true);
  while (isThere(next) && !seen.has(next.fingerprint256) && chain.length < longest) {
    seen.add(next.fingerprint256);
    chain.push(served(next));
    next = next.issuerCertificate;
  }
  return chain;
}

function served(one: DetailedPeerCertificate): ServedCertificate {
  const subject = nameOf(one.subject);
  const issuer = nameOf(one.issuer);
  return {
    thumbprint: one.fingerprint.replaceAll(':', '').toUpperCase(),
    subject,
    issuer,
    names: dnsNames(one.subjectaltname),
    notBefore: momentOf(one.valid_from),
    notAfter: momentOf(one.valid_to),
    selfSigned: subject === issuer,
  };
}

/** As Windows writes it: the most particular part first, in quotation marks where it holds what divides the parts. */
function nameOf(name: unknown): string {
  const parts = Object.entries((name ?? {}) as Record<string, string | string[]>);
  return parts
    .reverse()
    .flatMap(([key, value]) => [value].flat().map(one => `${key}=${quoted(one)}`))
    .join(', ');
}

const quoted = (value: string): string => (/[,+="\r\n<>#;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);

/** `DNS:a.example, IP Address:10.0.0.1`: Node puts into quotation marks what could be taken for several names. */
export function dnsNames(alternativeNames: string | undefined): string[] {
  const names: string[] = [];
  for (const [, kind, quotedName, plain = ''] of (alternativeNames ?? '').matchAll(
    /([\w ]+):(?:("(?:[^"\\]|\\.)*")|([^,]*))(?:, |$)/g,
  )) {
    if (kind === 'DNS') names.push(quotedName === undefined ? plain : unquoted(quotedName));
  }
  return names;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text;
  }
}

/** `Nov 27 10:00:00 2026 GMT`, ISO 8601. A date that is none stays as it is. */
function momentOf(text: string): string {
  const at = Date.parse(text);
  return Number.isNaN(at) ? text : new Date(at).toISOString();
}
