import type { BackupVersion } from '../../preload/contract/index.js';
import { sameTarget } from './targets.js';

/** A version as one place told it. */
export type Found = BackupVersion;

/** Each version once, the newest first: the catalogue and a store tell of the same one. */
export function merged(found: readonly Found[]): BackupVersion[] {
  const byId = new Map<string, BackupVersion[]>();
  for (const one of found) {
    const others = byId.get(one.id) ?? [];
    const at = others.findIndex(other => isSameBackup(one, other));
    const other = others[at];
    if (other) others[at] = joined(other, one);
    else others.push(one);
    byId.set(one.id, others);
  }
  return [...byId.values()].flat().sort(newestFirst);
}

/** Of one computer, in one place. What was not told contradicts nothing. */
function isSameBackup(one: BackupVersion, other: BackupVersion): boolean {
  const sameMachine =
    one.machine === null || other.machine === null || one.machine.toLowerCase() === other.machine.toLowerCase();
  const samePlace = one.target === null || other.target === null || sameTarget(one.target, other.target);
  return sameMachine && samePlace;
}

function joined(first: BackupVersion, second: BackupVersion): BackupVersion {
  return {
    ...first,
    machine: first.machine ?? second.machine,
    target: first.target ?? second.target,
    recovers: first.recovers ?? second.recovers,
    volumes: first.volumes.length > 0 ? first.volumes : second.volumes,
    snapshotId: first.snapshotId ?? second.snapshotId,
    found: [...first.found, ...second.found],
  };
}

function newestFirst(one: BackupVersion, other: BackupVersion): number {
  return (
    inOrder(other.takenAt, one.takenAt) ||
    inOrder(one.machine ?? '', other.machine ?? '') ||
    inOrder(one.targetShown, other.targetShown)
  );
}

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
