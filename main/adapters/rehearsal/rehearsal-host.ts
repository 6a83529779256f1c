import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import {
  type FailPoint,
  type HostChange,
  HostFacts,
  type Scenario,
  SimulatedMachine,
} from '../../../preload/contract/index.js';
import type { Clock } from '../../ports/clock.js';
import type { Host, Run, SetupEnd } from '../../ports/host.js';
import { Secret } from '../../ports/secret.js';
import { failure } from '../../problems/problem.js';
import { asksForRestart, isInstallation } from '../../commands/package-exit-codes.js';
import { noted, notedStart } from '../../commands/noted-command.js';
import { toolFailure } from '../../commands/tool-failure.js';
import { kitPassword } from '../../commands/reapply-commands.js';
import { asTyped, type Command, commandsOf, powershell } from '../../commands/windows-commands.js';
import { conditions, hasFault, unmet, withMet, withoutOnce } from './faults.js';
import { followSetup } from './follow-setup.js';
import { changeMachine, machineFile, readMachine } from './machine-file.js';
import { readAgain } from './read-again.js';
import { runTool, type ToolBox, type ToolEnd } from './run-tool.js';
import { startSetup } from './setup-run.js';
import { endedFull } from './whole-file.js';

export interface RehearsalOptions {
  /** Folder of the rehearsal inside the recovery: `createMachine` has put the machine there. */
  readonly folder: string;
  readonly scenario: Scenario;
  /** The simulated tools, bundled into one file. */
  readonly toolFile: string;
  /** 1 is lifelike, 0 does not wait at all. */
  readonly speed: number;
  readonly clock: Clock;
}

/** A simulated machine, and what a rehearsal may do with it beyond a real one. */
export interface RehearsalHost extends Host {
  readonly kind: 'rehearsal';
  /** The simulated machine itself, as its tools left it last. */
  machine(): Promise<SimulatedMachine>;
  /** Notes that a fault was seen from outside, so that `mendOnce` may take it away. */
  showed(point: FailPoint): void;
  /** Somebody mends this, whether it was seen or not. Faults that happen always come back at once. */
  mend(point: FailPoint): Promise<void>;
  /** Somebody mends what was seen so far and happens once: called when the operator tries again. */
  mendOnce(): Promise<void>;
}

/** Opens the machine that `createMachine` put into the folder. */
export function openRehearsalHost(options: RehearsalOptions): Promise<RehearsalHost> {
  return Promise.resolve().then(() => {
    machineIn(options.folder);
    return new SimulatedHost(options);
  });
}

/** A rehearsal has no real account: any password but an empty one joins the domain. No word, since it is masked wherever it stands. */
const rehearsalPassword = new Secret(randomUUID());

/** Scripts of a rehearsal are simulated: only their names matter. */
const bareName = (name: string): string => name;
const readFacts = powershell('read-facts.ps1');

const minute = 60;
const day = 24 * 60 * minute;
const timeLimits: Readonly<Partial<Record<HostChange['kind'], number>>> = {
  'install-features': 60 * minute,
  'install-package': 60 * minute,
  'install-rollup': 180 * minute,
  'start-backup': day,
  'recover-files': day,
  'start-system-state-recovery': day,
};

class SimulatedHost implements RehearsalHost {
  readonly kind = 'rehearsal';
  readonly #options: RehearsalOptions;
  readonly #box: ToolBox;
  readonly #shown = new Set<FailPoint>();
  /** It is asked at every search of the directory. */
  readonly #look: () => SimulatedMachine;

  constructor(options: RehearsalOptions) {
    this.#options = options;
    this.#look = readAgain(machineFile(options.folder), () => machineIn(options.folder));
    this.#box = { toolFile: options.toolFile, environment: environmentOf(options) };
  }

