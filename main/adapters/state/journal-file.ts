import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { JournalFile } from '../../ports/journal-file.js';
import type { JournalEnds } from '../../ports/state-store.js';
import { failure } from '../../problems/problem.js';
import { reasonOf } from './reason-of.js';

/** Opens the file below a journal, creating it when it is not there. */
export async function openJournalFile(path: string): Promise<JournalFile> {
  const flags = constants.O_RDWR | constants.O_CREAT;
  try {
    return new DiskJournalFile(path, await open(path, flags, 0o600));
  } catch (thrown) {
    throw failure('JOURNAL_NOT_WRITTEN', { path, ...reasonOf(thrown) }, thrown);
  }
}

const endBytes = 4096;

/** The beginning and the end of a journal, which may overlap. */
export async function readEnds(path: string): Promise<JournalEnds> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const part = async (from: number): Promise<Buffer> => {
      const bytes = Buffer.alloc(Math.min(endBytes, size));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
      return bytes.subarray(0, bytesRead);
    };
    return { head: await part(0), tail: await part(Math.max(0, size - endBytes)) };
  } finally {
    await handle.close();
  }
}

class DiskJournalFile implements JournalFile {
  #length: number | undefined;
  #broken = false;

  constructor(
    readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  async read(): Promise<Buffer> {
    const { size } = await this.handle.stat();
    const bytes = Buffer.alloc(size);
    await this.handle.read(bytes, 0, size, 0);
    this.#length = size;
    return bytes;
  }

  async append(bytes: Buffer): Promise<void> {
    const start = this.#length ?? (await this.handle.stat()).size;
    if (this.#broken) throw failure('JOURNAL_NOT_WRITTEN', { path: this.path, why: 'an earlier try failed', code: '' });
    try {
      for (let done = 0; done < bytes.length;) {
        done += (await this.handle.write(bytes, done, bytes.length - done, start + done)).bytesWritten;
      }
      await this.handle.datasync();
      this.#length = start + bytes.length;
    } catch (thrown) {
      await this.#takeBack(start);
      throw failure('JOURNAL_NOT_WRITTEN', { path: this.path, ...reasonOf(thrown) }, thrown);
    }
  }

  async cut(length: number): Promise<void> {
    try {
      await this.handle.truncate(length);
      await this.handle.datasync();
      this.#length = length;
    } catch (thrown) {
      throw failure('JOURNAL_NOT_WRITTEN', { path: this.path, ...reasonOf(thrown) }, thrown);
    }
  }

  async close(): Promise<void> {
    await this.handle.close();
  }

  /** A full disk may have taken half of the line. If that can't be removed either, nothing more is written here. */
  async #takeBack(start: number): Promise<void> {
    try {
      await this.handle.truncate(start);
      await this.handle.datasync();
    } catch {
      this.#broken = true;
    }
  }
}
