import type * as crypto from 'node:crypto';
import type * as files from 'node:fs';
import type * as threads from 'node:worker_threads';

/** What a thread is asked for, and what it answers: for each path its SHA-256, or the error of the system. */
export interface HashTask {
  readonly paths: readonly string[];
  readonly chunkBytes: number;
}

export type HashAnswer = string | { readonly message: string; readonly code: string };

/**
 * All that a hashing thread does. It is started from its own text, so it may use nothing that stands outside of it: all
 * builds of the program then have it, without a file that must be found.
 */
export function hashThread(require: (name: string) => never): void {
  const { parentPort } = require('node:worker_threads') as typeof threads;
  const { closeSync, openSync, readSync } = require('node:fs') as typeof files;
  const { createHash } = require('node:crypto') as typeof crypto;
  let buffer = Buffer.alloc(0);

  const hashOf = (path: string): string => {
    const file = openSync(path, 'r');
    try {
      const hash = createHash('sha256');
      for (let read = 1; read > 0;) {
        read = readSync(file, buffer, 0, buffer.length, null);
        hash.update(read === buffer.length ? buffer : buffer.subarray(0, read));
      }
      return hash.digest('hex');
    } finally {
      closeSync(file);
    }
  };

  parentPort?.on('message', ({ paths, chunkBytes }: HashTask) => {
    if (buffer.length !== chunkBytes) buffer = Buffer.alloc(chunkBytes);
    const answers = paths.map((path): HashAnswer => {
      try {
        return hashOf(path);
      } catch (thrown) {
        const { message, code = '' } = thrown as NodeJS.ErrnoException;
        return { message, code };
      }
    });
    parentPort.postMessage(answers);
  });
}
