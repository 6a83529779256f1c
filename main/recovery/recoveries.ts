import { randomUUID } from 'node:crypto';
import type {
  JournalRecord,
  KitTarget,
  LiveProposal,
  OutputLine,
  Plan,
  ReapplyPlan,
  RecoveryCard,
  RecoveryState,
  StepId,
} from '../../preload/contract/index.js';
import { foldAll } from '../../preload/contract/index.js';
import type { Directory } from '../ports/directory.js';
import type { Secret } from '../ports/secret.js';
import type { RecoveryFolder } from '../ports/state-store.js';
import { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import { runRunbook } from '../runbook/engine.js';
import type { EngineParts, Outcome } from '../runbook/engine-parts.js';
import { openJournal, readJournal, type Journal } from '../runbook/journal.js';
import type { Decide } from '../runbook/questions.js';
import { describeRestart } from './describe-change.js';
import { describeHolder, isRestartOver, refuseOtherMachine, takeLocks } from './guards.js';
import { proposeLive, type LiveQuestion, type LiveWish } from './live.js';
import type {
  LiveMachine,
  OpenOptions,
  ReapplyWish,
  RecoveryHost,
  RecoveryParts,
  RehearsalWish,
} from './recovery-parts.js';
import { refuseBesideOthers } from './other-reapplies.js';
import { cardOf, unreadableCard } from './recovery-card.js';
import { recoveryRunbook } from './runbook.js';
import { sharedReading } from './shared-reading.js';
import { tryOutSteps, type TriedStep } from './try-out.js';
import type { RecoveryWorld } from './world.js';
import { writeBeginning, writeLiveBeginning, writeReapplyBeginning } from './write-beginning.js';

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

type EngineRest = Omit<EngineParts<unknown>, 'steps' | 'world' | 'journal' | 'beforeLook'>;

/** Lines of output that cross to a window at once. */
const mostLines = 5000;

/** All recoveries of a state folder. */
export class Recoveries {
  constructor(private readonly parts: RecoveryParts) {}

  /** Whether this machine can be the rebuilt server. */
  get canBeLive(): boolean {
    return this.parts.live !== null;
  }

  /** One line per recovery; an unreadable one is listed as such. */
  async list(): Promise<RecoveryCard[]> {
    const cards = await Promise.all((await this.parts.store.list()).map(id => this.#card(id)));
    return cards
      .filter((card): card is RecoveryCard => card !== undefined)
      .sort((a, b) => (a.startedAt < b.startedAt ? 1 : -1));
  }

  /** The records of one, read without opening it for writing. */
  async read(id: string): Promise<{ records: JournalRecord[]; head: string }> {
    const folder = await this.#folder(id);
    const journal = readJournal(await folder.readJournal(), folder.journalPath);
    const { plan, reapply } = foldAll(journal.records);
    if (plan === null && reapply === null) throw failure('RECOVERY_EMPTY', { id });
    return journal;
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

  /** What a rehearsal would find and do, step by step, as the server is now. Keeps nothing. */
  tryOut(wish: RehearsalWish, how: OpenOptions = {}): Promise<TriedStep[]> {
    return this.#tryOut(wish.server, how, folder => writeBeginning(this.parts, folder, wish, how));
  }

  /** The same for a recovery on this very machine. Changes nothing. */
  tryOutLive(wish: LiveWish, how: OpenOptions = {}): Promise<TriedStep[]> {
    const live = this.#liveMachine();
    return this.#tryOut(wish.server, how, folder => writeLiveBeginning({ ...this.parts, live }, folder, wish, how));
  }

  async #tryOut(
    server: string,
    how: OpenOptions,
    write: (folder: RecoveryFolder) => Promise<void>,
  ): Promise<TriedStep[]> {
    const { store, operator, clock } = this.parts;
    const lock = await store.lock(describeHolder(operator, server));
    const id = await this.#newId(server);
    try {
      const folder = await store.create(id);
      await write(folder);
      const { records } = readJournal(await folder.readJournal(), folder.journalPath);
      const state = foldAll(records);
      if (state.plan === null) throw failure('RECOVERY_EMPTY', { id: folder.id });
      const { plan } = state;
      const machine = await this.parts.openHost(folder, state);
      const directory = await this.#openDirectory(plan, machine, how);
      try {
        return await tryOutSteps({ host: machine.host, plan, clock, directory: () => Promise.resolve(directory) });
      } finally {
        await directory.close();
      }
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
    const { clock } = this.parts;
    const journal = await openJournal(await folder.openJournal(), clock, options.onRecord);
    let directory: Promise<Directory> | undefined;
    try {
      const state = foldAll(journal.records);
      const { plan, reapply } = state;
      const machine = await this.parts.openHost(folder, state);
      const { host, lookAgain } = sharedReading(machine.host);
      await refuseOtherMachine(state, host);
      if (await isRestartOver(journal.records, host)) await machine.forgetResume();
      if (reapply)
        return await this.#workOnReapply(
          { folder, plan: reapply, journal, lookAgain, machine: { ...machine, host } },
          options,
        );
      if (plan === null) throw failure('RECOVERY_EMPTY', { id: folder.id });
      const world: RecoveryWorld = {
        host,
        plan,
        clock,
        lookAgain,
        keepDefaults: () => this.parts.keepDefaults(targetOf(state), options.signal),
        directory: () => {
          directory ??= this.#openDirectory(plan, machine, options);
          // A directory that was away is asked again, not remembered as away.
          directory.catch(() => (directory = undefined));
          return directory;
        },
      };
      return await this.#withOutput(folder, { ...machine, host }, options, parts =>
        runRunbook({ ...parts, beforeLook: lookAgain, steps: recoveryRunbook, world, journal }),
      );
    } finally {
      await directory?.then(open => open.close()).catch(() => undefined);
      await journal.close();
    }
  }

  #workOnReapply(work: OpenReapply, options: RunOptions): Promise<Outcome> {
    const { folder, plan, journal, lookAgain, machine } = work;
    return this.#withOutput(folder, machine, options, parts =>
      this.parts.runReapply({
        folder,
        plan,
        host: machine.host,
        engine: { ...parts, beforeLook: lookAgain, journal },
      }),
    );
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

  async #openDirectory(plan: Plan, machine: RecoveryHost, { password, signal }: OpenOptions): Promise<Directory> {
    return machine.seenFrom(await this.parts.openDirectory(plan.directory, { password, signal }));
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
      restart: async (reason: string) => {
        // Whatever asks for it: a restart in the middle of setup would leave a half installed server.
        const { exchange, unread } = await host.facts();
        if (unread['exchange'] !== undefined) {
          throw failure('HOST_PART_NOT_READ', { what: 'state of Exchange', why: unread['exchange'] });
        }
        if (exchange.setup.state === 'running') throw failure('SETUP_STILL_RUNS', {});
        await host.apply({ kind: 'restart', reason, resume }, { signal: options.signal, onOutput: options.onOutput });
      },
      beforeRetry: () => machine.mended(),
    };
  }

  async #folder(id: string): Promise<RecoveryFolder> {
    const { store } = this.parts;
    if (!(await store.list()).includes(id)) throw failure('RECOVERY_UNKNOWN', { id, folder: store.path });
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

  async #card(id: string): Promise<RecoveryCard | undefined> {
    try {
      const { records } = await this.read(id);
      return cardOf(id, foldAll(records));
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.problem.code === 'RECOVERY_EMPTY') return undefined;
      return unreadableCard(id);
    }
  }
}

/** A re-application that is open for work. */
interface OpenReapply {
  readonly folder: RecoveryFolder;
  readonly plan: ReapplyPlan;
  readonly journal: Journal;
  readonly lookAgain: () => void;
  readonly machine: RecoveryHost;
}

/** The recovered server, as what is compared with a kit later. */
function targetOf({ mode, recoveryId }: RecoveryState): KitTarget {
  return mode === 'live' ? { kind: 'this' } : { kind: 'rehearsal', recoveryId };
}
