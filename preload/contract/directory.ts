import { z } from 'zod';
import { Moment } from './facts.js';

/**
 * The exact build, as `14.3.123.4`, with the service pack it stands for when the product profile knows it. Of other
 * products the last number may be missing, where only their `versionNumber` is recorded.
 */
export const ExchangeVersion = z.strictObject({
  build: z.string().regex(/^\d+\.\d+\.\d+(\.\d+)?$/),
  name: z.string(),
  raw: z.string(),
});
export type ExchangeVersion = z.infer<typeof ExchangeVersion>;

export const ServerRole = z.enum(['Mailbox', 'Client Access', 'Unified Messaging', 'Hub Transport', 'Edge Transport']);
export type ServerRole = z.infer<typeof ServerRole>;

/** A number that stands for several things at once, taken apart. */
export const Flags = z.strictObject({
  raw: z.string(),
  names: z.array(z.string()),
  /** Bits that no name is known for. */
  unknownBits: z.number().int(),
});
export type Flags = z.infer<typeof Flags>;

/** What stands in an object of the directory, as it stands there. */
export const DirectoryObject = z.strictObject({
  distinguishedName: z.string(),
  /** Known attributes by their proper names, others in lower case. Binary values are base64; secrets are withheld. */
  attributes: z.record(z.string(), z.array(z.string())),
});
export type DirectoryObject = z.infer<typeof DirectoryObject>;

/** Whether a server can be recovered, as far as was looked. */
export const VerdictAnswer = z.enum(['can be recovered', 'with care', 'not yet', 'can not be recovered']);
export type VerdictAnswer = z.infer<typeof VerdictAnswer>;

/** A server as it stands in the list one chooses from. */
export const ServerSummary = z.strictObject({
  name: z.string(),
  fqdn: z.string().nullable(),
  roles: z.array(ServerRole),
  /** Bits of `msExchCurrentServerRoles` that no role is known for. */
  unknownRoleBits: z.number().int(),
  version: ExchangeVersion.nullable(),
  site: z.string().nullable(),
  administrativeGroup: z.string().nullable(),
  installPath: z.string().nullable(),
  databaseAvailabilityGroup: z.string().nullable(),
  changedAt: Moment.nullable(),
  distinguishedName: z.string(),
  /** As far as the server object alone tells: its computer account, for one, was not looked at. */
  answer: VerdictAnswer,
});
export type ServerSummary = z.infer<typeof ServerSummary>;

export const virtualDirectoryKinds = [
  'OWA',
  'ECP',
  'EWS',
  'ActiveSync',
  'OAB',
  'PowerShell',
  'Autodiscover',
  'Outlook Anywhere',
] as const;
export const VirtualDirectoryKind = z.enum(virtualDirectoryKinds);
export type VirtualDirectoryKind = z.infer<typeof VirtualDirectoryKind>;

export const VirtualDirectory = z.strictObject({
  kind: VirtualDirectoryKind,
  name: z.string(),
  distinguishedName: z.string(),
  internalUrl: z.string().nullable(),
  /** Of Outlook Anywhere a bare host name. */
  externalUrl: z.string().nullable(),
  internalAuthentication: Flags.nullable(),
  externalAuthentication: Flags.nullable(),
  metabasePath: z.string().nullable(),
  /** `Default Web Site`, from the name of the object. */
  webSite: z.string().nullable(),
  /** `/owa`, from the metabase path. */
  webPath: z.string().nullable(),
  changedAt: Moment.nullable(),
});
export type VirtualDirectory = z.infer<typeof VirtualDirectory>;

export const MailProtocol = z.strictObject({
  kind: z.enum(['POP3', 'IMAP4']),
  name: z.string(),
  distinguishedName: z.string(),
  /** `address:port` of connections that begin in plain text. */
  plainBindings: z.array(z.string()),
  secureBindings: z.array(z.string()),
  changedAt: Moment.nullable(),
});
export type MailProtocol = z.infer<typeof MailProtocol>;

/** The pointer by which Outlook finds Autodiscover. */
export const ServiceConnectionPoint = z.strictObject({
  name: z.string(),
  distinguishedName: z.string(),
  /** `url`: it holds the address itself. `pointer`: it points to another forest. */
  kind: z.enum(['url', 'pointer', 'unknown']),
  url: z.string().nullable(),
  /** Sites that its keywords name. */
  sites: z.array(z.string()),
  keywords: z.array(z.string()),
  changedAt: Moment.nullable(),
});
export type ServiceConnectionPoint = z.infer<typeof ServiceConnectionPoint>;

