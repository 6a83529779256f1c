import type { FailPoint, SimulatedMachine, StoredCertificate } from '../../../../preload/contract/index.js';
import { isLeft } from '../faults.js';

/** What is behind a port of a simulated machine. `quiet` takes connections and waits to be spoken to. */
export type Door =
  | { readonly kind: 'web'; readonly secure: boolean; readonly certificate: string | null }
  | {
      readonly kind: 'mail';
      readonly protocol: 'pop' | 'imap';
      readonly secure: boolean;
      readonly certificate: string | null;
    }
  | { readonly kind: 'quiet' }
  | { readonly kind: 'closed' };

/** The web server lets nobody in, or takes the connection and falls silent. */
export const doorFaults: readonly FailPoint[] = ['port-silent', 'probe-hangs'];
export const faultyPort = 443;

const closed = { kind: 'closed' } as const;
const quiet = { kind: 'quiet' } as const;

/** A service that does not run opens no port. */
export function doorOf(machine: SimulatedMachine, port: number): Door {
  const runs = (name: string): boolean =>
    machine.services.some(one => one.name.toLowerCase() === name.toLowerCase() && one.state === 'Running');
  const mail = (service: string, protocol: 'pop' | 'imap', secure: boolean): Door =>
    runs(service) ? { kind: 'mail', protocol, secure, certificate: ofMail(machine, protocol) } : closed;
  const openIf = (isOpen: boolean): Door => (isOpen ? quiet : closed);
  switch (port) {
    case 80:
      return runs('W3SVC') ? { kind: 'web', secure: false, certificate: null } : closed;
    case 443:
      if (isLeft(machine, 'probe-hangs')) return quiet;
      return runs('W3SVC') ? { kind: 'web', secure: true, certificate: ofWeb(machine) } : closed;
    case 110:
      return mail('MSExchangePOP3', 'pop', false);
    case 995:
      return mail('MSExchangePOP3', 'pop', true);
    case 143:
      return mail('MSExchangeIMAP4', 'imap', false);
    case 993:
      return mail('MSExchangeIMAP4', 'imap', true);
    case 135:
      // The endpoint mapper belongs to Windows.
      return quiet;
    case 808:
      return openIf(runs('MSExchangeMailboxReplication') && runs('NetTcpPortSharing'));
    case 6001:
      return openIf(runs('MSExchangeRPC'));
    case 6002:
    case 6004:
      return openIf(runs('MSExchangeAB'));
    default:
      return openIf(
        (port === staticPort(machine, 'MSExchangeRPC\\ParametersSystem', 'TCP/IP Port') && runs('MSExchangeRPC')) ||
          (port === staticPort(machine, 'MSExchangeAB\\Parameters', 'RpcTcpPort') && runs('MSExchangeAB')),
      );
  }
}

/** Undefined where Exchange takes any port. */
function staticPort({ settings }: SimulatedMachine, below: string, name: string): number | undefined {
  const end = `\\services\\${below}`.toLowerCase();
  const value = settings.registry.find(one => one.key.toLowerCase().endsWith(end) && one.name === name);
  return value && Number(value.data);
}

/** As http.sys chooses: a binding of the very address goes before one for every address. */
function ofWeb({ settings, adapters }: SimulatedMachine): string | null {
  const boundTo = (address: string | undefined): string | undefined =>
    settings.httpBindings.find(({ endpoint }) => endpoint === `${address ?? ''}:443`)?.thumbprint;
  return boundTo(adapters[0]?.address) ?? boundTo('0.0.0.0') ?? null;
}

/** POP3 and IMAP4 look for a certificate by a name, and take the one that is valid for the longest. */
function ofMail({ settings }: SimulatedMachine, protocol: 'pop' | 'imap'): string | null {
  const name = protocol === 'pop' ? settings.popCertificate : settings.imapCertificate;
  const service = protocol === 'pop' ? 'POP' : 'IMAP';
  if (name === null) return null;
  const fits = ({ hasPrivateKey, services, subject, names }: StoredCertificate): boolean =>
    hasPrivateKey &&
    services?.includes(service) === true &&
    [subject.replace(/^CN=/i, ''), ...names].some(one => covers(one, name));
  const [longest] = settings.certificates.filter(fits).sort((one, other) => (one.notAfter < other.notAfter ? 1 : -1));
  return longest?.thumbprint ?? null;
}

function covers(pattern: string, name: string): boolean {
  const [own, wanted] = [pattern.toLowerCase(), name.toLowerCase()];
  return own === wanted || (own.startsWith('*.') && wanted.slice(wanted.indexOf('.')) === own.slice(1));
}
