import { isIP, isIPv4 } from 'node:net';
import { dnsNameForm, isGlobalCatalog } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';

/**
 * The address of a domain controller as it was typed, in the form in which it is kept. Throws `WRONG_USE`, whose words
 * repeat nothing of an address that may hold a password.
 */
export function controllerUrl(text: string): string {
  if (text.includes('@')) {
    throw wrong('The address of a domain controller holds no account. Use --user NAME@DOMAIN and --password-stdin.');
  }
  const [, scheme = '', host = '', port] = /^(ldaps?):\/\/(\[[^\]]*\]|[^/:?#\s]*)(?::([^/]*))?\/?$/i.exec(text) ?? [];
  if (scheme === '' || !isHost(host)) {
    throw wrong(
      `"${text}" is not the address of a domain controller. Write ldaps://dc1.contoso.local, or ldaps://HOST:PORT.`,
    );
  }
  if (port !== undefined && !isPort(port)) throw wrong(`"${port}" is no port. LDAPS listens on 636, LDAP on 389.`);
  if (isGlobalCatalog(text)) {
    throw wrong('The global catalog holds only a part of each object. Leave the port out: LDAPS is 636, LDAP 389.');
  }
  return `${scheme.toLowerCase()}://${host}${port === undefined ? '' : `:${port}`}`;
}

/** A DNS name that stands after `prefix` in `--directory`. */
export function dnsName(text: string, prefix: 'domain:' | 'windows:'): string {
  if (isName(text)) return text;
  const example = prefix === 'domain:' ? 'domain:contoso.local' : 'windows:dc1.contoso.local';
  if (text === '') throw wrong(`"${prefix}" is followed by a DNS name, as in ${example}.`);
  throw wrong(`"${text}" is no DNS name. Write ${example}.`);
}

/** `ADDRESS` or `ADDRESS:PORT` of a DNS server. A name would first have to be looked up, so it is refused. */
export function dnsServerAddress(text: string): string {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(text) ?? [];
  const isAddress = isIP(text) !== 0 || isIP(bracketed ?? '') === 6 || isIPv4(plain ?? '');
  if (!isAddress) throw wrong(`"${text}" is no IP address. Write --dns 10.0.0.10, or --dns 10.0.0.10:5353.`);
  if (port !== undefined && isIP(text) === 0 && !isPort(port)) throw wrong(`"${port}" is no port. DNS listens on 53.`);
  return text;
}

/** A host is a DNS name, an IPv4 address or an IPv6 address in brackets. */
function isHost(text: string): boolean {
  if (text.startsWith('[')) return isIP(text.slice(1, -1)) === 6;
  // What is all digits and dots is meant as an address, and must be one.
  return /^[\d.]+$/.test(text) ? isIPv4(text) : isName(text);
}

function isName(text: string): boolean {
  return text.length <= 253 && dnsNameForm.test(text);
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;
}

const wrong = (what: string) => failure('WRONG_USE', { what });
