import type { Client, Entry } from 'ldapts';
import type { Directory, DirectoryEntry, DirectoryRoot, DirectorySearch } from '../../ports/directory.js';
import type { Secret } from '../../ports/secret.js';
import { failure } from '../../problems/problem.js';
import { readCertificateAuthority } from './certificate-authority.js';
import { LdapConnection, type LdapSource } from './ldap-connection.js';
import type { Limits } from './ldap-failure.js';
import { toFilter } from './ldap-filter.js';
import { textValue } from './text-value.js';

/** Windows cuts an answer without paging at 1,000 entries, and a page too. */
const pageSize = 500;
const noSuchObject = 32;
const usualLimits: Limits = { connect: 10, answer: 60 };

/**
 * Active Directory itself, read over LDAP: `ldaps://`, or `ldap://` upgraded by StartTLS. Logs on before it returns.
 * The password is never sent over a connection that is not encrypted, nor to a server that the authority does not vouch
 * for.
 */
export async function openLdapDirectory(
  source: LdapSource,
  password: Secret,
  limits = usualLimits,
): Promise<Directory> {
  // A logon without a password "succeeds" as an anonymous one (RFC 4513, 5.1.2).
  if (password.reveal() === '') throw failure('DIRECTORY_PASSWORD_MISSING', { user: source.user });
  const authority = source.caFile === undefined ? null : await readCertificateAuthority(source.caFile);
  const connection = new LdapConnection(source, password, authority, limits);
  try {
    return new LdapDirectory(connection, await readRoot(connection));
  } catch (error) {
    await connection.close();
    throw error;
  }
}

class LdapDirectory implements Directory {
  readonly readFrom: string;
  readonly #connection: LdapConnection;
  readonly #root: DirectoryRoot;

  constructor(connection: LdapConnection, root: DirectoryRoot) {
    this.readFrom = connection.source.url.replace(/\/$/, '');
    this.#connection = connection;
    this.#root = root;
  }

  root(): Promise<DirectoryRoot> {
    return Promise.resolve(this.#root);
  }

  search(query: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    return this.#connection.use(client => searchAllPages(client, query));
  }

  close(): Promise<void> {
    return this.#connection.close();
  }
}

const scopes = { base: 'base', 'one level': 'one', subtree: 'sub' } as const;

async function searchAllPages(client: Client, query: DirectorySearch): Promise<DirectoryEntry[]> {
  const pages = client.searchPaginated(query.base, {
    scope: scopes[query.scope],
    filter: toFilter(query.where),
    attributes: query.attributes.length === 0 ? ['1.1'] : [...query.attributes],
    paged: { pageSize },
  });
  const found: DirectoryEntry[] = [];
  try {
    // Referrals to other partitions come along at the root of a domain. They are not followed.
    for await (const { searchEntries } of pages) found.push(...searchEntries.map(toDirectoryEntry));
  } catch (error) {
    if ((error as { code?: unknown }).code === noSuchObject) return [];
    throw error;
  }
  return found;
}

function toDirectoryEntry({ dn, ...values }: Entry): DirectoryEntry {
  const attributes = Object.entries(values)
    .map(([name, value]) => [name.toLowerCase(), [value].flat().map(toText)] as const)
    .filter(([, list]) => list.length > 0); // the client names an attribute that was asked for and is absent
  return { distinguishedName: dn, attributes: new Map(attributes) };
}

const toText = (value: Buffer | string): string => (typeof value === 'string' ? value : textValue(value));

async function readRoot(connection: LdapConnection): Promise<DirectoryRoot> {
  const [entry] = await connection.use(client =>
    searchAllPages(client, {
      base: '',
      scope: 'base',
      where: { attribute: 'objectClass', present: true },
      attributes: ['configurationNamingContext', 'defaultNamingContext', 'dnsHostName'],
    }),
  );
  const value = (name: string): string | null => entry?.attributes.get(name.toLowerCase())?.[0] ?? null;
  const [configuration, domain] = [value('configurationNamingContext'), value('defaultNamingContext')];
  if (configuration === null || domain === null) {
    throw failure('DIRECTORY_WITHOUT_CONFIGURATION', { host: connection.host });
  }
  return { configuration, domain, domainController: value('dnsHostName') };
}
