import { createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

/** A ZIP file that is written entry by entry. */
export class ZipStream {
  readonly #zip = new ZipFile();
  readonly #out;
  readonly #written: Promise<void>;
  readonly #closed: Promise<void>;

  constructor(private readonly part: string) {
    this.#out = createWriteStream(part, { flags: 'r+', mode: 0o600 });
    this.#written = new Promise((done, fail) => {
      this.#out.once('finish', () => done());
      this.#out.once('error', fail);
      this.#zip.once('error', fail);
    });
    this.#closed = new Promise(done => void this.#out.once('close', () => done()));
    // It is waited for with each entry and at the end.
    this.#written.catch(() => undefined);
    this.#zip.outputStream.pipe(this.#out);
  }

  /** Compressed, and so no more than what a full disk still lacks. */
  get bytesWritten(): number {
    return this.#out.bytesWritten;
  }

  /** Adds an entry when its turn comes, and is done once its last byte was taken. */
  async add(path: string, open: () => Readable, modifiedAt?: string, plain = false): Promise<void> {
    const options = {
      mode: 0o100600,
      compress: !plain,
      ...(modifiedAt !== undefined && { mtime: new Date(modifiedAt) }),
    };
    const added = new Promise<void>((done, fail) => {
      this.#zip.addReadStreamLazy(path, options, give => {
        const stream = open();
        stream.once('end', () => done());
        stream.once('error', fail);
        give(null, stream);
      });
    });
    await Promise.race([added, this.#failed()]);
  }

  async end(): Promise<void> {
    this.#zip.end();
    await this.#written;
    const file = await open(this.part, 'r+');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  }

  destroy(): Promise<void> {
    this.#out.destroy();
    return this.#closed;
  }

  /** Never done: it only fails, when the file can't be written. */
  #failed(): Promise<never> {
    return new Promise((_done, fail) => void this.#written.catch(fail));
  }
}
