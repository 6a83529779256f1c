import type { SimulatedJob, SimulatedMachine } from '../../../../preload/contract/index.js';
import { settled } from '../backups/job.js';
import { isShare, volumesOf } from '../backups/places.js';
import { wordsOf } from '../backups/say.js';
import { cmdletsOf, noCmdlets, told } from './backup-scripts.js';
import { argument, type Bench } from './tool.js';
import { hasWbadmin } from './wbadmin.js';

/** `read-backup-history.ps1`: what is taken every day, and the last job that has ended. Reads only. */
export async function readBackupHistory(bench: Bench): Promise<number> {
  await bench.take('wbadmin.exe');
  const machine = settled(bench.machine(), wordsOf(bench).errors.interrupted);
  const lacks = cmdletsOf(machine) === null;
  const tool = told({ cmdlets: !lacks, program: hasWbadmin(bench) });
  const schedule = lacks ? noCmdlets : told({ policy: policyOf(machine) });
  const lastJob = lacks ? noCmdlets : told({ job: jobOf(machine) });
  bench.print(`${JSON.stringify({ tool, schedule, 'last-job': lastJob })}\n`);
  return 0;
}

function policyOf(machine: SimulatedMachine): object | null {
  const { schedule } = machine.backups;
  if (!schedule) return null;
  const has = (word: string): boolean => schedule.words.some(one => one.toLowerCase() === word.toLowerCase());
  const bareMetal = has('-allCritical');
  const included = (argument(schedule.words, '-include:') ?? '').split(',').filter(one => one !== '');
  const critical = volumesOf(machine).flatMap(({ path, critical: isCritical }) => (isCritical ? [path] : []));
  return {
    times: schedule.times,
    targets: [isShare(schedule.target) ? schedule.target : `${schedule.target}\\`],
    shown: [schedule.target],
    bareMetal,
    systemState: bareMetal || has('-systemState'),
    volumes: [...(bareMetal ? critical : []), ...included].map(one => `${one}\\`),
  };
}

const types: Readonly<Record<SimulatedJob['kind'], string>> = {
  backup: 'Backup',
  'system-state-backup': 'Backup',
  'file-recovery': 'FileRecovery',
  'system-state-recovery': 'SystemStateRecovery',
};

/** Any failure of a restore has the same code here. */
const failed = 0x80780049;

function jobOf({ backups: { job, last } }: SimulatedMachine): object | null {
  if (!job || job.endedAt === null) return null;
  const { kind, startedAt, endedAt, exitCode } = job;
  const ofLast = types[kind] === 'Backup' ? last : null;
  return {
    type: types[kind],
    startedAt,
    endedAt,
    resultCode: ofLast?.resultCode ?? (exitCode === 0 ? 0 : failed),
    detailCode: ofLast?.detailCode ?? 0,
    message: ofLast?.message ?? '',
  };
}
