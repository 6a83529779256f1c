import { z } from 'zod';
import { Moment } from './facts.js';
import { IPv4, OperatingSystem } from './host.js';
import { Problem } from './problem.js';

/** What a recovery on a real server is told beyond the directory. Shown before it begins, and changed by the operator. */
export const LiveSettings = z.strictObject({
  address: IPv4,
  mask: IPv4,
  gateway: IPv4.nullable(),
  dnsServers: z.array(IPv4).min(1),
  /** Account that may join computers to the domain: `DOMAIN\name` or `name@domain`. */
  joinAccount: z.string().trim().min(1).max(256),
  /** When the lost server was last known to work; null when nobody knows. */
  lostAt: Moment.nullable(),
  /** Full name of the domain controller that setup is told to use; null lets setup choose. */
  domainController: z.string().nullable(),
  folders: z.strictObject({
    media: z.string().nullable(),
    packages: z.string().nullable(),
    windowsSource: z.string().nullable(),
  }),
});
export type LiveSettings = z.infer<typeof LiveSettings>;

/** What is proposed for a recovery on this very server, each part with where it comes from. Nothing is changed yet. */
export const LiveProposal = z.strictObject({
  server: z.string(),
  /** Null where nothing could be found out: the operator must say it. */
  settings: z.strictObject({
    address: IPv4.nullable(),
    mask: IPv4.nullable(),
    gateway: IPv4.nullable(),
    dnsServers: z.array(IPv4),
    joinAccount: z.string().nullable(),
  }),
  /** By the names of the settings. */
  sources: z.record(z.string(), z.string()),
  /** The machine that would become the lost server. */
  machine: z.strictObject({
    name: z.string(),
    domain: z.string().nullable(),
    operatingSystem: OperatingSystem,
    elevated: z.boolean(),
    media: z.strictObject({ path: z.string(), build: z.string() }).nullable(),
    addresses: z.array(z.string()),
  }),
  requiredMedia: z.string(),
  /** What would stop the recovery at once, for the operator to know before he begins. */
  problems: z.array(Problem),
});
export type LiveProposal = z.infer<typeof LiveProposal>;
