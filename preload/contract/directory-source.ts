import { z } from 'zod';
import { controllerUrlForm, dnsNameForm, serverAddressForm } from './network-names.js';

const DnsName = z.string().regex(dnsNameForm);

const account = {
  /** Logs on, as `user@domain`. */
  user: z.string().min(1),
  /**
   * File with the authority that signed the domain controller's certificate. Without it, those count that the system
   * trusts; where it can't be asked, the public ones that come with this program's runtime.
   */
  caFile: z.string().min(1).optional(),
  /** The operator has accepted TLS 1.0 and 1.1 for domain controllers that know nothing newer. The report shows it. */
  oldTlsAccepted: z.literal(true).optional(),
  /** DNS server to ask for domain controllers and addresses, as `ADDRESS` or `ADDRESS:PORT`; the system's without it. */
  dnsServer: z.string().regex(serverAddressForm).optional(),
};

/** Where directory facts come from. A password is never part of it. */
export const DirectorySource = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('file'),
    path: z.string().min(1),
    /** Further files of the same export: `ldifde` writes one for each partition. */
    morePaths: z.array(z.string().min(1)).optional(),
  }),
  z.strictObject({
    kind: z.literal('ldap'),
    url: z.string().regex(controllerUrlForm),
    ...account,
  }),
  z.strictObject({
    kind: z.literal('domain'),
    /** DNS name of the domain. Its domain controllers are found by their service records. */
    domain: DnsName,
    /** Active Directory site whose domain controllers are tried first. */
    site: z.string().min(1).optional(),
    ...account,
  }),
  z.strictObject({
    kind: z.literal('windows'),
    /** Domain controller to ask; Windows picks one without it. */
    server: DnsName.optional(),
  }),
]);
export type DirectorySource = z.infer<typeof DirectorySource>;
