import { z } from 'zod';
import { adviceCalls } from './advice-calls.js';
import { backupCalls } from './backup-calls.js';
import { backupJobCalls } from './backup-job-calls.js';
import { BackupWork } from './backup-work.js';
import { type Call, defineCall, Nothing, type Reply } from './call.js';
import { LostServer, ServerSummary } from './directory.js';
import { DirectorySource } from './directory-source.js';
import { Moment } from './facts.js';
import { handOffCalls } from './hand-off-calls.js';
import { LiveProposal, LiveSettings } from './live.js';
import { JournalRecord } from './journal.js';
import { pastCalls } from './past.js';
import { Problem } from './problem.js';
import { KitComparison, SideBySideRow } from './differences.js';
import { KitFrom, KitInspection, KitProgress, KitTarget } from './kit.js';
import { ReapplyChange, ReapplyChoice, Reservation } from './reapply.js';
import { Decision, StepId } from './runbook.js';
import { Fault, ScenarioCard } from './scenario.js';
import { Change, ServerPage } from './server-page.js';
import { verificationCalls, verificationEvents } from './verification-calls.js';

/** A password typed in the window: crosses the boundary once, and is kept nowhere. */
const Password = z.string().max(256);
const RecoveryId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);

export const AppInfo = z.strictObject({
  version: z.string(),
  door: z.enum(['window', 'browser']),
  /** Why nothing but rehearsals is offered here; null where a real recovery can be started. */
  rehearsalsOnlyBecause: z.string().nullable(),
  /** Windows only: false means that the program must be restarted as administrator before a real recovery. */
  elevated: z.boolean().nullable(),
  /** Windows only: the directory can be read with the logon that this program runs under. */
  windowsLogon: z.boolean(),
  /** DNS name of the domain that the operator is logged on to, where the system knows one. */
  domain: z.string().nullable(),
  /** The recovery that Windows started this program for, after a restart; null otherwise. */
  resume: RecoveryId.nullable(),
  operator: z.string(),
  computer: z.string(),
  stateFolder: z.string(),
});
export type AppInfo = z.infer<typeof AppInfo>;

export const RecoveryCard = z.strictObject({
  id: RecoveryId,
  mode: z.enum(['rehearsal', 'live']),
  serverName: z.string(),
  startedAt: Moment,
  /** `reapply`: what the directory does not hold is applied again to a recovered server. `backup`: one is taken, or restored from. */
  work: z.enum(['recovery', 'reapply', 'backup']).default('recovery'),
  /** Of a `backup`: which. */
  job: BackupWork.optional(),
  /** The re-application that this one takes back; absent for all others. */
  undoes: z.string().optional(),
  /** The rehearsal on whose simulated server it works; absent for all others. */
  on: z.string().optional(),
  /** `unreadable`: its journal was changed or damaged; `problem` of `openRecovery` says how. */
  standing: z.enum(['open', 'recovered', 'recovered with reservations', 'stopped', 'unreadable']),
  /**
   * What the checks at its end said of clients; `unknown`: none were made, or too few. Absent where it did not come to its
   * end, of a backup that made none, and of a re-application that was taken back.
   */
  verdict: z.enum(['ready for clients', 'ready with reservations', 'not ready', 'unknown']).optional(),
  /** Of a re-application: what took it back, and how that ended. */
  takenBack: z
    .strictObject({ by: RecoveryId, standing: z.enum(['recovered', 'recovered with reservations']) })
    .optional(),
  at: z.string(),
});
export type RecoveryCard = z.infer<typeof RecoveryCard>;

export const OutputLine = z.strictObject({ index: z.number().int(), at: Moment, text: z.string() });
export type OutputLine = z.infer<typeof OutputLine>;

/** Where a window reads the directory from. `scenario` reads the export that the scenario brings. */
const From = z.union([z.strictObject({ kind: z.literal('scenario'), scenario: z.string() }), DirectorySource]);

export const DomainControllers = z.strictObject({
  /** In the order in which they are tried. */
  hosts: z.array(z.strictObject({ host: z.string(), inSite: z.boolean() })),
  /** Who was asked for what. */
  source: z.string(),
});
export type DomainControllers = z.infer<typeof DomainControllers>;

/**
 * Every question that the window may ask, by channel. The Electron boundary and the loopback boundary bind this
 * very list; a channel that is not in it does not exist.
 */
