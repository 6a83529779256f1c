import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemTool } from './windows-folder.js';

/** What the `*.wine.test.ts` files use. They run on Windows, or on Wine: see scripts/wine/rig.mjs. */

/** The full path of a stand-in: `standIn('setup.com')`. */
export function standIn(name: string): string {
  const folder = process.env['CAS_RECOVERY_STAND_INS'];
  if (folder === undefined) throw new Error('These tests need the stand-ins: node scripts/wine/run-tests.mjs');
  return join(folder, name);
}

/** Wine is not Windows: a few things are there in one of them only. */
export const onWine = existsSync(systemTool('wineboot.exe'));

/** A new folder, with a name that is hard to quote. */
export const newFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'cas wine & (tést)-'));

/** Windows keeps the folder while somebody has a file of it open. */
export const removeFolder = (folder: string): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });

/** Waits until it is so; for ten seconds at most. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await isSo()) return;
    await pause(25);
  }
  throw new Error('It did not happen within ten seconds.');
}

export const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms));
