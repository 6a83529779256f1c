import { randomUUID } from 'node:crypto';
import type {
  BackupPlan,
  JournalRecord,
  LiveProposal,
  OutputLine,
  RecoveryCard,
  StepId,
} from '../../preload/contract/index.js';
import { foldAll, workOf } from '../../preload/contract/index.js';
import type { Secret } from '../ports/secret.js';
import type { RecoveryFolder, ScannedLine, ScannedOutput } from '../ports/state-store.js';
import { failure } from '../problems/problem.js';
import type { Outcome } from '../runbook/engine-parts.js';
import { openJournal, readJournal } from '../runbook/journal.js';
import type { Decide } from '../runbook/questions.js';
import { describeRestart } from './describe-change.js';
import { describeHolder, isRestartOver, refuseOtherMachine, takeLocks } from './guards.js';
import { proposeLive, type LiveQuestion, type LiveWish } from './live.js';
import type {
  BackupWish,
  LiveMachine,
  OpenOptions,
  ReapplyWish,
  RecoveryHost,
  RecoveryParts,
  RehearsalWish,
} from './recovery-parts.js';
import { refuseBesideBackups } from './other-backups.js';
import { refuseBesideOthers } from './other-reapplies.js';
import { RecoveryList } from './recovery-list.js';
import { type EngineRest, resumeOf, runWork } from './run-work.js';
import { sharedReading } from './shared-reading.js';
import type { TriedStep } from './try-out.js';
import { type Tried, tryRecovery } from './try-recovery.js';
import { writeBackupBeginning, writeBeginning, writeLiveBeginning, writeReapplyBeginning } from './write-beginning.js';

/** What somebody who runs a recovery hands in, and is told. */
export interface RunOptions {
  readonly decide: Decide;
  readonly signal: AbortSignal;
  readonly password?: Secret;
  /** What a person typed with the last consent, where its preview asked for the password of an account. */
  readonly changePassword?: () => Secret | undefined;
  readonly onRecord: (record: JournalRecord) => void;
  readonly onProgress: (stepId: StepId, doing: string, share: number | null) => void;
  readonly onOutput: (line: OutputLine) => void;
}

/** Lines of output that cross to a window at once. */
const mostLines = 5000;

/** All recoveries of a state folder. */
export class Recoveries {
  readonly #list: RecoveryList;

  constructor(private readonly parts: RecoveryParts) {
    this.#list = new RecoveryList(parts);
  }

  /** Whether this machine can be the rebuilt server. */
  get canBeLive(): boolean {
    return this.parts.live !== null;
  }

  /** One line per recovery, the newest first; an unreadable one is listed as such. */
  list(): Promise<RecoveryCard[]> {
    return this.#list.cards();
  }

  /** The records of one, read without opening it for writing. */
  async read(id: string): Promise<{ records: JournalRecord[]; head: string }> {
    return this.#list.read(id);
  }

