import { spawn } from 'node:child_process';
import { closeSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatedJob } from '../../../../preload/contract/index.js';
import { interrupted, type JobWish, jobRuns, settled, withEnd, withJob } from '../backups/job.js';
import { refusal, refuse, wordsOf } from '../backups/say.js';
import { type Bench, sleep } from './tool.js';

/** Where the n-th job prints; whoever follows it reads there. */
export const jobOutput = (folder: string, number: number): string =>
  join(folder, `backup-output-${String(number)}.log`);

/** Has the engine do a job and follows it to its end. The engine goes on when this process is ended. */
export async function runJob(bench: Bench, wish: JobWish): Promise<number> {
  const { errors } = wordsOf(bench);
  let job: SimulatedJob | null = null;
  bench.change(machine => {
    const next = withJob(settled(machine, errors.interrupted), wish);
    job = next?.backups.job ?? null;
    return next ?? machine;
  });
  const mine = job as SimulatedJob | null;
  if (!mine) return refuse(bench, refusal(errors.running));
  closeSync(openSync(jobOutput(bench.folder, mine.number), 'w'));
  startEngine(bench, mine);
  return followJob(bench, mine.number);
}

/** One that does not come up leaves a job of this process behind, which nobody would do: it counts as ended. */
function startEngine(bench: Bench, { number }: SimulatedJob): void {
  const { interrupted: message } = wordsOf(bench).errors;
  const engine = spawn(process.execPath, [process.argv[1] ?? '', 'wbengine.exe', String(number)], {
    detached: true,
    stdio: 'ignore',
    env: { ...process.env, CAS_RECOVERY_EXIT_PIPE: '' },
    windowsHide: true,
  });
  const over = (): void => {
    bench.change(machine => {
      const { job } = machine.backups;
      const isMine = job?.number === number && job.processId === process.pid && job.endedAt === null;
      return isMine ? withEnd(machine, { ...interrupted, message }) : machine;
    });
  };
  engine.on('error', over).on('exit', over);
  engine.unref();
}

const pollSeconds = 0.03;

/** Prints what the job prints, from its first line on, until it has ended. Returns how it ended. */
export async function followJob(bench: Bench, number: number): Promise<number> {
  const file = openSync(jobOutput(bench.folder, number), 'r');
  const chunk = Buffer.alloc(16 * 1024);
  try {
    for (;;) {
      // Looked at before the reading: what it printed until its end is in the file then.
      const machine = bench.machine();
      const { job } = machine.backups;
      const over = job?.number !== number || job.endedAt !== null || !jobRuns(machine);
      for (let length = -1; length !== 0;) {
        length = readSync(file, chunk, 0, chunk.length, null);
        if (length > 0) bench.print(chunk.subarray(0, length).toString('utf8'));
      }
      if (over) return end(bench, number);
      await sleep(pollSeconds);
    }
  } finally {
    closeSync(file);
  }
}

function end(bench: Bench, number: number): number {
  const { errors } = wordsOf(bench);
  const { job } = bench.change(machine => settled(machine, errors.interrupted)).backups;
  if (job?.number === number && job.exitCode !== null) return job.exitCode >>> 0;
  return refuse(bench, refusal(errors.interrupted, -3));
}
