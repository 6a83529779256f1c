import {
  close,
  closeSync,
  fdatasync,
  fstat,
  fsync,
  lstat,
  open,
  read,
  readdir,
  write,
  type Dirent,
  type Stats,
} from 'node:fs';

// The promises of `node:fs/promises` cost twice as much as these: with 20,000 small files that is what a kit waits for.

type Done<T> = (error: NodeJS.ErrnoException | null, value: T) => void;

function asPromise<T>(start: (done: Done<T>) => void): Promise<T> {
  return new Promise((done, fail) => {
    start((error, value) => {
      if (error) fail(error);
      else done(value);
    });
  });
}

export const openFile = (path: string, flags: string | number, mode?: number): Promise<number> =>
  asPromise(done => open(path, flags, mode, done));
export const statOfOpen = (file: number): Promise<Stats> => asPromise(done => fstat(file, done));
export const statOfPath = (path: string): Promise<Stats> => asPromise(done => lstat(path, done));
export const readInto = (file: number, buffer: Buffer, length: number): Promise<number> =>
  asPromise(done => read(file, buffer, 0, length, null, done));
export const closeFile = (file: number): Promise<void> => asPromise<undefined>(done => close(file, done as never));
/** Of a file that was only read. That takes no time, and asking another thread for it does. */
export const closeRead = (file: number): void => closeSync(file);
export const syncFile = (file: number): Promise<void> => asPromise<undefined>(done => fsync(file, done as never));
export const syncData = (file: number): Promise<void> => asPromise<undefined>(done => fdatasync(file, done as never));
export const entriesOf = (folder: string): Promise<Dirent[]> =>
  asPromise(done => readdir(folder, { withFileTypes: true }, done));

/** Writes all of it, also where the system takes it in pieces. */
export async function writeAll(file: number, buffer: Buffer): Promise<void> {
  for (let at = 0; at < buffer.length;) {
    at += await asPromise<number>(done => write(file, buffer, at, buffer.length - at, null, done));
  }
}
