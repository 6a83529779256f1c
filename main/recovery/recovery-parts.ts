import type {
  BackupPlan,
  DirectorySource,
  Fault,
  HostChange,
  HostFacts,
  KitTarget,
  LostServer,
  Operator,
  Plan,
  ReapplyPlan,
  RecoveryState,
} from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import type { Host } from '../ports/host.js';
import type { NameService } from '../ports/name-service.js';
import type { Secret } from '../ports/secret.js';
import type { Lock, RecoveryFolder, StateStore } from '../ports/state-store.js';
import type { EngineParts, Outcome } from '../runbook/engine-parts.js';
import type { WorkVerification } from '../verification/verifications.js';
import type { TriedStep } from './try-out.js';

/** The machine of a recovery, and what belongs to it. */
export interface RecoveryHost {
  readonly host: Host;
  /** What Windows is to start after a restart; null where this program sees to it itself. */
  readonly resume: Extract<HostChange, { kind: 'restart' }>['resume'];
  /** Takes away what a restart left in Windows for the resume. Nothing happens where nothing is left. */
  forgetResume(): Promise<void>;
  /** The directory as this machine sees it; a rehearsal may spoil it on purpose. */
  seenFrom(directory: Directory): Directory;
  /** The operator chose to try again: a rehearsal lets somebody have mended what was to go wrong once. */
  mended(): Promise<void>;
}

/** What a rehearsal is made from. */
export interface RehearsalSetting {
  readonly host: RecoveryHost;
  /** Name of the scenario that the machine is made from. */
  readonly scenario: string;
  readonly plan: {
    readonly address: (fqdn: string) => Promise<{ readonly value: string; readonly source: string } | null>;
    readonly network: Pick<Plan['identity'], 'mask' | 'gateway' | 'dnsServers'>;
    readonly joinAccount: string;
    readonly lostAt: string | null;
    readonly domainController: string | null;
  };
}

/** What the recoveries stand on; `compose.ts` picks it. */
export interface RecoveryParts {
  readonly store: StateStore;
  readonly clock: Clock;
  readonly operator: Operator;
  readonly door: 'command line' | 'window' | 'browser';
  readonly productVersion: string;
  openDirectory(source: DirectorySource, options: OpenOptions): Promise<Directory>;
  /** Addresses in DNS, where a directory of this kind is read near to it. */
  namesFor(source: DirectorySource): NameService | undefined;
  /** Where a new rehearsal reads the directory: as wished, or a copy of the scenario's export inside the folder. */
  rehearsalSource(folder: RecoveryFolder, wanted: RehearsalWish): Promise<DirectorySource>;
  /** Makes the simulated machine of a new rehearsal inside the recovery's folder. */
  createRehearsal(folder: RecoveryFolder, wanted: RehearsalWish, lost: LostServer): Promise<RehearsalSetting>;
  /** This very machine; null where it can't be the rebuilt server. */
  readonly live: LiveMachine | null;
  /** Opens the machine of a recovery that was begun: the simulated one, or this very server. */
  openHost(folder: RecoveryFolder, state: RecoveryState): Promise<RecoveryHost>;
  /** Reads and keeps what setup wrote on the recovered server, for the comparison with a kit. Throws a `Failure`. */
  keepDefaults(target: KitTarget, signal: AbortSignal): Promise<void>;
  /** The checks of the server that is recovered, against the reading of its plan. */
  verification(recovery: RecoveryToVerify): WorkVerification;
  /** Lets the engine go on with a re-application. */
  runReapply(run: ReapplyWork): Promise<Outcome>;
  /** Lets the engine go on with a backup, or with a restore from one. */
  runBackup(run: BackupRun): Promise<Outcome>;
  /** What the steps of one find now, and would do. Changes nothing. */
  tryBackup(run: Pick<BackupRun, 'plan' | 'host'> & { readonly signal: AbortSignal }): Promise<TriedStep[]>;
}

/** A recovery whose server is to be verified. */
export interface RecoveryToVerify {
  readonly id: string;
  readonly target: KitTarget;
  readonly plan: Plan;
  /** Facts of the machine in this look. */
  readonly facts: () => Promise<HostFacts>;
  /** What the directory holds of the server in this look. */
  readonly directory: () => Promise<LostServer>;
}

/** A re-application that is open for work: its steps and what they look at come from elsewhere. */
export interface ReapplyWork {
  readonly folder: RecoveryFolder;
  readonly plan: ReapplyPlan;
  readonly host: Host;
  readonly engine: Omit<EngineParts<unknown>, 'steps' | 'world'>;
}

/** A backup or a restore that is open for work. */
export type BackupRun = Omit<ReapplyWork, 'plan'> & { readonly plan: BackupPlan };

/** What is backed up or restored, and on which server. */
export interface BackupWish {
  readonly server: string;
  /** `own`: a simulated machine of its own, which `write` makes in the folder. */
  readonly on: KitTarget | { readonly kind: 'own'; readonly scenario: string };
  /** Gives the plan, made before anything is changed. */
  readonly write: (folder: RecoveryFolder) => Promise<BackupPlan>;
}

/** What is re-applied, and to which server. */
export interface ReapplyWish {
  readonly server: string;
  readonly target: KitTarget;
  /** Of a real machine, as its facts have it; null for that of a rehearsal. */
  readonly machineId: string | null;
  /** The re-application that it takes back. */
  readonly undoes: string | null;
  /** Prepares what the changes need inside the folder, and gives the plan. */
  readonly write: (folder: RecoveryFolder) => Promise<ReapplyPlan>;
}

/** The machine that this program runs on, before a recovery was begun on it. */
export interface LiveMachine {
  /** Where hotfixes and installers are looked for when the operator names no folder. */
  readonly packagesFolder: string;
  look(folders: Plan['folders']): Promise<HostFacts>;
  /** IPv4 addresses in DNS. */
  addressesOf(name: string): Promise<readonly string[]>;
  /** Held while a recovery of this machine is worked on, whatever folder its journal is in. */
  lock(holder: string): Promise<Lock>;
}

/** What it takes to open a directory. */
export interface OpenOptions {
  readonly password?: Secret | undefined;
  /** Gives up whatever is going on, with `CANCELLED`. */
  readonly signal?: AbortSignal | undefined;
}

export interface RehearsalWish {
  /** Without one, the machine is made up from what the directory records of the server. */
  readonly scenario?: string | undefined;
  /** Read from here instead of the scenario's own export. */
  readonly directory?: DirectorySource | undefined;
  readonly server: string;
  readonly faults: readonly Fault[];
  readonly speed: number;
}
