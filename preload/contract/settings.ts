import { z } from 'zod';
import { Moment } from './facts.js';
import { HostFacts, Service } from './host.js';

/** Where the files of a kit come from: one root folder on the server each. */
export const settingsTrees = ['client-access', 'exchange-bin', 'iis-config', 'web-root', 'windows-etc'] as const;
export const SettingsTree = z.enum(settingsTrees);
export type SettingsTree = z.infer<typeof SettingsTree>;

export const RegistryValue = z.strictObject({
  /** From the hive on, as `HKLM\\SYSTEM\\…`; the 64-bit view. */
  key: z.string(),
  name: z.string(),
  type: z.enum(['REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ', 'REG_DWORD', 'REG_QWORD', 'REG_BINARY']),
  /** As `reg add /d` takes it: numbers decimal, bytes as hex digits, the strings of a list with `\\0` (two characters) between. */
  data: z.string(),
});
export type RegistryValue = z.infer<typeof RegistryValue>;

/** Services that Exchange can give a certificate to. */
export const CertificateService = z.enum(['IIS', 'POP', 'IMAP', 'SMTP', 'UM']);
export type CertificateService = z.infer<typeof CertificateService>;

/** A certificate in the computer's own store. */
export const StoredCertificate = z.strictObject({
  /** SHA-1, 40 upper-case hex digits. */
  thumbprint: z.string().regex(/^[0-9A-F]{40}$/),
  subject: z.string(),
  issuer: z.string(),
  /** DNS names that it is for. */
  names: z.array(z.string()),
  notBefore: Moment,
  notAfter: Moment,
  selfSigned: z.boolean(),
  hasPrivateKey: z.boolean(),
  /** Whether the private key can leave the store; null where that could not be told, or there is none. */
  exportable: z.boolean().nullable(),
  /** Whether the services that need the key can read it (NETWORK SERVICE); null where that could not be told. */
  readableByServices: z.boolean().nullable(),
  /** What Exchange uses it for; null where nobody could be asked. */
  services: z.array(CertificateService).nullable(),
  /**
   * What Windows finds against its chain, as names of X509ChainStatusFlags: none where it ends at a trusted root. Null where
   * that could not be told; missing where nobody asked, as in older kits.
   */
  chain: z.array(z.string()).nullable().optional(),
});
export type StoredCertificate = z.infer<typeof StoredCertificate>;

/** A certificate that http.sys answers with on an address. */
export const HttpBinding = z.strictObject({
  endpoint: z.string(),
  thumbprint: z.string(),
  store: z.string(),
  appId: z.string(),
});
export type HttpBinding = z.infer<typeof HttpBinding>;

/** An update of Exchange that Windows Installer lists: a rollup. */
export const InstalledRollup = z.strictObject({
  kb: z.string().nullable(),
  name: z.string(),
  installedOn: z.string().nullable(),
});
export type InstalledRollup = z.infer<typeof InstalledRollup>;

/** Network Load Balancing on one adapter. */
export const LoadBalancing = z.strictObject({
  adapter: z.string(),
  values: z.record(z.string(), z.string()),
  portRules: z.array(z.record(z.string(), z.string())),
});
export type LoadBalancing = z.infer<typeof LoadBalancing>;

export const ScheduledTask = z.strictObject({
  path: z.string(),
  command: z.string(),
  runsAs: z.string(),
  enabled: z.boolean(),
});
export type ScheduledTask = z.infer<typeof ScheduledTask>;

/**
 * What makes a Client Access server what it is and the directory does not hold, apart from its files. Read in one go.
 * As in `HostFacts`: `sources` says where a part was read, and a part in `unread` (with why) is empty and proves nothing.
 */
export const ServerSettings = z.strictObject({
  schema: z.literal('cas-recovery/settings/1'),
  readAt: Moment,
  /** Null where they come from a mounted backup, in which no machine runs. */
  machine: HostFacts.nullable(),
  /** Permanent routes, as `destination,mask,gateway,metric`. */
  routes: z.array(z.string()),
  /** Newest last. */
  rollups: z.array(InstalledRollup),
  /** All of Windows, with start modes. */
  services: z.array(Service),
  registry: z.array(RegistryValue),
  certificates: z.array(StoredCertificate),
  httpBindings: z.array(HttpBinding),
  /** Name of the certificate that POP3 and IMAP4 are set to; null where none is set. */
  popCertificate: z.string().nullable(),
  imapCertificate: z.string().nullable(),
  loadBalancing: z.array(LoadBalancing),
  tasks: z.array(ScheduledTask),
  /** As Windows writes them: `C:\\pagefile.sys 8192 8192`. */
  pageFiles: z.array(z.string()),
  /** GUID and name of the active power plan; null where unread. */
  powerPlan: z.string().nullable(),
  sources: z.record(z.string(), z.string()),
  unread: z.record(z.string(), z.string()),
});
export type ServerSettings = z.infer<typeof ServerSettings>;
