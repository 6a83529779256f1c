import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { z } from 'zod';
import { failure } from '../../problems/problem.js';
import { fileReason, isFileError } from './file-reason.js';
import { nothingNew } from './make-folder.js';

const Holder = z.object({ computer: z.string(), process: z.number().int(), mark: z.string() });
type Holder = z.infer<typeof Holder>;

/** How often a lock of a process that is gone is taken over before somebody else is believed to be there. */
const tries = 5;

export interface LockFile {
  release(): Promise<void>;
}

/**
 * Takes a lock that other computers see too, as a kit may be written to a share. A lock whose process is gone from this
 * computer is taken over. Throws `KIT_BEING_WRITTEN`.
 */
export async function takeLockFile(lock: string, kit: string): Promise<LockFile> {
  const own: Holder = { computer: hostname(), process: process.pid, mark: randomBytes(8).toString('hex') };
  const text = JSON.stringify(own);
  for (let attempt = 0; attempt < tries; attempt += 1) {
    if (await wrote(lock, text)) return { release: () => release(lock, text) };
    const found = await textOf(lock);
    if (found === null) continue;
    const holder = holderOf(found);
    if (!holder || isThere(holder)) {
      throw failure('KIT_BEING_WRITTEN', { path: kit, lock, holder: holder ? nameOf(holder) : 'nobody knows which' });
    }
    await takeAway(lock, found);
  }
  throw failure('KIT_BEING_WRITTEN', { path: kit, lock, holder: 'one that has just begun' });
}

async function wrote(lock: string, text: string): Promise<boolean> {
  try {
    await writeFile(lock, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (thrown) {
    if (isFileError(thrown) && thrown.code === 'EEXIST') return false;
    if (!isFileError(thrown)) throw thrown;
    // The folder is there: that the lock is not can't be what is wrong.
    const { why, code } = fileReason(thrown);
    const facts = { path: dirname(lock), why: code === 'ENOENT' ? nothingNew : why, code };
    throw failure('FILE_NOT_USABLE', facts, thrown);
  }
}

async function textOf(lock: string): Promise<string | null> {
  try {
    return await readFile(lock, 'utf8');
  } catch (thrown) {
    if (isFileError(thrown) && thrown.code === 'ENOENT') return null;
    throw thrown;
  }
}

function holderOf(text: string): Holder | undefined {
  try {
    return Holder.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

const nameOf = ({ computer, process: id }: Holder): string => `process ${String(id)} on ${computer}`;

/** Of another computer nobody here can tell. */
function isThere({ computer, process: id }: Holder): boolean {
  if (computer !== hostname()) return true;
  try {
    process.kill(id, 0);
    return true;
  } catch (thrown) {
    return !isFileError(thrown) || thrown.code !== 'ESRCH';
  }
}

/** Moves the lock aside, and puts it back when somebody was faster and it is another one by now. */
async function takeAway(lock: string, expected: string): Promise<void> {
  const aside = `${lock}.${randomBytes(4).toString('hex')}`;
  try {
    await rename(lock, aside);
  } catch {
    return;
  }
  const moved = await textOf(aside);
  if (moved !== null && moved !== expected) await wrote(lock, moved);
  await rm(aside, { force: true });
}

async function release(lock: string, own: string): Promise<void> {
  if ((await textOf(lock)) === own) await rm(lock, { force: true });
}
