import { cpSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { SimulatedJob, SimulatedMachine } from '../../../../preload/contract/index.js';
import { onDisk } from '../disk.js';
import { contentFolder } from './contents.js';
import { sameName } from './places.js';
import { refusal, type Refusal } from './say.js';
import { wordsIn } from './words.js';

/**
 * Brings the items of a job back, each below the folder that takes it, or to where it was. Without `-recursive` only the
 * files right in a folder come back.
 */
export function restoreFiles(
  folder: string,
  machine: SimulatedMachine,
  job: SimulatedJob,
): { readonly files: number; readonly bytes: number } | Refusal {
  const content = machine.backups.stores
    .find(one => sameName(one.target, job.target) && sameName(one.machine, job.machine))
    ?.versions.find(({ id }) => id === job.version)?.content;
  if (content === undefined || content === null) {
    return refusal(wordsIn(machine.operatingSystem.language).errors.noVersion, -3, 0x8078014b);
  }
  const recursive = job.items.includes('-recursive');
  const overwrites = job.items.includes('-overwrite:overwrite');
  let [files, bytes] = [0, 0];
  for (const item of job.items.filter(one => !one.startsWith('-'))) {
    const from = onDisk(contentFolder(folder, content), item);
    const home = job.into === null ? dirname(onDisk(folder, item)) : onDisk(folder, job.into);
    const root = join(home, basename(from));
    for (const below of filesOf(from, recursive)) {
      const to = join(root, below);
      mkdirSync(dirname(to), { recursive: true });
      cpSync(join(from, below), to, { force: overwrites });
      files += 1;
      bytes += statSync(to).size;
    }
  }
  return { files, bytes };
}

/** Paths below the item; the item itself where it is a file. */
function filesOf(path: string, recursive: boolean): string[] {
  if (!statSync(path).isDirectory()) return [''];
  return readdirSync(path, { withFileTypes: true }).flatMap((entry): string[] => {
    if (!entry.isDirectory()) return [entry.name];
    return recursive ? filesOf(join(path, entry.name), true).map(below => join(entry.name, below)) : [];
  });
}
