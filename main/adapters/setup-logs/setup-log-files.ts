import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** The file that setup writes. */
const logName = 'exchangesetup.log';
const chunkBytes = 64 * 1024;

/**
 * The logs that a person may mean by a path: the file itself; of a folder its ExchangeSetup.log; of a path whose last
 * part holds `*` or `?` the files that fit, because the shells of Windows leave that to the program. Empty where nothing
 * fits. Throws what Node throws when a path can't be looked at.
 */
export async function findSetupLogs(place: string): Promise<string[]> {
  const found = await stat(place).catch((thrown: unknown) => {
    if (isWild(place) && isMissing(thrown)) return undefined;
    throw thrown;
  });
  if (!found) return fitting(dirname(place), patternOf(basename(place)));
  // A pipe would be waited for without an end.
  if (!found.isDirectory()) return found.isFile() ? [place] : [];
  return fitting(place, new RegExp(`^${logName.replace('.', '\\.')}$`, 'i'));
}

/** Reads a file in chunks. */
export function readSetupLog(file: string): AsyncIterable<Buffer> {
  return createReadStream(file, { highWaterMark: chunkBytes }) as AsyncIterable<Buffer>;
}

const isWild = (place: string): boolean => /[*?]/.test(basename(place));

/** Windows names no file with these signs, and calls a path that holds them invalid. */
const isMissing = (thrown: unknown): boolean =>
  ['ENOENT', 'EINVAL'].includes((thrown as NodeJS.ErrnoException).code ?? '');

async function fitting(folder: string, pattern: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter(entry => !entry.isDirectory() && pattern.test(entry.name)).map(({ name }) => name);
  return names.sort().map(name => join(folder, name));
}

function patternOf(wild: string): RegExp {
  const parts = wild.split(/(\*+|\?)/).map(part => {
    if (part.startsWith('*')) return '.*';
    return part === '?' ? '.' : part.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
  });
  return new RegExp(`^${parts.join('')}$`, 'i');
}