export const ClientAccessArray = z.strictObject({
  name: z.string(),
  fqdn: z.string().nullable(),
  site: z.string().nullable(),
  distinguishedName: z.string(),
});
export type ClientAccessArray = z.infer<typeof ClientAccessArray>;

/** A mailbox database whose Outlook clients are sent to the lost server, or to an array of its site. */
export const DatabasePointer = z.strictObject({
  name: z.string(),
  distinguishedName: z.string(),
  /** The name that clients are given, as `legacyExchangeDN` has it. */
  pointsAt: z.string(),
  target: z.enum(['lost server', 'array']),
});
export type DatabasePointer = z.infer<typeof DatabasePointer>;

/** An offline address book that clients download from the server. */
export const AddressBook = z.strictObject({
  name: z.string(),
  distinguishedName: z.string(),
  /** Its `objectGUID`: what its folder is called on every server. Null where it can't be seen. */
  guid: z
    .string()
    .regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .nullable(),
});
export type AddressBook = z.infer<typeof AddressBook>;

export const ComputerAccount = z.strictObject({
  distinguishedName: z.string(),
  /** DNS name of the domain that the account lies in. */
  domain: z.string(),
  dnsHostName: z.string().nullable(),
  enabled: z.boolean().nullable(),
  operatingSystem: z.string().nullable(),
  /** As the directory writes it: `6.1 (7601)`. */
  operatingSystemVersion: z.string().nullable(),
  operatingSystemServicePack: z.string().nullable(),
  /** When its password was last set; a reset and a join both set it. */
  passwordLastSet: Moment.nullable(),
  /** The last logon at the domain controller that answered; others may know of a later one. */
  lastLogon: Moment.nullable(),
  /** The last logon that all domain controllers know of. It lags behind by up to two weeks. */
  lastLogonReplicated: Moment.nullable(),
  servicePrincipalNames: z.array(z.string()),
  groups: z.array(z.string()),
  changedAt: Moment.nullable(),
});
export type ComputerAccount = z.infer<typeof ComputerAccount>;

/** What DNS answered for the full name of the lost server. */
export const NameRecords = z.strictObject({
  fqdn: z.string(),
  state: z.enum(['answered', 'no such name', 'not asked', 'failed']),
  addresses: z.array(z.string()),
  /** Who was asked, or why nobody was. */
  source: z.string(),
});
export type NameRecords = z.infer<typeof NameRecords>;

/**
 * The Scripting Agent of the organization: while it is on, setup needs a file that a new server lacks. Which value of
 * its flags means "on" is documented nowhere, so they are kept as they are.
 */
export const ScriptingAgent = z.strictObject({
  distinguishedName: z.string(),
  flags: z.string().nullable(),
});
export type ScriptingAgent = z.infer<typeof ScriptingAgent>;

/** A part of the directory that could not be read: what is not said of it may still be there. */
export const Gap = z.strictObject({
  /** `domain`: the server's own domain, or the list of all, so that its account may be there unseen. */
  kind: z.enum(['domain', 'part']),
  part: z.string(),
  distinguishedName: z.string().nullable(),
  why: z.string(),
});
export type Gap = z.infer<typeof Gap>;

/** Everything that Active Directory records of the lost server. What it does not say is null, or is not in a list. */
export const LostServer = z.strictObject({
  schema: z.literal('cas-recovery/lost-server/2'),
  readAt: Moment,
  /** Where it was read, for people: `ldaps://dc1.contoso.local` or the name of the export. */
  readFrom: z.string(),
  organization: z.string(),
  /** DNS name of the root domain of the forest. */
  forest: z.string(),
  /** DNS name of the domain that the server belongs to. */
  domain: z.string(),
  summary: ServerSummary,
  installPath: z.string().nullable(),
  dataPath: z.string().nullable(),
  databaseAvailabilityGroup: z.string().nullable(),
  virtualDirectories: z.array(VirtualDirectory),
  mailProtocols: z.array(MailProtocol),
  serviceConnectionPoints: z.array(ServiceConnectionPoint),
  /** Those of its site. */
  clientAccessArrays: z.array(ClientAccessArray),
  /** Other servers of its site that hold the Client Access role, by name. */
  neighbours: z.array(z.string()),
  databases: z.array(DatabasePointer),
  /** Those that clients download from it; missing where they were not read, as by earlier versions. */
  addressBooks: z.array(AddressBook).optional(),
  computer: ComputerAccount.nullable(),
  nameRecords: NameRecords,
  scriptingAgent: ScriptingAgent.nullable(),
  /** What was read, as it stands there: the server and all below it, its account, the arrays, databases and address books. */
  objects: z.array(DirectoryObject),
  gaps: z.array(Gap),
});
export type LostServer = z.infer<typeof LostServer>;