export const calls = {
  appInfo: defineCall(Nothing, AppInfo),
  restartElevated: defineCall(Nothing, z.strictObject({ started: z.boolean() })),
  listScenarios: defineCall(Nothing, z.array(ScenarioCard)),
  listRecoveries: defineCall(Nothing, z.array(RecoveryCard)),
  /** Domain controllers of a domain, found by DNS. */
  findDomainControllers: defineCall(
    z.strictObject({ domain: z.string().min(1), site: z.string().min(1).optional(), dnsServer: z.string().optional() }),
    DomainControllers,
  ),
  /** The Exchange servers that a directory knows. */
  listServers: defineCall(
    z.strictObject({ from: From, password: Password.optional() }),
    z.strictObject({ organization: z.string(), readFrom: z.string(), servers: z.array(ServerSummary) }),
  ),
  readServer: defineCall(
    z.strictObject({ from: From, password: Password.optional(), server: z.string().min(1) }),
    /** `sheet` is the procedure with this server's values, a document of its own to print. */
    z.strictObject({ page: ServerPage, sheet: z.string() }),
  ),
  /** Gives up whatever is being read from a directory. */
  cancelReading: defineCall(Nothing, z.strictObject({ asked: z.literal(true) })),
  /** What differs between a reading that was saved before, as text, and one of now. */
  compareReadings: defineCall(
    z.strictObject({ before: z.string(), now: LostServer }),
    z.strictObject({ readAt: Moment, readFrom: z.string(), changes: z.array(Change) }),
  ),
  beginRehearsal: defineCall(
    z.strictObject({
      /** Without one, the machine is made up from what the directory records of the server. */
      scenario: z.string().optional(),
      /** Read from here instead of the scenario's own export. */
      directory: DirectorySource.optional(),
      password: Password.optional(),
      server: z.string().min(1),
      faults: z.array(Fault),
      /** 1 is lifelike, 0 does not wait at all. */
      speed: z.number().min(0).max(1000),
    }),
    z.strictObject({ id: RecoveryId }),
  ),
  /** What a recovery of this server on this very machine would be begun with. Reads only. */
  proposeRecovery: defineCall(
    z.strictObject({
      directory: DirectorySource,
      password: Password.optional(),
      server: z.string().min(1),
      folders: LiveSettings.shape.folders,
    }),
    LiveProposal,
  ),
  /** Begins a recovery on this very machine. Nothing on it is changed before each step was agreed to. */
  beginRecovery: defineCall(
    z.strictObject({
      directory: DirectorySource,
      password: Password.optional(),
      server: z.string().min(1),
      settings: LiveSettings,
    }),
    z.strictObject({ id: RecoveryId }),
  ),
  /** All records of a recovery so far. Later ones arrive as `record` events. */
  openRecovery: defineCall(z.strictObject({ id: RecoveryId }), z.array(JournalRecord)),
  /** Lets the engine go on: at the start, after a restart, after a closed window. */
  runRecovery: defineCall(
    z.strictObject({ id: RecoveryId, password: Password.optional() }),
    z.strictObject({ running: z.literal(true) }),
  ),
  decide: defineCall(
    z.strictObject({ id: RecoveryId, stepId: StepId, decision: Decision, password: Password.optional() }),
    z.strictObject({ taken: z.literal(true) }),
  ),
  cancelRecovery: defineCall(z.strictObject({ id: RecoveryId }), z.strictObject({ asked: z.literal(true) })),
  /** Output of the recovery's tools, from a line on, at most 5,000 lines at a time. */
  readOutput: defineCall(
    z.strictObject({ id: RecoveryId, from: z.number().int().nonnegative() }),
    z.strictObject({ lines: z.array(OutputLine), total: z.number().int() }),
  ),
  /** Takes a recovery kit. `progress` comes as `kitProgress` events. The password is for its certificates. */
  createKit: defineCall(
    z.strictObject({
      from: KitFrom,
      /** A folder, or a file that ends in `.zip`. */
      out: z.string().min(1),
      password: Password.optional(),
      /** Where the directory's part is read; without it the kit lacks that, and says so. */
      directory: DirectorySource.optional(),
      directoryPassword: Password.optional(),
    }),
    KitInspection,
  ),
  /** Checks each file of a kit against its manifest, and says what a recovery can get back with it. Reads only. */
  inspectKit: defineCall(z.strictObject({ path: z.string().min(1), password: Password.optional() }), KitInspection),
  /** Compares a kit with a server. Reads only. */
  compareKit: defineCall(z.strictObject({ path: z.string().min(1), target: KitTarget }), KitComparison),
  /** The file of a difference, side by side: the kit's and the server's, as they are now. */
  readDifference: defineCall(
    z.strictObject({ path: z.string().min(1), target: KitTarget, difference: z.string() }),
    z.strictObject({ title: z.string(), rows: z.array(SideBySideRow) }),
  ),
  /** What a choice of differences would do, change by change, in order. Reads only. */
  proposeReapply: defineCall(
    z.strictObject({ path: z.string().min(1), target: KitTarget, choice: ReapplyChoice }),
    z.strictObject({
      changes: z.array(
        ReapplyChange.pick({ group: true, title: true, shows: true, differences: true }).extend({
          /** `kit undo` has a way back for it. */
          canBeUndone: z.boolean(),
        }),
      ),
      /** What stays open even where every step succeeds. */
      reservations: z.array(Reservation),
      /** Certificates are imported from the kit, under its password. */
      needsPassword: z.boolean(),
    }),
  ),
  /** The same changes as a PowerShell 2.0 script, for those who apply by hand. */
  reapplyScript: defineCall(
    z.strictObject({ path: z.string().min(1), target: KitTarget, choice: ReapplyChoice }),
    z.strictObject({ script: z.string() }),
  ),
  /**
   * Makes a re-application of them. It is opened, run and decided on like a recovery. A password that is given must open the
   * certificates that are imported; the step that imports them asks for it in any case.
   */
  beginReapply: defineCall(
    z.strictObject({
      path: z.string().min(1),
      target: KitTarget,
      choice: ReapplyChoice,
      password: Password.optional(),
    }),
    z.strictObject({ id: RecoveryId }),
  ),
  /** Makes a re-application that takes an earlier one back. */
  beginUndo: defineCall(z.strictObject({ id: RecoveryId }), z.strictObject({ id: RecoveryId })),
  /** Gives up whatever is being done with a kit. */
  cancelKit: defineCall(Nothing, z.strictObject({ asked: z.literal(true) })),
  ...backupCalls,
  ...handOffCalls,
  ...adviceCalls,
  ...backupJobCalls,
  ...pastCalls,
  ...verificationCalls,
  makeReport: defineCall(z.strictObject({ id: RecoveryId }), z.strictObject({ html: z.string(), json: z.string() })),
  /** The report as PDF, in base64. */
  printReport: defineCall(z.strictObject({ id: RecoveryId }), z.strictObject({ pdf: z.string() })),
} as const satisfies Record<string, Call>;

