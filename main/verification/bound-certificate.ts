import type { HttpBinding, StoredCertificate } from '../../preload/contract/index.js';
import type { RunningServer } from './world.js';

export type Bound =
  | { readonly state: 'unread'; readonly why: string }
  | { readonly state: 'none' }
  | { readonly state: 'gone'; readonly binding: HttpBinding }
  | {
      readonly state: 'there';
      readonly binding: HttpBinding;
      readonly certificate: StoredCertificate;
      /** Other addresses of this server answer with other certificates. */
      readonly others: readonly HttpBinding[];
    };

/**
 * The certificate that IIS answers with on port 443 of the main address of this server, as http.sys has it: a binding of
 * that very address goes before one for every address.
 */
export function boundCertificate({ httpBindings, certificates, machine, unread }: RunningServer): Bound {
  const why = unread['httpBindings'] ?? unread['certificates'];
  if (why !== undefined) return { state: 'unread', why };
  const all = httpBindings.filter(({ endpoint }) => endpoint.endsWith(':443'));
  const addresses = machine.adapters.flatMap(({ address, moreAddresses }) => [address, ...moreAddresses]);
  const everyAddress = all.find(({ endpoint }) => endpoint === '0.0.0.0:443');
  const of = (address: string): HttpBinding | undefined =>
    all.find(({ endpoint }) => endpoint === `${address}:443`) ?? everyAddress;
  const binding = of(addresses[0] ?? '') ?? all[0];
  if (!binding) return { state: 'none' };
  const certificate = certificates.find(({ thumbprint }) => thumbprint === binding.thumbprint.toUpperCase());
  if (!certificate) return { state: 'gone', binding };
  const effective = new Set(addresses.flatMap(address => of(address) ?? []));
  const others = [...effective].filter(one => one.thumbprint.toUpperCase() !== certificate.thumbprint);
  return { state: 'there', binding, certificate, others };
}
