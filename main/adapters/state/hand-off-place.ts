import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { HandOffPlace } from '../../ports/hand-off-place.js';
import { fileErrors } from '../../problems/file-errors.js';
import { failure } from '../../problems/problem.js';
import { writeWhole } from './write-whole.js';

/** The disks and shares of this computer. */
export const placesHere: HandOffPlace = {
  write: async (folder, name, text) => {
    // `E:` alone would be the current folder of that drive.
    const path = join(/^[a-z]:$/i.test(folder) ? `${folder}\\` : folder, name);
    try {
      await writeWhole(path, text);
    } catch (thrown) {
      throw failure('HAND_OFF_NOT_WRITTEN', { path, why: whyOf(thrown) }, thrown);
    }
    return path;
  },
  read: async path => {
    try {
      return await readFile(path, 'utf8');
    } catch (thrown) {
      throw failure('HAND_OFF_NOT_READABLE', { path, why: whyOf(thrown) }, thrown);
    }
  },
};

/** Makes a folder of this computer before anything else is done. Throws `HAND_OFF_NOT_WRITTEN`. */
export async function makeCopiesFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true }).catch((thrown: unknown) => {
    throw failure('HAND_OFF_NOT_WRITTEN', { path: folder, why: whyOf(thrown) }, thrown);
  });
}

function whyOf(thrown: unknown): string {
  const { code = '', message } = thrown as NodeJS.ErrnoException;
  return fileErrors[code] ?? message;
}
