import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes a file of the simulated machine so that a kill at any moment, or a full disk, leaves the old one or the new one.
 * Throws the system's error, which names the file.
 */
export function writeWhole(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${String(process.pid)}.tmp`;
  try {
    const file = openSync(temporary, 'w');
    try {
      const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content);
      // A disk that is nearly full takes a part of it, and says so by the number alone.
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    patiently(() => renameSync(temporary, path));
  } catch (thrown) {
    rmSync(temporary, { force: true });
    throw naming(path, thrown);
  }
}

/** What is written through an open file fails without its name. */
export function naming(path: string, thrown: unknown): unknown {
  const isNamed = !(thrown instanceof Error) || 'path' in thrown || !('code' in thrown);
  return isNamed ? thrown : Object.assign(thrown, { path });
}

/** Codes of a file that something else holds for a moment. */
export const busy = new Set(['EPERM', 'EACCES', 'EBUSY']);
export const patience = { tries: 60, pauseMs: 25 };

/** On Windows a virus scanner or a reader may hold the file for a moment. */
export function patiently<T>(act: () => T): T {
  for (let left = patience.tries; ; left -= 1) {
    try {
      return act();
    } catch (thrown) {
      if (left === 0 || !busy.has(codeOf(thrown))) throw thrown;
      pause(patience.pauseMs);
    }
  }
}

export function pause(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
}

export const codeOf = (thrown: unknown): string => (thrown as NodeJS.ErrnoException).code ?? '';

/** Nothing more can be written: the disk, or what this account may use of it, is full. */
export const isFull = (thrown: unknown): boolean => ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(codeOf(thrown));

/** How a simulated tool ends on it: the code that Windows has for it. */
export const diskFull = 112;

/** Whether a tool ended because the disk under the rehearsal is full, not that of the simulated machine. */
export function endedFull({ exitCode, output }: { readonly exitCode: number; readonly output: string }): boolean {
  return exitCode === diskFull && /^(ENOSPC|EDQUOT|EFBIG)\b/m.test(output);
}
