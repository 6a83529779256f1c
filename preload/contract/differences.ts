import { z } from 'zod';
import { Moment } from './facts.js';
import { KitTarget } from './kit.js';
import { SettingsTree } from './settings.js';

/** In the order in which they are re-applied. */
export const differenceGroups = [
  'rollup',
  'certificates',
  'files',
  'iis',
  'virtual-directories',
  'registry',
  'services',
  'network',
  'system',
] as const;
export const DifferenceGroup = z.enum(differenceGroups);
export type DifferenceGroup = z.infer<typeof DifferenceGroup>;

/** Where a difference is. */
export const DifferencePlace = z.discriminatedUnion('kind', [
  /** Of an XML file: one attribute, the text of an element, or a whole element. */
  z.strictObject({
    kind: z.literal('xml'),
    tree: SettingsTree,
    /** Inside the tree, with forward slashes. */
    file: z.string(),
    /** From the root element on; key attributes tell elements of one name apart: `configuration/appSettings/add[@key='x']`. */
    element: z.string(),
    /** Null for the element itself; `#text` for its text; `#order` for the order of its children. */
    attribute: z.string().nullable(),
  }),
  /** A run of lines; 1-based, in the kit's file. */
  z.strictObject({
    kind: z.literal('lines'),
    tree: SettingsTree,
    file: z.string(),
    line: z.number().int(),
    lines: z.number().int(),
  }),
  /** A file as a whole: binary, missing or surplus, or one that can't be read as what it should be. */
  z.strictObject({ kind: z.literal('file'), tree: SettingsTree, file: z.string() }),
  z.strictObject({ kind: z.literal('certificate'), thumbprint: z.string() }),
  /** The certificate that a service or an address uses. */
  z.strictObject({ kind: z.literal('binding'), service: z.string() }),
  z.strictObject({ kind: z.literal('registry'), key: z.string(), name: z.string() }),
  z.strictObject({ kind: z.literal('service'), service: z.string() }),
  z.strictObject({ kind: z.literal('rollup') }),
  /** A property of a virtual directory, as its cmdlet names it. */
  z.strictObject({ kind: z.literal('virtual-directory'), identity: z.string(), property: z.string() }),
  /** Told only: route, adapter, load balancing, task, page file, power plan, feature. */
  z.strictObject({ kind: z.literal('other'), what: z.string() }),
]);
export type DifferencePlace = z.infer<typeof DifferencePlace>;

export const Difference = z.strictObject({
  /** The same for the same place in every comparison: 16 hex digits. */
  id: z.string(),
  group: DifferenceGroup,
  place: DifferencePlace,
  /** One line that says where, for people. */
  title: z.string(),
  /** What stands there; null where nothing does. Cut at 4,000 characters. */
  kit: z.string().nullable(),
  now: z.string().nullable(),
  /** What setup itself wrote; `known: false` where nobody looked in time. */
  fresh: z.strictObject({ known: z.boolean(), value: z.string().nullable() }),
  /**
   * `lost`: customised on the lost server, default now. `both`: customised there, and something else here.
   * `here`: default on the lost server, changed here. `unknown`: without the default nobody can say.
   */
  standing: z.enum(['lost', 'both', 'here', 'unknown']),
  /** What it does, in plain words, with a source; null where this program does not know. */
  meaning: z.strictObject({ text: z.string(), source: z.string() }).nullable(),
  risk: z.enum(['low', 'care', 'high']),
  advice: z.enum(['apply', 'leave', 'look']),
  /** Why this advice. */
  why: z.string(),
  /** Where its file lies in the kit, when it has another name there: below a folder that carries a version. */
  kitFile: z.string().optional(),
  /** A rollup rewrites this file. */
  rollupOwned: z.boolean(),
  /** Why this program can't apply it; null where it can. */
  byHand: z.string().nullable(),
});
export type Difference = z.infer<typeof Difference>;

/** A kit against a server. */
export const KitComparison = z.strictObject({
  schema: z.literal('cas-recovery/comparison/1'),
  kit: z.strictObject({ path: z.string(), id: z.string(), takenAt: Moment, server: z.string() }),
  target: KitTarget,
  server: z.string(),
  comparedAt: Moment,
  /** What setup wrote, and when it was looked at; null without. */
  defaultsTakenAt: Moment.nullable(),
  /** The recovery itself, or the first comparison, which takes what was changed by hand before it for what setup wrote. */
  defaultsReadBy: z.enum(['recovery', 'comparison']).nullable().optional(),
  differences: z.array(Difference),
  /** Places that are the same, by group. */
  same: z.partialRecord(DifferenceGroup, z.number().int()),
  /** Whatever could not be compared, and why: unread parts, malformed files with line and column. */
  notCompared: z.array(
    z.strictObject({
      what: z.string(),
      why: z.string(),
      /** It should have been: a damaged file of the kit, or one of either side that can't be read as what it is. */
      broken: z.boolean().optional(),
    }),
  ),
});
export type KitComparison = z.infer<typeof KitComparison>;

/** Two files side by side, line by line. */
export const SideBySideRow = z.strictObject({
  kit: z.strictObject({ number: z.number().int(), text: z.string() }).nullable(),
  now: z.strictObject({ number: z.number().int(), text: z.string() }).nullable(),
  same: z.boolean(),
});
export type SideBySideRow = z.infer<typeof SideBySideRow>;
