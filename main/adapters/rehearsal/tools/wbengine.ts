import { appendFileSync } from 'node:fs';
import type { SimulatedJob, SimulatedMachine, SimulatedVersion } from '../../../../preload/contract/index.js';
import { hasFault, withoutOnce } from '../faults.js';
import { keepContent } from '../backups/contents.js';
import { thisProcess, withEnd } from '../backups/job.js';
import { isShare, momentOf, sameName, withBackups } from '../backups/places.js';
import { restoreFiles } from '../backups/restore-files.js';
import { asPrinted, isRefusal, refusal, type Refusal, shownMoment, wordsOf } from '../backups/say.js';
import { systemStateBytes, usedBytes, withUsed } from '../backups/targets.js';
import { type Bench, sleep } from './tool.js';
import { jobOutput } from './wbadmin-follow.js';
import { guid } from './wbadmin-lists.js';

/** `wbengine.exe NUMBER`: does the job that wbadmin has written down. Nobody waits for it but who follows its output. */
export async function wbengine(bench: Bench): Promise<number> {
  const job = takeOver(bench, Number(bench.args[0]));
  if (!job) return 1;
  const say = (...texts: readonly string[]): void =>
    appendFileSync(jobOutput(bench.folder, job.number), asPrinted(...texts));
  const words = wordsOf(bench);
  const work: Work = { bench, job, say };
  const failed = await doJob(work);
  if (failed) {
    say('', words.failed, `${words.errors.mark}${failed.text}`);
    bench.change(machine => withEnd(machine, { ...failed, message: failed.text }));
  }
  return 0;
}

interface Work {
  readonly bench: Bench;
  readonly job: SimulatedJob;
  readonly say: (...texts: readonly string[]) => void;
}

/** The job is of this process from here on; undefined where it is of another one, or over. */
function takeOver(bench: Bench, number: number): SimulatedJob | undefined {
  let mine: SimulatedJob | undefined;
  bench.change(machine => {
    const { job } = machine.backups;
    if (job?.number !== number || job.endedAt !== null) return machine;
    mine = { ...job, ...thisProcess() };
    return withBackups(machine, { job: mine });
  });
  return mine;
}

function doJob(work: Work): Promise<Refusal | undefined> {
  switch (work.job.kind) {
    case 'backup':
    case 'system-state-backup':
      return makeBackup(work);
    case 'file-recovery':
      return recoverFiles(work);
    case 'system-state-recovery':
      return recoverSystemState(work);
  }
}

const success = { exitCode: 0, resultCode: 0, detailCode: 0, message: '' } as const;

async function makeBackup(work: Work): Promise<Refusal | undefined> {
  const { bench, job, say } = work;
  const words = wordsOf(bench);
  say(words.shadow);
  const stateOnly = job.kind === 'system-state-backup';
  const shown = stateOnly ? words.systemState : job.items.map(one => `(${one})`).join(',');
  const failed = await progress(work, percent => {
    if (stateOnly && percent === 50) say(words.writer('System Writer'));
    say(stateOnly ? words.overall(percent) : words.copying(shown, percent));
    // A share keeps one version in a folder: the old one is gone once the new one is being written.
    if (percent === 10 && isShare(job.target)) bench.change(machine => withoutVersions(machine, job));
  });
  if (failed) return failed;
  const content = `made-${String(job.number)}`;
  keepContent(bench.folder, content);
  const version: SimulatedVersion = {
    id: job.version,
    recovers: job.recovers,
    volumes: job.items,
    bytes: stateOnly ? systemStateBytes : usedBytes(bench.machine(), job.items),
    snapshotId: isShare(job.target) ? null : guid(`${job.version} ${job.target}`).slice(1, -1),
    content,
  };
  bench.change(machine => withEnd(withVersion(machine, job, version), success));
  const log = `C:\\Windows\\Logs\\WindowsServerBackup\\Backup-${logMoment(job.version)}.log`;
  say(words.summary, '------------------', '', words.done);
  say(stateOnly ? words.stateDone(shownMoment(bench, Date.now())) : words.volumeDone(shown), words.log, log);
  return undefined;
}

