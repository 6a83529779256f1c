import type { AppInfo, CallOutput, DomainControllers, RecoveryCard } from '../../preload/contract/calls.js';
import type { BackupWork } from '../../preload/contract/backup-work.js';
import type { DirectorySource } from '../../preload/contract/directory-source.js';
import type { Problem } from '../../preload/contract/problem.js';
import { emptyRecovery, type RecoveryState, type StepStatus } from '../../preload/contract/recovery-state.js';
import type { LiveProposal, LiveSettings } from '../../preload/contract/live.js';
import type { StepId } from '../../preload/contract/runbook.js';
import type { Fault, ScenarioCard } from '../../preload/contract/scenario.js';
import { emptyAdvice, type AdviceState } from './advice/advice-state.js';
import { emptyBackupJob, type BackupJobState } from './backup-job/backup-job-state.js';
import { emptyBackups, type BackupsState } from './backups/backups-state.js';
import { emptyHandOff, type HandOffState } from './hand-off/hand-off-state.js';
import { emptyKit, type KitState } from './kit/kit-state.js';
import type { LiveTyped } from './live-form.js';
import { emptyOutput, type OutputLog } from './output-log.js';
import { emptyPast, type PastState } from './past/past-state.js';
import { emptyVerify, type VerifyState } from './verify/verify-state.js';

/** Something asked of the main process: not yet, under way, here, or refused with a problem. */
export type Loadable<T> =
  | { readonly kind: 'idle' }
  /** `since` where the wait can be long enough to be told. */
  | { readonly kind: 'loading'; readonly since?: string }
  | { readonly kind: 'loaded'; readonly value: T }
  | { readonly kind: 'failed'; readonly problem: Problem };

export type ScreenName =
  | 'home'
  | 'choose'
  | 'recovery'
  | 'report'
  | 'kit'
  | 'backups'
  | 'backup-job'
  | 'hand-off'
  | 'advice'
  | 'verify'
  | 'past';
export type Connection = 'connecting' | 'connected' | 'lost';

/** Where the directory is read from, as the contract's calls take it. */
export type ReadFrom = { readonly kind: 'scenario'; readonly scenario: string } | DirectorySource;

/** A recovery, a re-application, or which work with a backup. */
export type Work = 'recovery' | 'reapply' | BackupWork;

/** Whether the engine works on the recovery in view, as far as this window was told. */
export type Engine =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'running' }
  | {
      readonly kind: 'settled';
      readonly outcome: 'finished' | 'restarting' | 'waiting' | 'stopped' | 'cancelled' | 'failed';
      readonly problem: Problem | null;
    };

export interface Progress {
  readonly stepId: StepId;
  readonly doing: string;
  readonly share: number | null;
}

/** The recovery in view: the fold over its journal, and what is told about it but never kept. */
export interface RecoverySession {
  readonly id: string | null;
  readonly opening: Loadable<null>;
  /** What the journal is about, as far as it is known before it is read; null where it is not. */
  readonly work: Work | null;
  readonly recovery: RecoveryState;
  readonly engine: Engine;
  /** The very status that was answered: as long as it stands, the answer is on its way. */
  readonly answered: StepStatus | null;
  readonly pausing: boolean;
  /** A re-application that takes this one back is being made. */
  readonly undoing: boolean;
  /** The last call that was refused, shown in place until the next one. */
  readonly refused: Problem | null;
  readonly progress: Progress | null;
  readonly output: OutputLog;
  readonly report: Loadable<{ readonly html: string; readonly json: string }>;
  /** A step that the operator looks back at; null follows the recovery. */
  readonly lookingAt: StepId | null;
  readonly panel: 'none' | 'evidence' | 'output';
  /** The question that Skip, Stop or “Stop watching” opened in place. */
  readonly asking: 'nothing' | 'skip' | 'stop' | 'leave';
  /** Windows started this program for it after a restart, and no answer was given since. */
  readonly cameBack: boolean;
  /** The operator stopped watching a setup that goes on by itself. */
  readonly left: boolean;
}

/** The form that begins a recovery on this machine. Passwords are no part of it. */
export interface LiveState {
  readonly proposal: Loadable<LiveProposal>;
  readonly typed: LiveTyped;
  /** The folders that the machine was looked at with. */
  readonly folders: LiveSettings['folders'];
}

/** What is looked at of a server. */
export type ServerPart = 'answer' | 'facts' | 'procedure' | 'changes';

export interface ChooseState {
  /** `look` reads and plans; a rehearsal or a recovery can still follow. */
  readonly purpose: 'look' | 'rehearse' | 'recover';
  readonly scenario: ScenarioCard | null;
  readonly from: ReadFrom | null;
  /** Domain controllers that DNS named, when they were asked for. */
  readonly controllers: Loadable<DomainControllers>;
  readonly servers: Loadable<CallOutput<'listServers'>>;
  readonly search: string;
  readonly picked: string | null;
  /** The server that was looked at last: the list begins there again. */
  readonly looked: string | null;
  readonly server: Loadable<CallOutput<'readServer'>>;
  readonly part: ServerPart;
  /** The group of facts whose evidence stands open. */
  readonly evidence: string | null;
  readonly changes: Loadable<CallOutput<'compareReadings'>>;
  readonly faults: readonly Fault[];
  readonly beginning: Loadable<null>;
  /** Null as long as no recovery on this machine is prepared. */
  readonly live: LiveState | null;
}

export interface WizardState {
  readonly screen: ScreenName;
  readonly connection: Connection;
  readonly appInfo: Loadable<AppInfo>;
  readonly elevating: Loadable<{ readonly started: boolean }>;
  readonly scenarios: Loadable<readonly ScenarioCard[]>;
  readonly recoveries: Loadable<readonly RecoveryCard[]>;
  readonly choose: ChooseState;
  readonly session: RecoverySession;
  readonly kit: KitState;
  readonly backups: BackupsState;
  readonly backupJob: BackupJobState;
  readonly handOff: HandOffState;
  readonly advice: AdviceState;
  readonly verify: VerifyState;
  readonly past: PastState;
  /** Where the form in view leads back to. */
  readonly cameFrom: 'home' | 'backups';
}

export const emptyChoose: ChooseState = {
  purpose: 'rehearse',
  scenario: null,
  from: null,
  controllers: { kind: 'idle' },
  servers: { kind: 'idle' },
  search: '',
  picked: null,
  looked: null,
  server: { kind: 'idle' },
  part: 'answer',
  evidence: null,
  changes: { kind: 'idle' },
  faults: [],
  beginning: { kind: 'idle' },
  live: null,
};

export const emptySession: RecoverySession = {
  id: null,
  opening: { kind: 'idle' },
  work: null,
  recovery: emptyRecovery,
  engine: { kind: 'idle' },
  answered: null,
  pausing: false,
  undoing: false,
  refused: null,
  progress: null,
  output: emptyOutput,
  report: { kind: 'idle' },
  lookingAt: null,
  panel: 'none',
  asking: 'nothing',
  cameBack: false,
  left: false,
};

export const emptyWizard: WizardState = {
  screen: 'home',
  connection: 'connecting',
  appInfo: { kind: 'loading' },
  elevating: { kind: 'idle' },
  scenarios: { kind: 'loading' },
  recoveries: { kind: 'loading' },
  choose: emptyChoose,
  session: emptySession,
  kit: emptyKit,
  backups: emptyBackups,
  backupJob: emptyBackupJob,
  handOff: emptyHandOff,
  advice: emptyAdvice,
  verify: emptyVerify,
  past: emptyPast,
  cameFrom: 'home',
};
