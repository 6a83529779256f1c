import { randomUUID } from 'node:crypto';
import type {
  DirectorySource,
  Fault,
  Finding,
  JournalRecord,
  LostServer,
  Operator,
  OutputLine,
  Plan,
  Preview,
  RecoveryCard,
  RecoveryState,
  StepCard,
  StepId,
} from '../../preload/contract/index.js';
import { currentStep, foldAll } from '../../preload/contract/index.js';
import { readLostServer } from '../directory/read-lost-server.js';
import { recoverability } from '../directory/recoverability.js';
import type { Clock } from '../ports/clock.js';
import type { Directory } from '../ports/directory.js';
import type { Host } from '../ports/host.js';
import type { Secret } from '../ports/secret.js';
import type { RecoveryFolder, StateStore } from '../ports/state-store.js';
import { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import { runRunbook, type Outcome } from '../runbook/engine.js';
import { openJournal, readJournal, type Journal } from '../runbook/journal.js';
import type { Decide } from '../runbook/questions.js';
import { makePlan } from './plan.js';
import { recoveryRunbook } from './runbook.js';
import { sharedReading } from './shared-reading.js';
import type { RecoveryWorld } from './world.js';

/** The machine of a recovery, and what belongs to it. */
export interface RecoveryHost {
  readonly host: Host;
  /** The directory as this machine sees it; a rehearsal may spoil it on purpose. */
  seenFrom(directory: Directory): Directory;
  /** The operator chose to try again: a rehearsal lets somebody have mended what was to go wrong once. */
  mended(): Promise<void>;
}

/** What a rehearsal is made from. */
export interface RehearsalSetting {
  readonly host: RecoveryHost;
  readonly source: DirectorySource;
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
  openDirectory(source: DirectorySource, password?: Secret): Promise<Directory>;
  /** Makes the simulated machine of a new rehearsal inside the recovery's folder. */
  createRehearsal(folder: RecoveryFolder, wanted: RehearsalWish): Promise<RehearsalSetting>;
  /** Opens the machine of a recovery that was begun: the simulated one, or this very server. */
  openHost(folder: RecoveryFolder, state: RecoveryState): Promise<RecoveryHost>;
}

export interface RehearsalWish {
  readonly scenario: string;
  /** Read from here instead of the scenario's own export. */
  readonly directory?: DirectorySource;
  readonly server: string;
  readonly faults: readonly Fault[];
  readonly speed: number;
}

/** A step of a dry run: what it finds now, and what it would do about it. */
export interface TriedStep {
  readonly card: StepCard;
  readonly finding: Finding;
  readonly preview: Preview | null;
}

/** What somebody who runs a recovery hands in, and is told. */
export interface RunOptions {
  readonly decide: Decide;
  readonly signal: AbortSignal;
  readonly password?: Secret;
  readonly onRecord: (record: JournalRecord) => void;
  readonly onProgress: (stepId: StepId, doing: string, share: number | null) => void;
  readonly onOutput: (line: OutputLine) => void;
}

/** Lines of output that cross to a window at once. */
const mostLines = 5000;

/** All recoveries of a state folder. */
export class Recoveries {
  constructor(private readonly parts: RecoveryParts) {}

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
    if (foldAll(journal.records).plan === null) throw failure('RECOVERY_EMPTY', { id });
    return journal;
  }

  /** What its tools printed, from a line on. */
  async readOutput(id: string, from: number): Promise<{ lines: OutputLine[]; total: number }> {
    return (await this.#folder(id)).readOutput(from, mostLines);
  }

  /** Begins a rehearsal: reads the directory, makes the plan, and writes both down. Nothing is changed yet. */
  async beginRehearsal(wish: RehearsalWish, password?: Secret): Promise<string> {
    const { store, operator } = this.parts;
    const lock = await store.lock(describeHolder(operator, wish.server));
    try {
      const id = await this.#newId(wish.server);
      const folder = await store.create(id);
      try {
        await this.#write(folder, wish, password);
        return id;
      } catch (thrown) {
        await store.discard(id);
        throw thrown;
      }
    } finally {
      await lock.release();
    }
  }

  /** What a rehearsal would find and do, step by step, as the server is now. Keeps nothing. */
  async tryOut(wish: RehearsalWish, password?: Secret): Promise<TriedStep[]> {
    const { store, operator, clock } = this.parts;
    const lock = await store.lock(describeHolder(operator, wish.server));
    const folder = await store.create(await this.#newId(wish.server));
    try {
      await this.#write(folder, wish, password);
      const { records } = readJournal(await folder.readJournal(), folder.journalPath);
      const state = foldAll(records);
      if (state.plan === null) throw failure('RECOVERY_EMPTY', { id: folder.id });
      const { plan } = state;
      const machine = await this.parts.openHost(folder, state);
      const directory = await this.#openDirectory(plan, machine, password);
      try {
        return await tryOutSteps({ host: machine.host, plan, clock, directory: () => Promise.resolve(directory) });
      } finally {
        await directory.close();
      }
    } finally {
      await store.discard(folder.id);
      await lock.release();
    }
  }

  /** Lets the engine go on with a recovery until it ends, restarts, waits for a person or is cancelled. */
  async run(id: string, options: RunOptions): Promise<Outcome> {
    const { store, operator, clock } = this.parts;
    const folder = await this.#folder(id);
    const lock = await store.lock(describeHolder(operator, id));
    let journal: Journal | undefined;
    let directory: Promise<Directory> | undefined;
    const output = folder.openOutput(() => clock.now());
    try {
      journal = await openJournal(await folder.openJournal(), clock);
      journal.subscribe(options.onRecord);
      const state = foldAll(journal.records);
      const { plan } = state;
      if (plan === null) throw failure('RECOVERY_EMPTY', { id });
      const machine = await this.parts.openHost(folder, state);
      const shared = sharedReading(machine.host);
      const world: RecoveryWorld = {
        host: shared.host,
        plan,
        clock,
        directory: () => (directory ??= this.#openDirectory(plan, machine, options.password)),
        ...(options.password && { joinPassword: options.password }),
      };
      const onOutput = (text: string): void => options.onOutput(output.append(text));
      const parts = this.#engineParts({ ...machine, host: shared.host }, { ...options, onOutput });
      return await runRunbook({ ...parts, beforeLook: shared.lookAgain, steps: recoveryRunbook, world, journal });
    } finally {
      await directory?.then(open => open.close()).catch(() => undefined);
      await journal?.close();
      output.close();
      await lock.release();
    }
  }

  async #write(folder: RecoveryFolder, wish: RehearsalWish, password: Secret | undefined): Promise<void> {
    const { clock, operator, productVersion } = this.parts;
    const setting = await this.parts.createRehearsal(folder, wish);
    const lostServer = await this.#readLostServer(setting, wish.server, password);
    const fqdn = lostServer.summary.fqdn ?? `${wish.server}.${lostServer.domain}`;
    const { address, ...rest } = setting.plan;
    const plan = makePlan({
      ...rest,
      lostServer,
      source: setting.source,
      address: await address(fqdn.toLowerCase()),
      steps: recoveryRunbook.map(({ card }) => card),
      clock,
    });
    const journal = await openJournal(await folder.openJournal(), clock);
    try {
      await journal.append({
        kind: 'recovery-started',
        recoveryId: folder.id,
        mode: 'rehearsal',
        scenario: wish.scenario,
        serverName: lostServer.summary.name,
        productVersion,
        operator,
      });
      await journal.append({ kind: 'plan-made', plan });
    } finally {
      await journal.close();
    }
  }

  async #readLostServer(setting: RehearsalSetting, server: string, password?: Secret): Promise<LostServer> {
    const directory = await this.parts.openDirectory(setting.source, password);
    try {
      const lost = await readLostServer(directory, server, this.parts.clock);
      const refused = recoverability(lost);
      if (refused) throw new Failure(refused);
      return lost;
    } finally {
      await directory.close();
    }
  }

  async #openDirectory(plan: Plan, machine: RecoveryHost, password: Secret | undefined): Promise<Directory> {
    return machine.seenFrom(await this.parts.openDirectory(plan.directory, password));
  }

  #engineParts(
    machine: RecoveryHost,
    options: Omit<RunOptions, 'onOutput'> & { readonly onOutput: (text: string) => void },
  ) {
    const { operator, door } = this.parts;
    const { host } = machine;
    return {
      decide: options.decide,
      signal: options.signal,
      onProgress: options.onProgress,
      onOutput: options.onOutput,
      operator,
      door,
      sessionId: randomUUID(),
      bootId: async () => (await host.facts()).bootId,
      restartCommands: (reason: string) => host.commandsFor({ kind: 'restart', reason }),
      restart: (reason: string) =>
        host.apply({ kind: 'restart', reason }, { signal: options.signal, onOutput: options.onOutput }),
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
      return {
        id,
        mode: 'rehearsal',
        serverName: '',
        startedAt: new Date(0).toISOString(),
        standing: 'unreadable',
        at: '',
      };
    }
  }
}

function cardOf(id: string, state: RecoveryState): RecoveryCard {
  const { mode, serverName, startedAt, ended } = state;
  const standing = ended?.outcome ?? 'open';
  return { id, mode, serverName, startedAt, standing, at: ended?.note ?? currentStep(state)?.card.title ?? '' };
}

async function tryOutSteps(world: RecoveryWorld): Promise<TriedStep[]> {
  const tried: TriedStep[] = [];
  for (const step of recoveryRunbook) {
    const finding = await step.check(world);
    // Later steps are refused until earlier ones have changed the server; what they would run is shown all the same.
    const ready = finding.state === 'ready' ? finding : { ...finding, state: 'ready' as const, before: {} };
    const proposal = finding.state === 'done' ? undefined : await step.propose?.(world, ready);
    tried.push({ card: step.card, finding, preview: proposal?.preview ?? null });
  }
  return tried;
}

function describeHolder({ account }: Operator, what: string): string {
  return `process ${String(process.pid)} of ${account}, working on ${what}`;
}
