import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import type { Bench } from '../tools/tool.js';
import { sleep } from '../tools/tool.js';
import { isShare, mayOpen, sameName, shareOf, storesAt, volumeAt, volumesOf } from './places.js';
import { type Refusal, refusal, wordsOf } from './say.js';

const unreachable = 0x80780038;
const noPlace = 0x80780166;

/** Waits as long as the place takes to answer; why it can't be opened, or undefined. */
export async function openPlace(bench: Bench, target: string, account?: string): Promise<Refusal | undefined> {
  const { errors } = wordsOf(bench);
  const machine = bench.machine();
  if (!isShare(target)) {
    return volumeAt(machine, target) ? undefined : refusal(errors.noPlace, -2, noPlace);
  }
  const share = shareOf(machine.backups, target);
  if (share) await sleep(share.delaySeconds * bench.secondsFor('share-delay'));
  if (!share?.reachable) return refusal(errors.unreachable, -2, unreachable, 0x80070035);
  return mayOpen(machine.backups, share, account) ? undefined : refusal(errors.denied, -2, unreachable, 0x80070005);
}

interface Wanted {
  readonly target: string;
  /** The volumes in it. */
  readonly volumes: readonly string[];
  readonly systemStateOnly: boolean;
  readonly bytes: number;
}

/** Why a backup can't be made there, in the order in which wbadmin finds it; undefined where it can. */
export function whyNoTarget(bench: Bench, { target, volumes, systemStateOnly, bytes }: Wanted): Refusal | undefined {
  const machine = bench.machine();
  const { errors } = wordsOf(bench);
  if (isShare(target)) {
    const share = shareOf(machine.backups, target);
    return share && share.freeBytes + replacedBytes(machine, target) < bytes ? full(errors.full) : undefined;
  }
  const volume = volumeAt(machine, target);
  if (!volume) return refusal(errors.noPlace, -2, noPlace);
  if (volumes.some(one => sameName(one, volume.path))) return refusal(errors.included);
  if (systemStateOnly && volume.critical) return refusal(errors.included);
  if (volume.fileSystem !== 'NTFS') return refusal(errors.fileSystem);
  if (volume.removable) return refusal(errors.removable);
  if (volume.sectorBytes === 4096 && machine.operatingSystem.version.startsWith('6.1')) {
    return refusal(errors.sectors, -3, 0x8078002a);
  }
  return volume.freeBytes < bytes ? full(errors.full) : undefined;
}

const full = (text: string): Refusal => refusal(text, -4, 0x80780119, 0x80070070);

/** A share keeps one version in each folder: the new one takes the place of the old one. */
function replacedBytes({ backups, name }: SimulatedMachine, target: string): number {
  return storesAt(backups, target)
    .filter(({ machine }) => sameName(machine, name))
    .reduce((sum, { versions }) => sum + versions.reduce((bytes, version) => bytes + version.bytes, 0), 0);
}

/** How much a backup of these volumes takes: what is used on them. */
export function usedBytes(machine: SimulatedMachine, volumes: readonly string[]): number {
  return volumesOf(machine)
    .filter(({ path }) => volumes.some(one => sameName(one, path)))
    .reduce((sum, { totalBytes, freeBytes }) => sum + totalBytes - freeBytes, 0);
}

/** A system state of Windows Server with Exchange, in the middle. */
export const systemStateBytes = 9 * 1024 ** 3;

/** The machine with less or more room in the place of a backup. */
export function withUsed(machine: SimulatedMachine, target: string, bytes: number): SimulatedMachine {
  const { backups } = machine;
  const less = (freeBytes: number): number => Math.max(0, freeBytes - bytes);
  if (isShare(target)) {
    const own = shareOf(backups, target);
    const shares = backups.shares.map(one => (one === own ? { ...one, freeBytes: less(one.freeBytes) } : one));
    return { ...machine, backups: { ...backups, shares } };
  }
  const volumes = volumesOf(machine).map(one =>
    sameName(one.path, target) ? { ...one, freeBytes: less(one.freeBytes) } : one,
  );
  return { ...machine, backups: { ...backups, volumes } };
}
