import type {
  SimulatedBackups,
  SimulatedMachine,
  SimulatedShare,
  SimulatedStore,
  SimulatedVersion,
  SimulatedVolume,
} from '../../../../preload/contract/index.js';

// Volumes, shares and stores of a simulated machine. Shared by the tools: no schema library in here.

export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

const gigabyte = 1024 ** 3;

/** The volumes of a machine. Where nobody described them, each drive with room on it is one. */
export function volumesOf({ backups, drives }: Pick<SimulatedMachine, 'backups' | 'drives'>): SimulatedVolume[] {
  if (backups.volumes.length > 0) return backups.volumes;
  return drives
    .filter(({ freeBytes }) => freeBytes > 0)
    .map(({ letter, freeBytes }) => ({
      path: letter,
      label: '',
      fileSystem: 'NTFS',
      totalBytes: freeBytes + 20 * gigabyte,
      freeBytes,
      removable: false,
      critical: letter === 'C:',
      sectorBytes: 512,
    }));
}

export const isShare = (target: string): boolean => target.startsWith('\\\\') && !target.startsWith('\\\\?\\');

/** The share that a path is on: `\\nas1\backup` for `\\nas1\backup\monday`. */
export function shareOf({ shares }: SimulatedBackups, target: string): SimulatedShare | undefined {
  return shares.find(
    ({ path }) => sameName(path, target) || target.toLowerCase().startsWith(`${path.toLowerCase()}\\`),
  );
}

export function volumeAt(machine: SimulatedMachine, target: string): SimulatedVolume | undefined {
  return volumesOf(machine).find(({ path }) => sameName(path, target.replace(/\\$/, '')));
}

/** Whether this session may open the share: with its own account, or with one that it was connected with. */
export function mayOpen({ sessions }: SimulatedBackups, share: SimulatedShare, account?: string): boolean {
  if (share.accounts === null) return true;
  const known = sessions.filter(one => sameName(one.share, share.path)).map(one => one.account);
  return share.accounts.some(one => [...known, account ?? ''].some(other => sameName(one, other)));
}

export function storesAt({ stores }: SimulatedBackups, target: string): SimulatedStore[] {
  return stores.filter(one => sameName(one.target, target));
}

/** A version with the store that it is in. */
export interface StoredVersion {
  readonly store: SimulatedStore;
  readonly version: SimulatedVersion;
}

/** All versions of a place, or of one computer in it, the oldest first. */
export function versionsAt(backups: SimulatedBackups, target: string, machine: string | undefined): StoredVersion[] {
  return inOrder(
    storesAt(backups, target)
      .filter(store => machine === undefined || sameName(store.machine, machine))
      .flatMap(store => store.versions.map(version => ({ store, version }))),
  );
}

/** What the catalogue of this machine knows, and still is where it says. */
export function cataloguedVersions(backups: SimulatedBackups): StoredVersion[] {
  const isKnown = ({ store, version }: StoredVersion): boolean =>
    backups.catalogue.some(
      one => sameName(one.target, store.target) && sameName(one.machine, store.machine) && one.id === version.id,
    );
  return inOrder(backups.stores.flatMap(store => store.versions.map(version => ({ store, version }))).filter(isKnown));
}

function inOrder(versions: readonly StoredVersion[]): StoredVersion[] {
  return [...versions].sort((one, other) => momentOf(one.version.id) - momentOf(other.version.id));
}

/** Milliseconds of a version identifier, which is in UTC. */
export function momentOf(id: string): number {
  const [, month = '', day = '', year = '', hour = '', minute = ''] =
    /^(\d\d)\/(\d\d)\/(\d{4})-(\d\d):(\d\d)$/.exec(id) ?? [];
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute));
}

export function idOf(moment: number): string {
  const [, year = '', month = '', day = '', time = ''] =
    /^(\d{4})-(\d\d)-(\d\d)T(\d\d:\d\d)/.exec(new Date(moment).toISOString()) ?? [];
  return `${month}/${day}/${year}-${time}`;
}

/** The machine with other backups. */
export function withBackups(machine: SimulatedMachine, backups: Partial<SimulatedBackups>): SimulatedMachine {
  return { ...machine, backups: { ...machine.backups, ...backups } };
}
