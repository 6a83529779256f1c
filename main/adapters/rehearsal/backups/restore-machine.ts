import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { HandOff, SimulatedMachine } from '../../../../preload/contract/index.js';
import { failure } from '../../../problems/problem.js';
import { changeMachine, readMachine } from '../machine-file.js';
import { contentFolder, hasContent, machineIn } from './contents.js';
import { secretOf } from '../trust.js';
import { sameName } from './places.js';

/**
 * Does to the simulated machine what a person does in the recovery environment: it is what it was when the version was
 * taken, and has just started. The world around it stays: places with backups, media, the time. Throws
 * `RESTORE_NOT_REHEARSED`. Broken off, it may be begun again.
 */
export function restoreMachine(
  folder: string,
  { version, target, machine: name }: Pick<HandOff, 'version' | 'target' | 'machine'>,
  now: string,
): void {
  const { backups } = readMachine(folder);
  const stored = backups.stores
    .find(store => sameName(store.target, target.path) && sameName(store.machine, name))
    ?.versions.find(({ id }) => id === version.id);
  if (!stored) throw failure('RESTORE_NOT_REHEARSED', { why: `${version.id} is no longer in ${target.path}` });
  const { content } = stored;
  if (content === null || !hasContent(folder, content)) {
    throw failure('RESTORE_NOT_REHEARSED', { why: `nothing stands for what ${version.id} holds` });
  }
  for (const volume of stored.volumes) replaceVolume(folder, content, volume.replace(/:$/, ''));
  copyOver(join(contentFolder(folder, content), 'certificates'), join(folder, 'certificates'));
  changeMachine(folder, machine => ({
    ...restored(machine, machineIn(folder, content), now),
    ...secretOf(machineIn(folder, content), machine, version.takenAt),
  }));
}

function restored(now: SimulatedMachine, then: SimulatedMachine, at: string): SimulatedMachine {
  const { media, packages, windowsSource, clockSkewSeconds, faults, backups } = now;
  return {
    ...then,
    media,
    packages,
    windowsSource,
    clockSkewSeconds,
    faults,
    backups: { ...backups, sessions: [], mappedDrives: {}, job: null, systemState: null },
    pendingRestart: [],
    bootId: randomUUID(),
    bootedAt: at,
  };
}

/** The old files of the volume go: a restore of the whole server leaves nothing of them. */
function replaceVolume(folder: string, content: string, letter: string): void {
  const from = join(contentFolder(folder, content), 'disk', letter);
  const to = join(folder, 'disk', letter);
  if (!existsSync(from)) return;
  const making = `${to}.${String(process.pid)}.tmp`;
  rmSync(making, { recursive: true, force: true });
  cpSync(from, making, { recursive: true });
  rmSync(to, { recursive: true, force: true });
  renameSync(making, to);
}

function copyOver(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}