  async facts(): Promise<HostFacts> {
    const end = await runTool(this.#box, readFacts, { timeLimitSeconds: 2 * minute });
    const facts = HostFacts.safeParse({ ...printedJson(end), readAt: this.#options.clock.now() });
    if (!facts.success) {
      throw failure('HOST_NOT_READABLE', { why: z.prettifyError(facts.error), output: end.output });
    }
    this.#noteShown(readMachine(this.#options.folder));
    return facts.data;
  }

  commandsFor(change: HostChange): readonly string[] {
    return commandsOf(change, bareName).map(asTyped);
  }

  /** A rehearsal has no real account, and asks for none of its passwords. The certificates of a kit are real. */
  passwordFor(change: HostChange): string | null {
    return change.kind === 'import-certificate' ? kitPassword : null;
  }

  async apply(change: HostChange, run: Run): Promise<void> {
    for (const command of commandsOf(change, bareName)) {
      if (run.signal.aborted) throw failure('TOOL_STOPPED', { tool: command.program });
      if (change.kind === 'recovery-setup') await this.#startSetup(command, run);
      else await this.#run(change, command, run);
    }
  }

  followSetup(run: Run): Promise<SetupEnd> {
    return followSetup(this.#options.folder, run);
  }

  addressesOf(hostName: string): Promise<readonly string[]> {
    const { records, dnsServers } = this.#options.scenario.network;
    const name = hostName.toLowerCase().replace(/\.$/, '');
    // A domain has the addresses of its domain controllers, which serve its names too.
    const ofDomain = domainsOf(this.#options.scenario).includes(name) ? dnsServers : [];
    return Promise.resolve(records[name] ?? ofDomain);
  }

  async answers(address: string): Promise<boolean> {
    const machine = await this.machine();
    const { answering } = this.#options.scenario.network;
    const inUse = hasFault(machine, 'ip-in-use') && !isLeased(machine, address);
    if (inUse) this.showed('ip-in-use');
    return inUse || answering.includes(address);
  }

  machine(): Promise<SimulatedMachine> {
    return Promise.resolve().then(this.#look);
  }

  showed(point: FailPoint): void {
    this.#shown.add(point);
    const { folder } = this.#options;
    if (unmet(readMachine(folder)).includes(point)) changeMachine(folder, machine => withMet(machine, [point]));
  }

  async mend(point: FailPoint): Promise<void> {
    await this.#takeAway([point]);
  }

  async mendOnce(): Promise<void> {
    await this.#takeAway(conditions.filter(point => this.#shown.has(point)));
  }

  #takeAway(points: readonly FailPoint[]): Promise<void> {
    return Promise.resolve().then(() => {
      const { faults } = machineIn(this.#options.folder);
      if (!faults.some(({ point, times }) => times === 'once' && points.includes(point))) return;
      changeMachine(this.#options.folder, machine => withoutOnce(machine, points));
    });
  }

  /** How it ended is noted by whoever follows it. */
  async #startSetup(command: Command, { notes }: Run): Promise<void> {
    await notedStart(asTyped(command), notes, {
      start: () => startSetup(this.#options.folder, this.#box, command),
      mayComeUp: () => false,
    });
  }

  async #run(change: HostChange, command: Command, run: Run): Promise<void> {
    const end = await noted(asTyped(command), run.notes, async () => {
      const ended = await runTool(this.#box, command, {
        timeLimitSeconds: timeLimits[change.kind] ?? 5 * minute,
        signal: run.signal,
        onOutput: run.onOutput,
        ...(command.asksPasswordOf !== null && { password: run.password ?? rehearsalPassword }),
      });
      // An exit code has 32 bits; the negative ones of wbadmin come without their sign.
      return { ...ended, exitCode: ended.exitCode | 0 };
    });
    if (endedFull(end)) throw this.#full();
    const failed = toolFailure(change, command, end);
    if (failed) throw failed;
    if (isInstallation(change) && asksForRestart(end.exitCode)) this.#noteRestart(command, end);
  }

  #full(): Error {
    const { folder } = this.#options;
    return failure('FILE_NOT_USABLE', { path: folder, why: 'the disk is full', code: 'ENOSPC' });
  }

  /** An exit code is all that some installers leave behind. It is forgotten with the restart, as the rest is. */
  #noteRestart({ program }: Command, { exitCode }: ToolEnd): void {
    const name = program.replaceAll('"', '').split('\\').at(-1) ?? program;
    const asked = { place: `exit code ${String(exitCode)} of ${name}`, value: 'a restart is needed' };
    changeMachine(this.#options.folder, machine => {
      const others = machine.pendingRestart.filter(({ place }) => place !== asked.place);
      return { ...machine, pendingRestart: [...others, asked] };
    });
  }

  #noteShown(machine: SimulatedMachine): void {
    const inFacts: readonly FailPoint[] = ['wrong-operating-system', 'not-elevated', 'media-too-old'];
    for (const point of inFacts) if (hasFault(machine, point)) this.showed(point);
    if (machine.domain !== null && hasFault(machine, 'restart-pending')) this.showed('restart-pending');
  }
}

/** The address that a fresh machine was given by DHCP is its own beyond doubt. */
function isLeased({ adapters }: SimulatedMachine, address: string): boolean {
  return adapters.some(adapter => adapter.dhcp && adapter.address === address);
}

function environmentOf({ folder, scenario, speed }: RehearsalOptions): Record<string, string> {
  const pace = Object.entries(scenario.pace).map(([what, seconds]) => [what, speed === 0 ? 0 : seconds / speed]);
  return {
    CAS_RECOVERY_MACHINE: folder,
    CAS_RECOVERY_PACE: JSON.stringify(Object.fromEntries(pace)),
    CAS_RECOVERY_DOMAINS: domainsOf(scenario).join(','),
    CAS_RECOVERY_REQUIRED_MEDIA: scenario.machine.media?.build ?? '',
  };
}

/** The domains that can be joined: those whose names DNS knows. */
function domainsOf({ network }: Scenario): string[] {
  return [...new Set(Object.keys(network.records).map(name => name.slice(name.indexOf('.') + 1)))];
}

function machineIn(folder: string): SimulatedMachine {
  const file = machineFile(folder);
  try {
    return SimulatedMachine.parse(readMachine(folder));
  } catch (thrown) {
    const why = thrown instanceof z.ZodError ? z.prettifyError(thrown) : String(thrown);
    throw failure('MACHINE_NOT_READABLE', { file, why }, thrown);
  }
}

function printedJson({ standardOutput, output }: ToolEnd): Record<string, unknown> {
  try {
    return JSON.parse(standardOutput) as Record<string, unknown>;
  } catch (thrown) {
    throw failure('HOST_NOT_READABLE', { why: String(thrown), output }, thrown);
  }
}
