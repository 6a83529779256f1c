import { z } from 'zod';
import { Moment } from './facts.js';

/** Where directory facts come from. A password is never part of it. */
export const DirectorySource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('file'), path: z.string().min(1) }),
  z.strictObject({
    kind: z.literal('ldap'),
    /**
     * `ldaps://host[:port]`, or `ldap://host[:port]` which is upgraded by StartTLS before anything secret is sent.
     * Never `user:password@host`: an address is shown and written down.
     */
    url: z.string().regex(/^ldaps?:\/\/[^/\s@]+\/?$/),
    user: z.string().min(1),
    /**
     * File with the authority that signed the domain controller's certificate. Without it, the list of public
     * authorities that comes with this program's runtime counts; the system's own list is not asked.
     */
    caFile: z.string().min(1).optional(),
  }),
]);
export type DirectorySource = z.infer<typeof DirectorySource>;

/** The exact build, as `14.3.123.4`, with the service pack it stands for when the product profile knows it. */
export const ExchangeVersion = z.strictObject({
  build: z.string().regex(/^\d+\.\d+\.\d+\.\d+$/),
  name: z.string(),
  raw: z.string(),
});
export type ExchangeVersion = z.infer<typeof ExchangeVersion>;

export const ServerRole = z.enum(['Mailbox', 'Client Access', 'Unified Messaging', 'Hub Transport', 'Edge Transport']);
export type ServerRole = z.infer<typeof ServerRole>;

/** A server as it stands in the list one chooses from. */
export const ServerSummary = z.strictObject({
  name: z.string(),
  fqdn: z.string().nullable(),
  roles: z.array(ServerRole),
  /** Bits of `msExchCurrentServerRoles` that no role is known for. */
  unknownRoleBits: z.number().int(),
  version: ExchangeVersion.nullable(),
  site: z.string().nullable(),
  distinguishedName: z.string(),
});
export type ServerSummary = z.infer<typeof ServerSummary>;

export const VirtualDirectory = z.strictObject({
  kind: z.enum(['OWA', 'ECP']),
  name: z.string(),
  distinguishedName: z.string(),
  internalUrl: z.string().nullable(),
  externalUrl: z.string().nullable(),
  metabasePath: z.string().nullable(),
});
export type VirtualDirectory = z.infer<typeof VirtualDirectory>;

export const ComputerAccount = z.strictObject({
  distinguishedName: z.string(),
  dnsHostName: z.string().nullable(),
  enabled: z.boolean().nullable(),
  operatingSystem: z.string().nullable(),
  /** As the directory writes it: `6.1 (7601)`. */
  operatingSystemVersion: z.string().nullable(),
  operatingSystemServicePack: z.string().nullable(),
  /** When its password was last set; a reset and a join both set it. */
  passwordLastSet: Moment.nullable(),
  groups: z.array(z.string()),
});
export type ComputerAccount = z.infer<typeof ComputerAccount>;

/** Everything that Active Directory records of the lost server, as far as this version reads it. */
export const LostServer = z.strictObject({
  schema: z.literal('cas-recovery/lost-server/1'),
  readAt: Moment,
  /** Where it was read, for people: `ldaps://dc1.contoso.local` or the name of the export. */
  readFrom: z.string(),
  organization: z.string(),
  domain: z.string(),
  summary: ServerSummary,
  installPath: z.string().nullable(),
  databaseAvailabilityGroup: z.string().nullable(),
  virtualDirectories: z.array(VirtualDirectory),
  computer: ComputerAccount.nullable(),
});
export type LostServer = z.infer<typeof LostServer>;
