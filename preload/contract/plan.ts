import { z } from 'zod';
import { LostServer } from './directory.js';
import { DirectorySource } from './directory-source.js';
import { IPv4 } from './host.js';
import { Moment } from './facts.js';
import { StepCard } from './runbook.js';

/** What the rebuilt server must become, and how: made from the directory before anything is changed. */
export const Plan = z.strictObject({
  schema: z.literal('cas-recovery/plan/1'),
  madeAt: Moment,
  directory: DirectorySource,
  lostServer: LostServer,
  identity: z.strictObject({
    name: z.string(),
    fqdn: z.string(),
    domain: z.string(),
    address: IPv4,
    addressSource: z.string(),
    mask: IPv4,
    gateway: IPv4.nullable(),
    dnsServers: z.array(IPv4),
    joinAccount: z.string(),
  }),
  /** When the old server was last known to work; a computer account whose password is older was not reset. */
  lostAt: Moment.nullable(),
  /** `/TargetDir`, or null when the recorded path is the default. */
  targetDir: z.string().nullable(),
  domainController: z.string().nullable(),
  requiredMedia: z.string(),
  /** The machine that this plan is for, as `HostFacts.machineId`; null in a rehearsal, which has a machine of its own. */
  machineId: z.string().nullable().default(null),
  /** Folders that the operator named: the Exchange media, packages he brought, `sources\\sxs` of the Windows media. */
  folders: z
    .strictObject({
      media: z.string().nullable(),
      packages: z.string().nullable(),
      windowsSource: z.string().nullable(),
    })
    .default({ media: null, packages: null, windowsSource: null }),
  steps: z.array(StepCard),
});
export type Plan = z.infer<typeof Plan>;
