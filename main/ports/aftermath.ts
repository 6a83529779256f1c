import type { BackupPolicy } from './backup-history.js';

/**
 * What is read of a server only to verify it: how it runs, not how it is set up. Each method reads anew, and throws a
 * `Failure` where it could not be read.
 */
export interface Aftermath {
  /** Sites and pools of IIS as `appcmd` lists them. */
  web(signal: AbortSignal): Promise<WebStates>;
  /** Errors and warnings of the sources that matter, since a moment, grouped. */
  events(since: string, signal: AbortSignal): Promise<EventReading>;
  balancing(signal: AbortSignal): Promise<BalancingReading>;
  /** What the Exchange shell tells of this server. */
  shell(signal: AbortSignal): Promise<ShellReading>;
  dailyBackup(signal: AbortSignal): Promise<DailyBackupReading>;
}

/** Where it was read, and when: to be put beside what was found. */
export interface ReadFrom {
  readonly source: string;
  readonly readAt: string;
  /** What was printed. */
  readonly raw: string;
}

/** `Started`, `Stopped`, `Starting`, `Stopping`, `Unknown`: words of appcmd that no language changes. */
export interface WebStates extends ReadFrom {
  readonly sites: readonly { readonly name: string; readonly state: string; readonly bindings: readonly string[] }[];
  readonly pools: readonly { readonly name: string; readonly state: string }[];
  /** Applications with the pool that each runs in. */
  readonly applications: readonly { readonly site: string; readonly path: string; readonly pool: string }[];
}

export interface EventGroup {
  readonly log: 'Application' | 'System';
  readonly provider: string;
  readonly eventId: number;
  readonly level: 'error' | 'warning' | 'information';
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  /** Of the last one, in the language of Windows; shortened. */
  readonly message: string;
}

export interface EventReading extends ReadFrom {
  readonly since: string;
  readonly groups: readonly EventGroup[];
  /** The log does not reach back to `since`: what happened before `from` is unknown; null where it does. */
  readonly from: string | null;
  /** The last event 1001 (came to its end) or 1002 (a part failed) of MSExchangeSetup, whenever that was. */
  readonly setup: LastEvent;
  /** The last event 2080 of MSExchange ADAccess since then. */
  readonly topology: LastEvent;
}

/** An event that was looked for: there, not there, or not read. */
export type LastEvent =
  | { readonly state: 'there'; readonly eventId: number; readonly at: string; readonly message: string }
  | { readonly state: 'none' }
  | { readonly state: 'unread'; readonly why: string };

/** Of the Network Load Balancing service on this server. */
export interface BalancingReading extends ReadFrom {
  /** None where the feature is not installed or no adapter is bound to a cluster. */
  readonly clusters: readonly {
    readonly address: string;
    /** State of this host, from `MicrosoftNLB_Node.StatusCode`: 1008 converged (default host), 1007 converged. */
    readonly statusCode: number;
    readonly hosts: readonly { readonly name: string; readonly statusCode: number }[];
  }[];
}

/** What Windows Server Backup takes every day. */
export interface DailyBackupReading extends ReadFrom {
  /** Windows Server Backup is on this server. */
  readonly installed: boolean;
  /** Null where no daily backup is set up. */
  readonly policy: BackupPolicy | null;
}

export interface ShellReading extends ReadFrom {
  /** `Test-ServiceHealth`, role by role; null where it could not be asked, then `why` says so. */
  readonly roles:
    readonly { readonly role: string; readonly required: boolean; readonly notRunning: readonly string[] }[] | null;
  /** `AdminDisplayVersion` of this server; null likewise. */
  readonly version: string | null;
  /** `Test-MRSHealth` and others, by name. A cmdlet that needs a test mailbox that is not there is `not run`. */
  readonly tests: readonly {
    readonly cmdlet: string;
    readonly outcome: 'passed' | 'failed' | 'not run';
    readonly told: string;
  }[];
  readonly why: string | null;
}
