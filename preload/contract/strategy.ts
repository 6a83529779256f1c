import { z } from 'zod';
import { ServerRole } from './directory.js';
import { Moment } from './facts.js';

/** The three ways to back a Client Access server up, from the one that keeps the least to the one that keeps all. */
export const strategies = ['nothing', 'minimum', 'everything'] as const;
export const Strategy = z.enum(strategies);
export type Strategy = z.infer<typeof Strategy>;

/** A value with the place that it was read from. Null: unknown, and `source` says why. Nothing follows from it then. */
const sourced = <T extends z.ZodType>(
  value: T,
): z.ZodObject<{ value: z.ZodNullable<T>; source: z.ZodString }, z.core.$strict> =>
  z.strictObject({ value: value.nullable(), source: z.string() });

/** A certificate with its own private key in the store of the server. */
export const CertificateFact = z.strictObject({
  thumbprint: z.string(),
  name: z.string(),
  notAfter: Moment,
  key: z.enum(['exportable', 'not exportable', 'unknown']),
});
export type CertificateFact = z.infer<typeof CertificateFact>;

/** What was read of a server for the choice of a strategy. */
export const StrategyFacts = z.strictObject({
  server: z.string(),
  fqdn: z.string().nullable(),
  site: z.string().nullable(),
  organization: z.string().nullable(),
  roles: sourced(z.array(ServerRole)),
  version: sourced(z.string()),
  /** Other Client Access servers of Exchange 2010 in its site. */
  peers: sourced(z.array(z.string())),
  /** Those of other sites, by site. */
  otherSites: sourced(z.array(z.strictObject({ site: z.string(), servers: z.number().int() }))),
  /** Names of the Client Access arrays of its site. All Client Access servers of the site are members of them. */
  arrays: sourced(z.array(z.string())),
  /** Mailbox databases that send Outlook to this very server. */
  databasesHere: sourced(z.array(z.string())),
  /** How many send it to an array of its site. */
  databasesAtArray: sourced(z.number().int()),
  /** Virtual directories outside the default web site: recovery setup does not bring them back. */
  ownWebSites: sourced(z.array(z.string())),
  /** Those that setup did not make itself. */
  certificates: sourced(z.array(CertificateFact)),
  /** Thumbprints of those that a kit holds with their keys. */
  certificatesInKit: sourced(z.array(z.string())),
  /** What recovery setup alone would not bring back. `complete`: a whole comparison; otherwise there are at least these. */
  customisations: sourced(
    z.strictObject({ count: z.number().int(), complete: z.boolean(), examples: z.array(z.string()) }),
  ),
  virtual: sourced(z.boolean()),
  /** Network Load Balancing of Windows. */
  loadBalancing: sourced(z.boolean()),
  kit: sourced(z.strictObject({ takenAt: Moment, bytes: z.number().nonnegative() })),
  /** Volumes of the server. Null: nobody could say whether a bare-metal backup has it. */
  volumes: sourced(
    z.array(
      z.strictObject({ path: z.string(), usedBytes: z.number().nonnegative(), critical: z.boolean().nullable() }),
    ),
  ),
  /** Free space of places that may take a backup, as this computer sees them. */
  places: sourced(
    z.array(
      z.strictObject({
        path: z.string(),
        freeBytes: z.number().nonnegative(),
        /** Why no backup can be kept there; absent where nothing is known against it. */
        unfit: z.string().optional(),
      }),
    ),
  ),
});
export type StrategyFacts = z.infer<typeof StrategyFacts>;

/** What only a person can say. Null: not answered. */
export const StrategyAnswers = z.strictObject({
  schema: z.literal('cas-recovery/strategy-answers/1'),
  /** How long users may be without it. */
  hoursToBeBack: z.number().positive().nullable(),
  /** The others carry all users without this server. */
  capacity: z.boolean().nullable(),
  /** All certificates can be had elsewhere with their keys, or be issued anew in time. */
  certificatesElsewhere: z.boolean().nullable(),
  /** A script sets every customisation again, and was tried. */
  script: z.boolean().nullable(),
  changeLog: z.boolean().nullable(),
  /** Other software on the server whose settings matter. */
  otherSoftware: z.boolean().nullable(),
  /** Active Directory itself is backed up. */
  directoryBackup: z.boolean().nullable(),
  /** The Client Access servers of the site are set up alike. */
  membersAlike: z.boolean().nullable(),
  /** Where backups go: `E:` or `\\server\share`. */
  target: z.string().min(1).nullable(),
  /** Free there, in gigabytes of 1,000,000,000 bytes. */
  targetGigabytes: z.number().positive().nullable(),
  /** How long a backup may run. */
  windowMinutes: z.number().positive().nullable(),
  /** A copy of the backups is kept at another place. */
  offsite: z.boolean().nullable(),
  images: z.enum(['none', 'snapshots', 'backup']).nullable(),
  users: z.number().int().nonnegative().nullable(),
  /** Users are to be served from a second site. */
  secondSite: z.boolean().nullable(),
});
export type StrategyAnswers = z.infer<typeof StrategyAnswers>;
/** What is asked, by name. */
export type AnswerName = Exclude<keyof StrategyAnswers, 'schema'>;
export type Answer = StrategyAnswers[AnswerName];
