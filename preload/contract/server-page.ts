import { z } from 'zod';
import { LostServer, ServerSummary, ClientAccessArray, VerdictAnswer, VirtualDirectory } from './directory.js';
import { Fact } from './facts.js';
import { Problem } from './problem.js';

/** One reason of a verdict, with the place that it was read from. */
export const VerdictReason = z.strictObject({
  /** `no`: never by recovery setup. `first`: after something else was done. `care`: mind it. `note`: good to know. */
  weight: z.enum(['no', 'first', 'care', 'note']),
  problem: Problem,
  /** The attribute, and of which object. */
  source: z.string(),
  /** What stands there; null when nothing does. */
  raw: z.string().nullable(),
});
export type VerdictReason = z.infer<typeof VerdictReason>;

/** Whether a server can be recovered, and why. The heaviest reasons come first. */
export const Verdict = z.strictObject({
  answer: VerdictAnswer,
  reasons: z.array(VerdictReason),
});
export type Verdict = z.infer<typeof Verdict>;

/** Facts that belong together, under a heading. */
export const FactGroup = z.strictObject({ id: z.string(), title: z.string(), facts: z.array(Fact) });
export type FactGroup = z.infer<typeof FactGroup>;

/** Something that must be at hand before the recovery begins. */
export const BringItem = z.strictObject({
  id: z.string(),
  /** `Windows Server 2008 R2 Standard, Service Pack 1`. */
  what: z.string(),
  why: z.string(),
  source: z.string(),
});
export type BringItem = z.infer<typeof BringItem>;

/** One step of the procedure, with this server's values in it. */
export const ProcedureStep = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** What to do, in whole sentences. */
  lines: z.array(z.string()),
  commands: z.array(z.string()),
});
export type ProcedureStep = z.infer<typeof ProcedureStep>;

/** All that is shown of one server: what the directory records, and what follows from it. */
export const ServerPage = z.strictObject({
  server: LostServer,
  verdict: Verdict,
  /** What stands against beginning a recovery with this program; null when nothing does. */
  blockedBy: Problem.nullable(),
  groups: z.array(FactGroup),
  bring: z.array(BringItem),
  procedure: z.array(ProcedureStep),
});
export type ServerPage = z.infer<typeof ServerPage>;

/** Every Exchange server of an organization, and what clients reach it by. */
export const Inventory = z.strictObject({
  readAt: z.iso.datetime(),
  readFrom: z.string(),
  organization: z.string(),
  servers: z.array(
    z.strictObject({
      summary: ServerSummary,
      virtualDirectories: z.array(
        VirtualDirectory.pick({
          kind: true,
          name: true,
          internalUrl: true,
          externalUrl: true,
          distinguishedName: true,
        }),
      ),
    }),
  ),
  arrays: z.array(ClientAccessArray),
});
export type Inventory = z.infer<typeof Inventory>;

/** One attribute that differs between two readings of a server. Null: it was not there. */
export const Change = z.strictObject({
  distinguishedName: z.string(),
  attribute: z.string(),
  before: z.array(z.string()).nullable(),
  now: z.array(z.string()).nullable(),
});
export type Change = z.infer<typeof Change>;
