import { createHash } from 'node:crypto';
import { disksOf } from '../facts-of.js';
import { hasFault, withMet } from '../faults.js';
import { jobRuns } from '../backups/job.js';
import {
  cataloguedVersions,
  isShare,
  momentOf,
  sameName,
  type StoredVersion,
  storesAt,
  versionsAt,
  volumeAt,
  volumesOf,
  withBackups,
} from '../backups/places.js';
import { asPrinted, isRefusal, refusal, type Refusal, refuse, shownMoment, wordsOf } from '../backups/say.js';
import { openPlace } from '../backups/targets.js';
import { argument, type Bench } from './tool.js';
import { followJob } from './wbadmin-follow.js';

/** The versions that are meant by `-backupTarget` and `-machine`, or those of the catalogue. */
export async function versionsMeant(bench: Bench): Promise<readonly StoredVersion[] | Refusal> {
  const { errors } = wordsOf(bench);
  const target = argument(bench.args, '-backupTarget:');
  const machine = argument(bench.args, '-machine:');
  await bench.take('wbadmin.exe');
  const { backups, name } = bench.machine();
  if (target === undefined) {
    const damaged = hasFault(bench.machine(), 'backup-catalogue-damaged');
    if (damaged) bench.change(one => withMet(one, ['backup-catalogue-damaged']));
    return damaged ? refusal(errors.catalogue, -3, 0x80780081) : cataloguedVersions(backups);
  }
  const closed = await openPlace(bench, target);
  if (closed) return closed;
  const stores = storesAt(backups, target);
  const own = stores.some(store => sameName(store.machine, name));
  if (machine === undefined && !own && stores.length > 1) return refusal(errors.severalMachines);
  return versionsAt(backups, target, machine ?? (own ? name : undefined));
}

/** `get versions [-backupTarget:PLACE] [-machine:NAME]` */
export async function getVersions(bench: Bench): Promise<number> {
  const words = wordsOf(bench);
  const found = await versionsMeant(bench);
  if ('text' in found) return refuse(bench, found);
  if (found.length === 0) return refuse(bench, refusal(words.errors.noBackup));
  for (const { store, version } of found) {
    const share = isShare(store.target);
    const tokens = version.recovers.map(one => words.recoverable[one]).join(', ');
    const lines = [
      `${words.time} ${shownMoment(bench, momentOf(version.id))}`,
      `${share ? words.location : words.target} ${words.labelled(share ? 'share' : 'disk', labelOf(bench, store.target))}`,
      `${words.version} ${version.id}`,
      `${words.canRecover} ${tokens}`,
      ...(version.snapshotId === null ? [] : [`${words.snapshot} {${version.snapshotId}}`]),
    ];
    bench.print(`${asPrinted(...lines)}\r\n`);
  }
  return 0;
}

function labelOf({ machine }: Bench, target: string): string {
  const label = volumeAt(machine(), target)?.label ?? '';
  return label === '' ? target : `${label}(${target})`;
}

/** The one version that `-version` names. */
export async function versionMeant(bench: Bench): Promise<StoredVersion | Refusal> {
  const { errors } = wordsOf(bench);
  const found = await versionsMeant(bench);
  if (isRefusal(found)) return found;
  const id = argument(bench.args, '-version:');
  return found.find(({ version }) => version.id === id) ?? refusal(errors.noVersion, -3, 0x8078014b);
}

/** `get items -version:ID` */
export async function getItems(bench: Bench): Promise<number> {
  const words = wordsOf(bench);
  const found = await versionMeant(bench);
  if (isRefusal(found)) return refuse(bench, found);
  for (const letter of found.version.volumes) {
    const volume = volumeAt(bench.machine(), letter);
    const name = volume?.label ?? '';
    const size = gigabytes(volume?.totalBytes ?? found.version.bytes);
    bench.print(
      `${asPrinted(
        `Volume ID = ${guid(letter)}`,
        words.volume(name === '' ? words.unlabelled : name, letter),
        words.volumeSize(size),
        words.fullVolume,
      )}\r\n`,
    );
  }
  if (found.version.recovers.includes('system-state')) {
    bench.print(asPrinted('Application = Registry', 'Component = Registry (\\Registry)'));
  }
  return 0;
}

/** `get disks` */
export function getDisks(bench: Bench): number {
  const words = wordsOf(bench);
  const machine = bench.machine();
  const volumes = volumesOf(machine);
  for (const { name, bytes, identifier, volumes: letters } of disksOf(machine)) {
    const used = volumes
      .filter(({ path }) => letters.includes(path))
      .reduce((sum, { totalBytes, freeBytes }) => sum + totalBytes - freeBytes, 0);
    const more = words.disk(gigabytes(bytes), gigabytes(used), letters.map(one => `${one}[${one}]`).join(','));
    bench.print(
      `${asPrinted(`Disk name       : ${name}`, `DiskIdentifier  : ${identifier ?? guid(letters.join())}`, ...more)}\r\n`,
    );
  }
  return 0;
}

/** `get status`: tells how far the job is, until it has ended. */
export async function getStatus(bench: Bench): Promise<number> {
  const { job } = bench.machine().backups;
  if (job && jobRuns(bench.machine())) return followJob(bench, job.number);
  bench.print(asPrinted(wordsOf(bench).nothingRuns));
  return 0;
}

/** `stop job [-quiet]` */
export function stopJob(bench: Bench): number {
  const words = wordsOf(bench);
  if (!jobRuns(bench.machine())) {
    bench.print(asPrinted(words.nothingRuns));
    return 0;
  }
  bench.change(machine => {
    const { job } = machine.backups;
    return job ? withBackups(machine, { job: { ...job, stopping: true } }) : machine;
  });
  bench.print(asPrinted(words.stopAsked));
  return 0;
}

const gigabytes = (bytes: number): string => (bytes / 1024 ** 3).toFixed(2);

/** An identifier that a name always has. */
export function guid(name: string): string {
  const hex = createHash('sha256').update(name).digest('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)];
  return `{${parts.join('-')}}`;
}
