import { expect, it } from 'vitest';
import type { BackupTarget } from '../../preload/contract/index.js';
import { answersFrom, type BackupAsker, ownForms, type Told } from '../ports/backup-asker.js';
import { systemClock } from '../ports/clock.js';
import { backupTool } from './list-backups.js';
import { backupLookSeconds, listingSeconds, usualLimits } from './time-limits.js';

const untold: Told<unknown> = { ok: false, why: 'not told' };
const tool: Told<unknown> = { ok: true, value: { cmdlets: null, program: true, computer: 'EX3', everTaken: true } };
const never = <T>(): Promise<T> => new Promise(() => undefined);

/** Answers for itself at the last moment, and for nothing else. */
const slow: BackupAsker = {
  own: async () => {
    await new Promise(resolve => setTimeout(resolve, 250));
    return answersFrom(ownForms, part => (part === 'tool' ? tool : untold));
  },
  place: never,
  versions: never,
};

it('keeps the longest listing within what is said of it, and that within a look', async () => {
  const limits = { ownSeconds: 0.3, placeSeconds: 0.2 };
  const targets: BackupTarget[] = [
    { kind: 'volume', path: 'E:' },
    { kind: 'share', path: '\\\\nas1\\backup' },
  ];
  const began = performance.now();
  const { unread } = await backupTool(slow, systemClock, limits).list({ targets, machine: null });
  const took = performance.now() - began;
  expect(unread.map(({ where }) => where)).toEqual(
    expect.arrayContaining(['the catalogue of this computer', 'E:', '\\\\nas1\\backup']),
  );
  // All of it was waited for, and no more. A loaded machine may be late.
  expect(took).toBeGreaterThan(700);
  expect(took).toBeLessThan(listingSeconds(limits) * 1000 + 400);
  expect(backupLookSeconds).toBeGreaterThan(listingSeconds(usualLimits));
});
