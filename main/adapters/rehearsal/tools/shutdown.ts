import { randomUUID } from 'node:crypto';
import type { Service, SimulatedMachine } from '../../../../preload/contract/index.js';
import { hasLeftoverOfInstaller } from '../facts-of.js';
import { interrupted, jobRuns, withEnd } from '../backups/job.js';
import { withSystemState } from '../backups/system-state.js';
import { hasFault, withoutOnce } from '../faults.js';
import { type Bench, setupRuns } from './tool.js';

/** `shutdown.exe /r`: the machine comes up again with another boot id, and all that waited for it has happened. */
export async function shutdown(bench: Bench): Promise<number> {
  if (!bench.args.includes('/r')) {
    bench.print('Only a restart can be rehearsed: shutdown /r\n');
    return 87;
  }
  if (hasFault(bench.machine(), 'restart-refused')) {
    bench.change(machine => withoutOnce(machine, ['restart-refused']));
    bench.print('Access is denied.(5)\n');
    return 5;
  }
  await bench.take('shutdown.exe');
  bench.change(machine => {
    cutPower(machine);
    return restarted(withSystemState(bench.folder, withoutJob(machine)));
  });
  return 0;
}

/** Setup ends with the machine it runs on, without a word. */
function cutPower(machine: SimulatedMachine): void {
  const { setup } = machine.exchange;
  if (!setup || !setupRuns(machine)) return;
  try {
    process.kill(setup.processId, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
}

/** A backup or a restore ends with the machine too. */
function withoutJob(machine: SimulatedMachine): SimulatedMachine {
  const { job } = machine.backups;
  if (!job || !jobRuns(machine)) return machine;
  try {
    process.kill(job.processId, 'SIGKILL');
  } catch {
    // It ended by itself in between.
  }
  return withEnd(machine, { ...interrupted, message: 'The computer was restarted.' });
}

function restarted(machine: SimulatedMachine): SimulatedMachine {
  const keepsName = hasFault(machine, 'name-differs') && machine.pendingName !== null;
  const next = withoutOnce(machine, [
    ...(keepsName ? (['name-differs'] as const) : []),
    ...(hasLeftoverOfInstaller(machine) ? (['restart-pending'] as const) : []),
  ]);
  return {
    ...next,
    name: keepsName ? machine.name : (machine.pendingName ?? machine.name),
    pendingName: null,
    domain: machine.pendingDomain ?? machine.domain,
    pendingDomain: null,
    pendingRestart: [],
    services: machine.services.map(afterStart),
    bootId: randomUUID(),
    bootedAt: new Date().toISOString(),
  };
}

const afterStart = (service: Service): Service => ({
  ...service,
  state: service.startMode === 'Automatic' ? 'Running' : 'Stopped',
});
