import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FailPoint, SimulatedBackups, SimulatedMachine } from '../../../../preload/contract/index.js';
import { command, type Command } from '../../../commands/words.js';
import { systemClock } from '../../../ports/clock.js';
import { createMachine } from '../create-machine.js';
import { changeMachine, readMachine } from '../machine-file.js';
import { runTool, toolProcess, type ToolBox, type ToolEnd } from '../run-tool.js';
import { loadScenario } from '../scenarios.js';
import { makeGoodDay } from '../settings/good-day.js';
import { toolForTests } from '../tool-for-tests.js';
import { giveGoodDay } from './contents.js';

export interface BackupsOptions {
  readonly faults?: readonly FailPoint[];
  readonly times?: 'once' | 'always';
  readonly pace?: Readonly<Record<string, number>>;
  readonly machine?: (machine: SimulatedMachine) => SimulatedMachine;
}

/** The fresh machine of EX3 with Windows Server Backup on it, in a folder of its own: for tests. */
export async function startWithBackups({ faults = [], times = 'once', pace = {}, machine }: BackupsOptions = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'cas-recovery-backups-'));
  const scenario = await loadScenario(resolve('assets/scenarios/ex3'));
  await createMachine(
    folder,
    scenario,
    faults.map(point => ({ point, times })),
    systemClock,
  );
  changeMachine(folder, one => {
    const ready = { ...one, features: ['Backup-Features', 'Backup', 'Backup-Tools'] };
    return machine?.(ready) ?? ready;
  });
  const box: ToolBox = {
    toolFile: await toolForTests(),
    environment: { CAS_RECOVERY_MACHINE: folder, CAS_RECOVERY_PACE: JSON.stringify(pace) },
  };
  const run = (program: string, words: readonly string[], onOutput?: (line: string) => void): Promise<ToolEnd> =>
    runTool(box, command(program, words), { timeLimitSeconds: 60, ...(onOutput && { onOutput }) });
  return {
    folder,
    box,
    wbadmin: (...words: readonly string[]) => run('wbadmin.exe', words),
    run,
    /** How wbadmin would be started, for tests that end it. */
    process: (...words: readonly string[]) => toolProcess(box, command('wbadmin.exe', words) satisfies Command),
    machine: (): SimulatedMachine => readMachine(folder),
    backups: (): SimulatedBackups => readMachine(folder).backups,
    /** Fills the backups of the lost server with what it was. */
    fill: async (): Promise<void> => {
      const workFolder = join(folder, 'good-days');
      giveGoodDay(
        folder,
        await makeGoodDay({ scenarioFolder: resolve('assets/scenarios/ex3'), workFolder, clock: systemClock }),
      );
    },
    remove: () => rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export type BackupsFixture = Awaited<ReturnType<typeof startWithBackups>>;
