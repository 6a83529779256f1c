import { execFile } from 'node:child_process';
import { parse, resolve } from 'node:path';
import { closeFile, openFile, syncData, syncFile } from './callbacks.js';
import { forEachOf } from './side-by-side.js';

/** So many bytes may wait in memory until they are sent on their way: at the end little is then left to wait for. */
const mostWaiting = 64 * 1024 * 1024;

/** Has what is written put on the disk while more is written. */
export class EarlySync {
  #waiting = 0;
  #running: Promise<unknown> | undefined;

  constructor(private readonly folder: string) {}

  /** So many bytes were written. Waits for nothing. */
  add(bytes: number): void {
    this.#waiting += bytes;
    if (this.#waiting < mostWaiting || this.#running) return;
    this.#waiting = 0;
    this.#running = syncDisk(this.folder).finally(() => (this.#running = undefined));
  }

  /** Until then the folder is in use. */
  async done(): Promise<void> {
    await this.#running;
  }
}

/**
 * Puts files on the disk for good. One order for their whole disk costs a hundredth of one for each of 20,000 files; where
 * the system takes no such order (a share, an account without the right), each file is flushed by itself.
 */
export async function syncAll(folder: string, files: readonly string[]): Promise<void> {
  if (await syncDisk(folder)) return;
  await forEachOf(files, async path => {
    const file = await openFile(path, 'r+');
    try {
      await syncData(file);
    } finally {
      await closeFile(file);
    }
  });
}

/** Whether the system took the order. */
const syncDisk = (folder: string): Promise<boolean> =>
  process.platform === 'win32' ? syncVolume(folder) : syncFileSystem(folder);

/** FlushFileBuffers on a volume flushes all of its files. Administrators may. */
async function syncVolume(folder: string): Promise<boolean> {
  const [, drive] = /^([A-Za-z]:)\\/.exec(parse(resolve(folder)).root) ?? [];
  if (drive === undefined) return false;
  try {
    const volume = await openFile(`\\\\.\\${drive}`, 'r+');
    try {
      await syncFile(volume);
    } finally {
      await closeFile(volume);
    }
    return true;
  } catch {
    return false;
  }
}

function syncFileSystem(folder: string): Promise<boolean> {
  return new Promise(done => {
    execFile('sync', ['-f', folder], error => done(error === null));
  });
}

/** A new name survives a power cut only once its folder is on the disk too. Windows does so itself. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await openFile(path, 'r');
  try {
    await syncFile(folder);
  } finally {
    await closeFile(folder);
  }
}
