import type {
  CheckResult,
  ComparedWith,
  HostFacts,
  KitComparison,
  LostServer,
  ServerSettings,
} from '../../preload/contract/index.js';
import type { AddressBookFile } from '../ports/address-books.js';
import type {
  BalancingReading,
  DailyBackupReading,
  EventReading,
  ShellReading,
  WebStates,
} from '../ports/aftermath.js';
import type { NameService } from '../ports/name-service.js';
import type { Probes } from '../ports/probes.js';

/** The server's settings, read on the running machine. */
export type RunningServer = ServerSettings & { readonly machine: HostFacts };

/** What checks of this server saw before. */
export interface EarlierChecks {
  readonly serverName: string;
  /** For people: which report tells of them. */
  readonly source: string;
  /** A kit was among what they compared with. */
  readonly withKit: boolean;
  readonly readAt: string;
  readonly checks: readonly CheckResult[];
}

/** What the server should be, as far as anything records it. */
export interface Expected {
  readonly serverName: string;
  /** From before the loss or the recovery; null where the directory of today is all there is. */
  readonly directory: LostServer | null;
  /** Of a kit; null where there is none. */
  readonly settings: ServerSettings | null;
  /** Where that kit lies; null likewise. */
  readonly kit: string | null;
  readonly comparedWith: readonly ComparedWith[];
  readonly earlier?: EarlierChecks;
}

/** What of the kit is otherwise on this server, and what could not be compared. */
export interface KitDifferences extends Pick<KitComparison, 'differences' | 'notCompared' | 'same'> {
  /** Files of the kit that are not as it says: nothing can be told by them. */
  readonly damaged: readonly { readonly path: string; readonly why: string }[];
}

/**
 * What the checks look at. Each reading is taken once in a run, when the first check asks, and shared by all. It rejects
 * with a `Failure` where it could not be taken.
 */
export interface VerificationWorld {
  readonly mode: 'rehearsal' | 'live';
  /** Its rehearsal, as --rehearsal names it; null for this very server. */
  readonly rehearsal: string | null;
  readonly expected: Expected;
  /** What the directory holds of the server now. */
  directory(): Promise<LostServer>;
  server(): Promise<RunningServer>;
  web(): Promise<WebStates>;
  /** Since the last start of Windows. */
  events(): Promise<EventReading>;
  balancing(): Promise<BalancingReading>;
  shell(): Promise<ShellReading>;
  dailyBackup(): Promise<DailyBackupReading>;
  /** The kit beside this server, with its files. Asked only where there is a kit. */
  kitDifferences(): Promise<KitDifferences>;
  /** What is on this server's disk of the offline address books with these identifiers. */
  addressBookFiles(guids: readonly string[]): Promise<readonly AddressBookFile[]>;
  readonly probes: Probes;
  /** Null where nobody can be asked: an export of the directory may be of another network. */
  readonly names: NameService | null;
  now(): string;
}