  /** Where the journal of one lies. */
  async journalPath(id: string): Promise<string> {
    return (await this.#folder(id)).journalPath;
  }

  /** Hands on every line that its tools printed; null where nothing is kept. */
  async scanOutput(id: string, take: (line: ScannedLine) => void): Promise<ScannedOutput | null> {
    return (await this.#folder(id)).scanOutput(take);
  }

  /** What its tools printed, from a line on. */
  async readOutput(id: string, from: number): Promise<{ lines: OutputLine[]; total: number }> {
    return (await this.#folder(id)).readOutput(from, mostLines);
  }

  /** Begins a rehearsal: reads the directory, makes the plan, and writes both down. Nothing is changed yet. */
  async beginRehearsal(wish: RehearsalWish, how: OpenOptions = {}): Promise<string> {
    return this.#begin(wish.server, null, folder => writeBeginning(this.parts, folder, wish, how));
  }

  async #begin(
    server: string,
    machine: LiveMachine | null,
    write: (folder: RecoveryFolder) => Promise<void>,
  ): Promise<string> {
    const { store, operator } = this.parts;
    const locks = await takeLocks([store, machine], describeHolder(operator, server));
    try {
      const id = await this.#newId(server);
      const folder = await store.create(id);
      try {
        await write(folder);
        return id;
      } catch (thrown) {
        await store.discard(id);
        throw thrown;
      }
    } finally {
      await locks.release();
    }
  }

  #liveMachine(): LiveMachine {
    const { live, door } = this.parts;
    if (live) return live;
    if (door === 'browser' && process.platform === 'win32') throw failure('LIVE_RECOVERY_NOT_IN_BROWSER', {});
    throw failure('ONLY_REHEARSALS_HERE', { platform: process.platform });
  }

  /** What a recovery on this very machine would be begun with. Reads only. */
  async proposeLive(question: LiveQuestion, how: OpenOptions = {}): Promise<LiveProposal> {
    return proposeLive(this.parts, this.#liveMachine(), question, how);
  }

  /** Begins a recovery on this very machine: reads the directory, makes the plan, and writes both down. */
  async beginLive(wish: LiveWish, how: OpenOptions = {}): Promise<string> {
    const live = this.#liveMachine();
    return this.#begin(wish.server, live, folder => writeLiveBeginning({ ...this.parts, live }, folder, wish, how));
  }

  /** Begins a re-application to a recovered server: writes its plan down. Nothing on the server is changed yet. */
  async beginReapply(wish: ReapplyWish): Promise<string> {
    const { server, target } = wish;
    const rehearsal = target.kind === 'rehearsal' ? foldAll((await this.read(target.recoveryId)).records) : null;
    const machine = rehearsal ? null : this.#liveMachine();
    return this.#begin(server, machine, async folder => {
      await refuseBesideOthers(wish, this);
      await writeReapplyBeginning(this.parts, folder, wish, rehearsal?.scenario ?? null);
    });
  }

