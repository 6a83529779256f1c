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
