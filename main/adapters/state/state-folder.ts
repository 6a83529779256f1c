import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JournalStamp, RecoveryFolder, StateStore } from '../../ports/state-store.js';
import { failure } from '../../problems/problem.js';
import { openJournalFile, readEnds } from './journal-file.js';
import { takeLock } from './lock.js';
import { openOutputLog, readOutput } from './output-log.js';
import { reasonOf } from './reason-of.js';
import { scanOutput } from './scan-output.js';
import { writeWhole } from './write-whole.js';

const outputName = 'output.log';

/** Folders of another name were put there by somebody else. */
const recoveryId = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Where state is kept when nobody says otherwise: for all users on Windows, since another one may log on to resume. */
export function defaultStateFolder(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (platform === 'win32') return `${env['ProgramData'] ?? 'C:\\ProgramData'}\\CAS Recovery`;
  const base = env['XDG_STATE_HOME'];
  return join(base?.startsWith('/') ? base : join(homedir(), '.local', 'state'), 'cas-recovery');
}

/** Opens the state folder, creating it when it is not there. */
export async function openStateFolder(path: string): Promise<StateStore> {
  const recoveries = join(path, 'recoveries');
  await makeFolder(recoveries);
  // What another process just takes away is not there any more, or is left to the next start.
  await sweep(recoveries).catch(() => undefined);
  const folder = (id: string): RecoveryFolder => recoveryFolder(join(recoveries, id), id);
  const stamp = async (id: string): Promise<JournalStamp | null> =>
    recoveryId.test(id) ? stampOf(folder(id).journalPath) : null;
  const stamps = async (): Promise<Map<string, JournalStamp>> => {
    const found = await readdir(recoveries, { withFileTypes: true });
    const ids = found.filter(one => one.isDirectory() && recoveryId.test(one.name)).map(one => one.name);
    const stamped = await Promise.all(ids.sort().map(async id => [id, await stampOf(folder(id).journalPath)] as const));
    return new Map(stamped.flatMap(([id, stamp]) => (stamp === null ? [] : [[id, stamp]])));
  };
  return {
    path,
    folder,
    list: async () => [...(await stamps()).keys()],
    has: async id => (await stamp(id)) !== null,
    stamp,
    stamps,
    readKept: async name => ((await stampOf(join(path, name))) ? readFile(join(path, name), 'utf8') : null),
    writeKept: (name, text) => writeWhole(join(path, name), text),
    create: async id => {
      await makeFolder(join(recoveries, id));
      await flushFolder(recoveries);
      return folder(id);
    },
    discard: id => rm(join(recoveries, id), { recursive: true, force: true }),
    remove: async id => {
      const away = join(recoveries, `${removed}${id}-${randomBytes(4).toString('hex')}`);
      try {
        await rename(join(recoveries, id), away);
        await flushFolder(recoveries);
      } catch (thrown) {
        throw failure('RECOVERY_NOT_DELETED', { id, ...reasonOf(thrown) }, thrown);
      }
      await rm(away, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
    },
    lock: async holder => {
      try {
        return await takeLock(path, holder);
      } catch (thrown) {
        throw isFileError(thrown) ? failure('STATE_FOLDER_NOT_USABLE', { path, ...reasonOf(thrown) }, thrown) : thrown;
      }
    },
  };
}

/** Of a folder whose recovery was taken away: no id begins so. */
const removed = '.removed-';

async function sweep(recoveries: string): Promise<void> {
  const names = (await readdir(recoveries)).filter(name => name.startsWith(removed));
  for (const name of names) await rm(join(recoveries, name), { recursive: true, force: true });
}

function recoveryFolder(path: string, id: string): RecoveryFolder {
  const journalPath = join(path, 'journal.jsonl');
  return {
    id,
    path,
    journalPath,
    openJournal: async () => {
      const file = await openJournalFile(journalPath);
      await flushFolder(path);
      return file;
    },
    readJournal: () => readFile(journalPath),
    readJournalEnds: () => readEnds(journalPath),
    openOutput: now => openOutputLog(join(path, outputName), now),
    readOutput: (from, most) => readOutput(join(path, outputName), from, most),
    readOutputBytes: async () =>
      (await stampOf(join(path, outputName))) ? readFile(join(path, outputName)) : Buffer.alloc(0),
    scanOutput: take => scanOutput(join(path, outputName), take),
    writeFile: (name, text) => writeWhole(join(path, name), text),
    readFile: name => readFile(join(path, name), 'utf8'),
  };
}

async function makeFolder(path: string): Promise<void> {
  try {
    await makeFolders(path);
  } catch (thrown) {
    throw failure('STATE_FOLDER_NOT_USABLE', { path, ...reasonOf(thrown) }, thrown);
  }
}

/** One by one: asked for all at once, Node tries for ever where the system says of a new folder that it is missing. */
async function makeFolders(path: string): Promise<void> {
  if (await isFolder(path)) return;
  if (dirname(path) !== path) await makeFolders(dirname(path));
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (thrown) {
    // Another process may have been faster.
    if (!(await isFolder(path))) throw thrown;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    found => found.isDirectory(),
    () => false,
  );

/** Null where no such file is. The time of the last change of the file itself can't be set back by who writes into it. */
const stampOf = (path: string): Promise<JournalStamp | null> =>
  stat(path, { bigint: true }).then(
    found =>
      found.isFile()
        ? { bytes: Number(found.size), mark: [found.size, found.ino, found.mtimeNs, found.ctimeNs].join('-') }
        : null,
    () => null,
  );

/** A new file survives a power cut only once its folder is on the disk too. Windows does so itself. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isFileError(thrown: unknown): boolean {
  return thrown instanceof Error && 'syscall' in thrown;
}
