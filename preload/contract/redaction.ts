import { z } from 'zod';

/** Kinds of names that somebody else must not read. */
export const nameKinds = [
  'server',
  'domain',
  'account',
  'organization',
  'site',
  'database',
  'share',
  'name',
  'machine',
  'ip',
  'ipv6',
  'mac',
  'sid',
  'account-sid',
  'thumbprint',
  'key',
] as const;
export const NameKind = z.enum(nameKinds);
export type NameKind = z.infer<typeof NameKind>;

export const StandIn = z.strictObject({
  kind: NameKind,
  /** In lower case: names that differ in case alone are the same. */
  name: z.string(),
  standIn: z.string(),
  /** It is looked for wherever it stands by itself, not only where its place shows that it is a name. */
  everywhere: z.boolean(),
});
export type StandIn = z.infer<typeof StandIn>;

/**
 * `redaction-map.json`, beside the journal of a recovery: which stand-in takes the place of which name in its redacted
 * copies. It is never put beside a copy.
 */
export const RedactionMap = z.strictObject({
  schema: z.literal('cas-recovery/redaction-map/1'),
  recoveryId: z.string(),
  standIns: z.array(StandIn),
});
export type RedactionMap = z.infer<typeof RedactionMap>;
