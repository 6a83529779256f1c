import type { Client } from 'ldapts';
import type { DirectoryEntry, DirectorySearch } from '../../../ports/directory.js';
import { failure } from '../../../problems/problem.js';
import { directoryEntryOf } from './ldap-entry.js';
import { toFilter } from './ldap-filter.js';
import { withWholeLists } from '../ranged-values.js';

/** Windows cuts an answer without paging at 1,000 entries, and a page too. */
const pageSize = 1000;
const referral = 10;
const noSuchObject = 32;
const scopes = { base: 'base', 'one level': 'one', subtree: 'sub' } as const;

/** Runs one search to its last page. An absent base gives none; a referral is told, never followed. */
export async function searchAllPages(client: Client, query: DirectorySearch): Promise<DirectoryEntry[]> {
  const found = await readPages(client, query);
  const partial = found.some(({ attributes }) => [...attributes.keys()].some(name => name.includes(';range=')));
  if (!partial) return found;
  const reader = {
    readPart: (part: DirectorySearch) => readPages(client, part),
    brokenOff: (message: string) => failure('DIRECTORY_ANSWER_UNEXPECTED', { host: hostOf(client), message }),
  };
  return Promise.all(found.map(entry => withWholeLists(entry, reader)));
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

/** Kept by the client to itself. */
const hostOf = (client: Client): string => (client as unknown as { host: string }).host;
