import type { HostFacts, Plan } from '../../../../preload/contract/index.js';

/** What a reading of this Windows machine needs to be told. */
export interface FactsOptions {
  /** Where the PowerShell scripts of this program are. */
  readonly scriptsFolder: string;
  /** Folders that the operator named; null where he named none. */
  readonly folders: Plan['folders'];
  /** Whose clock is compared; without one, the domain controller that this machine trusts. */
  readonly domainController: string | null;
  readonly signal?: AbortSignal | undefined;
}

/** The facts of a machine but for the moment of reading. */
export type WindowsFacts = Omit<HostFacts, 'readAt'>;

/**
 * Reads this machine and changes nothing on it. What can't be read is named in `unread`.
 * @throws HOST_NOT_READABLE when Windows PowerShell told nothing at all, TOOL_STOPPED when it was cancelled
 */
export type ReadWindowsFacts = (options: FactsOptions) => Promise<WindowsFacts>;
