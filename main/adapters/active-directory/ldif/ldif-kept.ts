import { computerAttributes } from '../../../directory/computer-account.js';
import type { Condition, DirectorySearch } from '../../../ports/directory.js';
import type { Place } from './naming-contexts.js';

/** How much of an entry of an export is kept in memory. */
export type Keeping = 'everything' | 'computer account' | 'nothing';

/** Branches of the configuration partition that are kept, as keys below the partition. */
const keptBranches: readonly (readonly string[])[] = [
  ['cn=services', 'cn=microsoft exchange'],
  ['cn=sites'],
  ['cn=partitions'],
];

/**
 * What is kept of a computer account: what is ever asked of one. A large organization has a hundred thousand of them;
 * and what is not in this list, such as the password of the local administrator, never enters memory.
 */
const keptOfAccounts: ReadonlySet<string> = new Set(
  [...computerAttributes, 'objectClass', 'cn', 'distinguishedName'].map(name => name.toLowerCase()),
);
/** The object class of a computer account, in lower case. */
export const accountClass = 'computer';

/**
 * What of an export is kept; the rest, mostly people, mailboxes, groups and DNS records, is only checked for damage and
 * counted. Kept whole: the roots of the domains, and of the configuration partition the branches of Exchange, of the
 * sites and of the partitions, with what they hang on. Kept in part: computer accounts.
 */
export function keepingOf({ partition: { kind }, keys, partitionSteps }: Place): Keeping {
  const steps = keys.slice(partitionSteps);
  if (steps.length === 0 && (kind === 'domain' || kind === 'configuration')) return 'everything';
  if (kind === 'domain') return 'computer account';
  return kind === 'configuration' && keptBranches.some(branch => onOneLine(branch, steps)) ? 'everything' : 'nothing';
}

/** Whether one of two places lies below the other, or they are the same. */
function onOneLine(one: readonly string[], other: readonly string[]): boolean {
  const length = Math.min(one.length, other.length);
  return one.slice(0, length).every((key, index) => key === other[index]);
}

export function isKeptOfAccounts(attribute: string): boolean {
  return keptOfAccounts.has(attribute.toLowerCase());
}

/**
 * Why a search can't be answered from what was kept of a partition; null when it can. Nothing else may be asked of an
 * export of which something was left out, so that what is not found is truly absent. `isHeld`: the base itself is kept.
 */
export function whyNotKept(base: Place, { scope, where, attributes }: DirectorySearch, isHeld: boolean): string | null {
  const { kind, leftOut, accounts, unclassed } = base.partition;
  const ofBase = scope === 'base' && isHeld;
  if (kind !== 'domain') {
    const answers = leftOut === 0 || ofBase || keepingOf(base) === 'everything';
    return answers ? null : 'of an export, only Exchange, the sites and the list of domains are kept';
  }
  if (leftOut > 0 && !ofBase && !asksForAccounts(where)) {
    return 'of a domain in an export, only the computer accounts are kept';
  }
  // As an export of a few chosen attributes looks: the account that is asked for may be among them.
  if (accounts === 0 && unclassed > 0 && !ofBase) return 'its entries were exported without their object class';
  const asked = [...(attributes === 'all' ? [] : attributes), ...attributesIn(where)];
  const notKept = ofBase && keepingOf(base) === 'everything' ? undefined : asked.find(name => !isKeptOfAccounts(name));
  return notKept === undefined ? null : `of computer accounts in an export, "${notKept}" is not kept`;
}

/** Whether nothing but computer accounts can satisfy the condition. */
function asksForAccounts(where: Condition): boolean {
  if ('all' in where) return where.all.some(asksForAccounts);
  if ('any' in where) return where.any.length > 0 && where.any.every(asksForAccounts);
  if ('not' in where || !('equals' in where)) return false;
  return where.attribute.toLowerCase() === 'objectclass' && where.equals.toLowerCase() === accountClass;
}

export function attributesIn(where: Condition): readonly string[] {
  if ('all' in where) return where.all.flatMap(attributesIn);
  if ('any' in where) return where.any.flatMap(attributesIn);
  return 'not' in where ? attributesIn(where.not) : [where.attribute];
}
