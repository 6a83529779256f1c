/** One object of the directory: attribute names in lower case, values as text in the order the server gave them. */
export interface DirectoryEntry {
  readonly distinguishedName: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** What an entry must satisfy. Data, not filter text: nothing that an operator types can become filter syntax. */
export type Condition =
  | { readonly attribute: string; readonly equals: string }
  /** One of its values has this text in it, in any case. */
  | { readonly attribute: string; readonly contains: string }
  | { readonly attribute: string; readonly present: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export interface DirectorySearch {
  readonly base: string;
  readonly scope: 'base' | 'one level' | 'subtree';
  readonly where: Condition;
  /** `all`: every attribute that an ordinary read shows. */
  readonly attributes: readonly string[] | 'all';
}

export interface DirectoryRoot {
  /** Distinguished name of the configuration partition. */
  readonly configuration: string;
  /** Distinguished name of the domain that the domain controller serves. */
  readonly domain: string;
  /** Distinguished name of the root domain of the forest. */
  readonly rootDomain: string;
  /** Domain controller that answered; null for an export. */
  readonly domainController: string | null;
}

/** Active Directory, read only. Every method throws a `Failure` whose problem says what to do. */
export interface Directory {
  /** For people: `ldaps://dc1.contoso.local`, or the name of the export file. Names every server that was asked. */
  readonly readFrom: string;
  root(): Promise<DirectoryRoot>;
  /**
   * All matching entries, however many; an absent base gives none. Throws `DIRECTORY_READ_REFUSED` where the account
   * may not look, and `DIRECTORY_PART_ABSENT` for a partition that can't be read from here, such as another domain
   * whose domain controllers do not answer, or one that an export does not hold.
   */
  search(query: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  close(): Promise<void>;
}