/** What main tells the window without being asked. */
export const events = {
  record: z.strictObject({ id: RecoveryId, record: JournalRecord }),
  progress: z.strictObject({
    id: RecoveryId,
    stepId: StepId,
    doing: z.string(),
    /** 0 to 1, or null when nobody can say. */
    share: z.number().min(0).max(1).nullable(),
  }),
  kitProgress: KitProgress,
  ...verificationEvents,
  output: z.strictObject({ id: RecoveryId, lines: z.array(OutputLine) }),
  /** The engine let go: it finished, waits for a restart, or met a problem outside any step. */
  settled: z.strictObject({
    id: RecoveryId,
    outcome: z.enum(['finished', 'restarting', 'waiting', 'stopped', 'cancelled', 'failed']),
    problem: Problem.nullable(),
  }),
} as const;

export type CallName = keyof typeof calls;
export type CallInput<N extends CallName> = z.input<(typeof calls)[N]['input']>;
export type CallOutput<N extends CallName> = z.output<(typeof calls)[N]['output']>;
export type EventName = keyof typeof events;
export type EventBody<N extends EventName> = z.output<(typeof events)[N]>;

/** The wizard as the window sees it, over either boundary. */
export type WizardApi = {
  readonly [N in CallName]: (input: CallInput<N>) => Promise<Reply<CallOutput<N>>>;
} & {
  /** Returns its own end of subscription. */
  on<N extends EventName>(event: N, listener: (body: EventBody<N>) => void): () => void;
};
