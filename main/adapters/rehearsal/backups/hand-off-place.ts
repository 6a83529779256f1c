import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { HandOffPlace } from '../../../ports/hand-off-place.js';
import { fileErrors } from '../../../problems/file-errors.js';
import { failure } from '../../../problems/problem.js';
import { OddPath, onDisk } from '../disk.js';
import { codeOf, writeWhole } from '../whole-file.js';

/** Disks and shares as a simulated machine names them: `disk/E/…` and `shares/disk/S/server/share/…` in its folder. */
export function simulatedPlaces(folder: string): HandOffPlace {
  return {
    write: (into, name, text) =>
      Promise.resolve().then(() => {
        const path = `${into}\\${name}`;
        try {
          writeWhole(where(folder, path), text);
        } catch (thrown) {
          throw failure('HAND_OFF_NOT_WRITTEN', { path, why: whyOf(thrown) }, thrown);
        }
        return path;
      }),
    read: path =>
      Promise.resolve().then(() => {
        try {
          return readFileSync(where(folder, path), 'utf8');
        } catch (thrown) {
          throw failure('HAND_OFF_NOT_READABLE', { path, why: whyOf(thrown) }, thrown);
        }
      }),
  };
}

/** Shares lie beside the disk, below a letter that stands for all of them. */
const where = (folder: string, path: string): string =>
  path.startsWith('\\\\') ? onDisk(join(folder, 'shares'), `S:\\${path.slice(2)}`) : onDisk(folder, path);

function whyOf(thrown: unknown): string {
  if (thrown instanceof OddPath) return 'it is no path of this server';
  return fileErrors[codeOf(thrown)] ?? (thrown instanceof Error ? thrown.message : String(thrown));
}