async function recoverFiles(work: Work): Promise<Refusal | undefined> {
  const { bench, job, say } = work;
  const words = wordsOf(bench);
  const items = job.items.filter(item => !item.startsWith('-'));
  const failed = await progress(work, percent => {
    say(...items.map(item => words.recovering(item, percent)));
  });
  if (failed) return failed;
  const restored = restoreFiles(bench.folder, bench.machine(), job);
  if (isRefusal(restored)) return restored;
  const megabytes = `${(restored.bytes / 1024 ** 2).toFixed(2)} MB`;
  say(...items.map(item => words.recovered(item, job.into ?? item)), words.recoveryDone);
  say(words.recoverySummary, '--------------------', '', ...words.counts(megabytes, restored.files));
  bench.change(machine => withEnd(machine, success));
  return undefined;
}

async function recoverSystemState(work: Work): Promise<Refusal | undefined> {
  const { bench, job, say } = work;
  const words = wordsOf(bench);
  const failed = await progress(work, percent => {
    if (percent === 50) say(words.writer('System Writer'));
    say(words.overall(percent));
  });
  if (failed) return failed;
  const content = contentOf(bench.machine(), job);
  if (content === null) return refusal(words.errors.noVersion, -3, 0x8078014b);
  const restoredAt = new Date().toISOString();
  const systemState = { version: job.version, content, restoredAt, appliedAt: null, filesMissing: false };
  bench.change(machine => withEnd(withBackups(machine, { systemState }), success));
  say(words.stateRestored, words.restartNeeded);
  return undefined;
}

function contentOf({ backups }: SimulatedMachine, { target, machine, version }: SimulatedJob): string | null {
  const store = backups.stores.find(one => sameName(one.target, target) && sameName(one.machine, machine));
  return store?.versions.find(({ id }) => id === version)?.content ?? null;
}

const steps = 10;

/** Goes through the work at its pace; why it broke off, or undefined. */
async function progress({ bench, job }: Work, tell: (percent: number) => void): Promise<Refusal | undefined> {
  const { errors, stopped } = wordsOf(bench);
  for (let step = 0; step <= steps; step += 1) {
    const percent = (100 / steps) * step;
    const machine = bench.change(one => {
      const { job: now } = one.backups;
      return now ? withBackups(one, { job: { ...now, percent } }) : one;
    });
    tell(percent);
    if (machine.backups.job?.stopping) return refusal(stopped, -1, 0x800704c7);
    if (percent >= 60 && isShare(job.target) && happens(bench, 'backup-network-lost')) {
      return refusal(errors.network, -3, 0x807800c5, 0x80070040);
    }
    const writes = job.kind === 'backup' || job.kind === 'system-state-backup';
    if (percent >= 80 && writes && happens(bench, 'backup-target-full')) {
      return refusal(errors.full, -4, 0x80780119, 0x80070070);
    }
    if (step < steps) await sleep(bench.secondsFor(job.kind) / steps);
  }
  return undefined;
}

function happens(bench: Bench, point: 'backup-network-lost' | 'backup-target-full'): boolean {
  if (!hasFault(bench.machine(), point)) return false;
  bench.change(machine => withoutOnce(machine, [point]));
  return true;
}

function withoutVersions(machine: SimulatedMachine, { target, machine: name }: SimulatedJob): SimulatedMachine {
  const isHere = (one: { target: string; machine: string }): boolean =>
    sameName(one.target, target) && sameName(one.machine, name);
  const { stores, catalogue } = machine.backups;
  const gone = stores.filter(isHere).flatMap(({ versions }) => versions);
  const freed = gone.reduce((sum, { bytes }) => sum + bytes, 0);
  return withBackups(withUsed(machine, target, -freed), {
    stores: stores.filter(one => !isHere(one)),
    catalogue: catalogue.filter(one => !isHere(one)),
  });
}

function withVersion(machine: SimulatedMachine, job: SimulatedJob, version: SimulatedVersion): SimulatedMachine {
  const place = { target: job.target, machine: job.machine };
  const used = withUsed(machine, job.target, version.bytes);
  const { stores, catalogue } = used.backups;
  const isHere = (one: { target: string; machine: string }): boolean =>
    sameName(one.target, place.target) && sameName(one.machine, place.machine);
  const versions = [...(stores.find(isHere)?.versions ?? []), version];
  return withBackups(used, {
    stores: [...stores.filter(one => !isHere(one)), { ...place, versions }],
    catalogue: [...catalogue, { ...place, id: version.id }],
  });
}

/** `DD-MM-YYYY_HH-MM-00`, in UTC, as the names of its logs have it. */
function logMoment(id: string): string {
  const [date = '', time = ''] = new Date(momentOf(id)).toISOString().split('T');
  return `${date.split('-').reverse().join('-')}_${time.slice(0, 8).replaceAll(':', '-')}`;
}
