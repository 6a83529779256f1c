/** One object of the directory: attribute names in lower case, values as text in the order the server gave them. */
export interface DirectoryEntry {
  readonly distinguishedName: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** What an entry must satisfy. Data, not filter text: nothing that an operator types can become filter syntax. */
export type Condition =
  | { readonly attribute: string; readonly equals: string }
  | { readonly attribute: string; readonly present: true }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export interface DirectorySearch {
  readonly base: string;
  readonly scope: 'base' | 'one level' | 'subtree';
  readonly where: Condition;
  readonly attributes: readonly string[];
}

export interface DirectoryRoot {
  /** Distinguished name of the configuration partition. */
  readonly configuration: string;
  /** Distinguished name of the domain that the domain controller serves. */
  readonly domain: string;
  /** Domain controller that answered; null for an export. */
  readonly domainController: string | null;
}

/** Active Directory, read only. Every method throws a `Failure` whose problem says what to do. */
export interface Directory {
  /** For people: `ldaps://dc1.contoso.local`, or the name of the export file. */
  readonly readFrom: string;
  root(): Promise<DirectoryRoot>;
  /** All matching entries, however many; an absent base gives none. */
  search(query: DirectorySearch): Promise<readonly DirectoryEntry[]>;
  close(): Promise<void>;
}