  /** Begins a backup, or a restore from one: writes its plan down. Nothing on the server is changed yet. */
  async beginBackup(wish: BackupWish): Promise<string> {
    const { server, on } = wish;
    const scenario = await this.#scenarioOf(on);
    const machine = on.kind === 'this' ? this.#liveMachine() : null;
    return this.#begin(server, machine, async folder => {
      await refuseBesideBackups(on, this);
      await writeBackupBeginning(this.parts, folder, wish, scenario);
    });
  }

  async #scenarioOf(on: BackupWish['on']): Promise<string | null> {
    if (on.kind === 'rehearsal') return foldAll((await this.read(on.recoveryId)).records).scenario;
    return on.kind === 'own' ? on.scenario : null;
  }

  /** What a rehearsal would find and do, step by step, as the server is now. Keeps nothing. */
  tryOut(wish: RehearsalWish, how: OpenOptions = {}): Promise<TriedStep[]> {
    const write = (folder: RecoveryFolder): Promise<void> => writeBeginning(this.parts, folder, wish, how);
    return this.#tryOut(wish.server, write, tried => tryRecovery(this.parts, tried, how));
  }

  /** The same for a recovery on this very machine. Changes nothing. */
  tryOutLive(wish: LiveWish, how: OpenOptions = {}): Promise<TriedStep[]> {
    const live = this.#liveMachine();
    const write = (folder: RecoveryFolder): Promise<void> =>
      writeLiveBeginning({ ...this.parts, live }, folder, wish, how);
    return this.#tryOut(wish.server, write, tried => tryRecovery(this.parts, tried, how));
  }

  /** The same for a backup, or a restore from one. */
  async tryOutBackup(
    wish: BackupWish,
    { signal = new AbortController().signal }: OpenOptions = {},
  ): Promise<{ readonly plan: BackupPlan; readonly steps: TriedStep[] }> {
    const scenario = await this.#scenarioOf(wish.on);
    const write = (folder: RecoveryFolder): Promise<void> => writeBackupBeginning(this.parts, folder, wish, scenario);
    return this.#tryOut(wish.server, write, async ({ work, machine: { host } }) => {
      if (work.kind !== 'backup') throw new TypeError(`No backup was planned: ${work.kind}`);
      const { plan } = work;
      return { plan, steps: await this.parts.tryBackup({ plan, host, signal }) };
    });
  }

  async #tryOut<T>(
    server: string,
    write: (folder: RecoveryFolder) => Promise<void>,
    tryWork: (tried: Tried) => Promise<T>,
  ): Promise<T> {
    const { store, operator } = this.parts;
    const lock = await store.lock(describeHolder(operator, server));
    const id = await this.#newId(server);
    try {
      const folder = await store.create(id);
      await write(folder);
      const { records } = readJournal(await folder.readJournal(), folder.journalPath);
      const state = foldAll(records);
      const work = workOf(state);
      if (work === null) throw failure('RECOVERY_EMPTY', { id: folder.id });
      return await tryWork({ work, state, machine: await this.parts.openHost(folder, state) });
    } finally {
      await store.discard(id).finally(() => lock.release());
    }
  }

  /** Lets the engine go on with a recovery until it ends, restarts, waits for a person or is cancelled. */
  async run(id: string, options: RunOptions): Promise<Outcome> {
    const { store, operator } = this.parts;
    const folder = await this.#folder(id);
    const { mode } = foldAll((await this.read(id)).records);
    const machine = mode === 'live' ? this.#liveMachine() : null;
    const lock = await takeLocks([store, machine], describeHolder(operator, id));
    try {
      return await this.#work(folder, options);
    } finally {
      await lock.release();
    }
  }

  async #work(folder: RecoveryFolder, options: RunOptions): Promise<Outcome> {
    const journal = await openJournal(await folder.openJournal(), this.parts.clock, options.onRecord);
    try {
      const state = foldAll(journal.records);
      const work = workOf(state);
      if (work === null) throw failure('RECOVERY_EMPTY', { id: folder.id });
      const opened = await this.parts.openHost(folder, state);
      const { host, lookAgain } = sharedReading(opened.host);
      await refuseOtherMachine(state, host);
      if (await isRestartOver(journal.records, host)) await opened.forgetResume();
      const machine = { ...opened, host, resume: resumeOf(work, opened) };
      const open = { folder, journal, state, machine, lookAgain };
      return await this.#withOutput(folder, machine, options, engine =>
        runWork(this.parts, work, open, { engine, options }),
      );
    } finally {
      await journal.close();
    }
  }

  async #withOutput(
    folder: RecoveryFolder,
    machine: RecoveryHost,
    options: RunOptions,
    run: (parts: EngineRest) => Promise<Outcome>,
  ): Promise<Outcome> {
    const output = folder.openOutput(() => this.parts.clock.now());
    try {
      const onOutput = (text: string): void => options.onOutput(output.append(text));
      return await run(this.#engineParts(machine, { ...options, onOutput }));
    } finally {
      output.close();
    }
  }

  #engineParts(
    machine: RecoveryHost,
    options: Omit<RunOptions, 'onOutput'> & { readonly onOutput: (text: string) => void },
  ): EngineRest {
    const { operator, door } = this.parts;
    const { host, resume } = machine;
    return {
      decide: options.decide,
      signal: options.signal,
      onProgress: options.onProgress,
      onOutput: options.onOutput,
      password: () => options.changePassword?.(),
      operator,
      door,
      sessionId: randomUUID(),
      bootId: async () => {
        const { bootId, unread } = await host.facts();
        const why = unread['bootId'];
        // Without it nobody could tell whether a restart has happened.
        if (why !== undefined) throw failure('HOST_PART_NOT_READ', { what: 'last start', why });
        return bootId;
      },
      restartItems: (reason: string) => describeRestart(host, { kind: 'restart', reason, resume }),
      restart: async (reason, notes) => {
        // Whatever asks for it: a restart in the middle of setup would leave a half installed server.
        const { exchange, unread } = await host.facts();
        if (unread['exchange'] !== undefined) {
          throw failure('HOST_PART_NOT_READ', { what: 'state of Exchange', why: unread['exchange'] });
        }
        if (exchange.setup.state === 'running') throw failure('SETUP_STILL_RUNS', {});
        const { signal, onOutput } = options;
        await host.apply({ kind: 'restart', reason, resume }, { signal, onOutput, notes });
      },
      beforeRetry: () => machine.mended(),
    };
  }

  async #folder(id: string): Promise<RecoveryFolder> {
    const { store } = this.parts;
    if (!(await store.has(id))) throw failure('RECOVERY_UNKNOWN', { id, folder: store.path });
    return store.folder(id);
  }

  async #newId(server: string): Promise<string> {
    const name = server
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 20);
    const stamp = this.parts.clock.now().slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
    const taken = new Set(await this.parts.store.list());
    const wanted = `${name === '' ? 'server' : name}-${stamp}`;
    for (let number = 1; ; number++) {
      const id = number === 1 ? wanted : `${wanted}-${String(number)}`;
      if (!taken.has(id)) return id;
    }
  }
}
