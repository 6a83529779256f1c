import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { FailPoint, Fault, Service } from '../preload/contract/index.js';
import { changeMachine, readMachine } from './adapters/rehearsal/machine-file.js';
import { toolForTests } from './adapters/rehearsal/tool-for-tests.js';
import { composeRecoveries } from './compose.js';
import { systemClock } from './ports/clock.js';
import type { Secret } from './ports/secret.js';
import type { Question } from './runbook/questions.js';

/** A house in a folder of its own, with rehearsals of EX3 that ran to their end: for tests. */
export async function openVerificationBench() {
  const stateFolder = await mkdtemp(join(tmpdir(), 'cas-recovery-verification-'));
  const house = await composeRecoveries({
    door: 'command line',
    assetsFolder: resolve('assets'),
    toolFile: await toolForTests(),
    scriptsFolder: '',
    productVersion: 'test',
    clock: systemClock,
    stateFolder,
  });
  const toItsEnd = async (id: string, password?: Secret): Promise<void> => {
    for (;;) {
      const changePassword = (): Secret | undefined => password;
      const outcome = await house.recoveries.run(id, { ...quiet, decide: agree, changePassword });
      if (outcome.kind !== 'restarting') return;
    }
  };
  return {
    house,
    stateFolder,
    folderOf: (id: string) => join(stateFolder, 'recoveries', id, 'rehearsal'),
    machineOf: (id: string) => readMachine(join(stateFolder, 'recoveries', id, 'rehearsal')),
    /** What the machine of a rehearsal is to show from now on. */
    spoil: (id: string, points: readonly FailPoint[], times: Fault['times'] = 'once'): void => {
      const faults = points.map(point => ({ point, times }));
      changeMachine(join(stateFolder, 'recoveries', id, 'rehearsal'), machine => ({ ...machine, faults }));
    },
    setService: (id: string, name: string, state: Service['state']): void => {
      const set = (one: Service): Service => (one.name === name ? { ...one, state } : one);
      const folder = join(stateFolder, 'recoveries', id, 'rehearsal');
      changeMachine(folder, machine => ({ ...machine, services: machine.services.map(set) }));
    },
    /** Begins a rehearsal, and agrees to everything until it ends. */
    recover: async (): Promise<string> => {
      const id = await house.recoveries.beginRehearsal({ server: 'EX3', scenario: 'ex3', faults: [], speed: 0 });
      await toItsEnd(id);
      return id;
    },
    toItsEnd,
    remove: () => rm(stateFolder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

const quiet = {
  signal: new AbortController().signal,
  onRecord: () => undefined,
  onProgress: () => undefined,
  onOutput: () => undefined,
};

async function agree(question: Question) {
  if (question.kind !== 'consent') return Promise.resolve('later' as const);
  const { typeToConfirm } = question.preview;
  return Promise.resolve({
    choice: 'consent' as const,
    ...(typeToConfirm !== null && { typedName: typeToConfirm }),
  });
}

export type VerificationBench = Awaited<ReturnType<typeof openVerificationBench>>;
