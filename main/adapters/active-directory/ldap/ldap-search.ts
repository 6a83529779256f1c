import type { Client } from 'ldapts';
import type { DirectoryEntry, DirectorySearch } from '../../../ports/directory.js';
import { failure } from '../../../problems/problem.js';
import { directoryEntryOf } from './ldap-entry.js';
import { toFilter } from './ldap-filter.js';
import { partFrom, rangesIn, type RangedValues, withoutRanges } from '../ranged-values.js';

/** Windows cuts an answer without paging at 1,000 entries, and a page too. */
const pageSize = 1000;
const referral = 10;
const noSuchObject = 32;
const scopes = { base: 'base', 'one level': 'one', subtree: 'sub' } as const;

/** Runs one search to its last page. An absent base gives none; a referral is told, never followed. */
export async function searchAllPages(client: Client, query: DirectorySearch): Promise<DirectoryEntry[]> {
  const found = await readPages(client, query);
  const partial = found.some(({ attributes }) => [...attributes.keys()].some(name => name.includes(';range=')));
  return partial ? Promise.all(found.map(entry => withWholeValues(client, entry))) : found;
}

async function readPages(client: Client, query: DirectorySearch): Promise<DirectoryEntry[]> {
  const pages = client.searchPaginated(query.base, {
    scope: scopes[query.scope],
    filter: toFilter(query.where),
    attributes: attributesOf(query),
    paged: { pageSize },
    // The client would say ten seconds. How long a page may take is watched at this end.
    timeLimit: 0,
  });
  const found: DirectoryEntry[] = [];
  try {
    // References to other partitions come along at the root of a domain. They are not followed.
    for await (const { searchEntries } of pages) for (const entry of searchEntries) found.push(directoryEntryOf(entry));
  } catch (error) {
    const { code } = error as { code?: unknown };
    if (code === noSuchObject) return [];
    if (code === referral) throw absentPart(client, query.base, error);
    throw error;
  }
  return found;
}

function attributesOf({ attributes }: DirectorySearch): string[] {
  if (attributes === 'all') return ['*'];
  return attributes.length === 0 ? ['1.1'] : [...attributes];
}

function absentPart(client: Client, base: string, cause: unknown): Error {
  const facts = { base, readFrom: hostOf(client), why: 'it refers to another server' };
  return failure('DIRECTORY_PART_ABSENT', facts, cause);
}

function brokenList(client: Client, what: string, length: number): Error {
  const message = `${what} breaks off after ${String(length)} values`;
  return failure('DIRECTORY_ANSWER_UNEXPECTED', { host: hostOf(client), message });
}

/** Kept by the client to itself. */
const hostOf = (client: Client): string => (client as unknown as { host: string }).host;

/** A domain controller gives at most 1,500 values at once. The rest is asked for until the list is whole. */
async function withWholeValues(client: Client, entry: DirectoryEntry): Promise<DirectoryEntry> {
  const whole = new Map<string, readonly string[]>();
  for (const first of rangesIn(entry)) whole.set(first.attribute, await allValues(client, entry, first));
  return whole.size === 0 ? entry : withoutRanges(entry, whole);
}

async function allValues(client: Client, entry: DirectoryEntry, first: RangedValues): Promise<readonly string[]> {
  const { attribute } = first;
  const values = [...first.values];
  for (let from = first.next; from !== null;) {
    const [found] = await readPages(client, {
      base: entry.distinguishedName,
      scope: 'base',
      where: { attribute: 'objectClass', present: true },
      attributes: [`${attribute};range=${String(from)}-*`],
    });
    const part = partFrom(from, attribute, found);
    // Half a list would look like a whole one. An end that never comes would keep this going for ever.
    if (!part) throw brokenList(client, `${attribute} of ${entry.distinguishedName}`, from);
    values.push(...part.values);
    from = part.next;
  }
  return values;
}
