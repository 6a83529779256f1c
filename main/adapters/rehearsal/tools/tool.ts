import { fstatSync, writeSync } from 'node:fs';
import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { factsOf, type PrintedFacts } from '../facts-of.js';
import { changeMachine, readMachine } from '../machine-file.js';
import { isSameProcess } from '../process-identity.js';

/** What a simulated tool may do: look at the machine, change it, print, take its time. */
export interface Bench {
  /** What was typed after the tool's name. */
  readonly args: readonly string[];
  readonly folder: string;
  readonly facts: () => PrintedFacts;
  readonly machine: () => SimulatedMachine;
  readonly change: (change: (machine: SimulatedMachine) => SimulatedMachine) => SimulatedMachine;
  readonly print: (text: string) => void;
  /** Seconds that this takes at the pace of the rehearsal. */
  readonly secondsFor: (what: string) => number;
  /** Takes the time that this takes. */
  readonly take: (what: string) => Promise<void>;
}

/** A simulated tool: returns the exit code of the real one. */
export type Tool = (bench: Bench) => Promise<number> | number;

/** The bench that the environment of this process describes. */
export function benchFromEnvironment(args: readonly string[], environment: NodeJS.ProcessEnv): Bench {
  const folder = environment['CAS_RECOVERY_MACHINE'] ?? '';
  const pace = JSON.parse(environment['CAS_RECOVERY_PACE'] ?? '{}') as Record<string, number>;
  const secondsFor = (what: string): number => pace[what] ?? 0;
  return {
    args,
    folder,
    machine: () => readMachine(folder),
    facts: () => {
      const machine = readMachine(folder);
      return factsOf(machine, setupRuns(machine));
    },
    change: change => changeMachine(folder, change),
    print,
    secondsFor,
    take: what => sleep(secondsFor(what)),
  };
}

/** Whether the setup that was started last is still at work. */
export function setupRuns({ exchange: { setup } }: SimulatedMachine): boolean {
  return setup !== null && setup.endedAt === null && isSameProcess(setup.processId, setup.processBegan);
}

/** Reads `name:value` or `name=value` out of what was typed; undefined where it is missing. */
export function argument(args: readonly string[], name: string): string | undefined {
  return args.find(arg => arg.toLowerCase().startsWith(name.toLowerCase()))?.slice(name.length);
}

/** Whether anything could be waiting on standard input: the null device never says a word. */
export function hasInput(): boolean {
  try {
    return !fstatSync(0).isCharacterDevice() || process.stdin.isTTY;
  } catch {
    return false;
  }
}

export async function sleep(seconds: number): Promise<void> {
  if (seconds > 0) await new Promise(resolve => setTimeout(resolve, seconds * 1000));
}

/** Writes at once. A reader that went away never stops a tool: it works on, as the real ones do. */
function print(text: string): void {
  let rest = Buffer.from(text);
  for (let tries = 0; rest.length > 0 && tries < 1000; tries += 1) {
    try {
      rest = rest.subarray(writeSync(1, rest));
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}
