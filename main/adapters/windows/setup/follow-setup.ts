import type { Run, SetupEnd } from '../../../ports/host.js';
import { failure } from '../../../problems/problem.js';
import { Bounded } from '../process/bounded.js';
import { codePages } from '../process/code-pages.js';
import { detachedState } from '../process/detached.js';
import { followDetached } from '../process/follow-detached.js';
import { tailFile } from '../process/tail-file.js';
import { textDecoder } from '../process/text-decoder.js';
import { lastOwnRun } from './own-run.js';

const mostLog = 8 * 1024 * 1024;

/**
 * Reads along what the last run of setup prints and what it writes into ExchangeSetup.log, each from the first line of
 * this run, until it ends. Aborting ends the reading alone.
 */
export async function followSetup(setupFolder: string, logFile: string, run: Run): Promise<SetupEnd> {
  const own = await lastOwnRun(setupFolder, detachedState);
  if (!own) throw failure('SETUP_NEVER_STARTED', {});
  const log = new Bounded<string>(mostLog);
  const consoleEnded = { yet: false };
  const { ansi } = await codePages();
  const readingLog = tailFile({
    path: logFile,
    from: own.note.logBytes,
    decoder: () => textDecoder({ usual: ansi, orUtf8: true }),
    onLine: line => {
      log.push(line);
      run.onLog?.(line);
    },
    signal: run.signal,
    isComplete: () => consoleEnded.yet,
  });
  // The log is told beside the console. That it can't be read must not end the following.
  const logRead = readingLog.catch(() => undefined);
  try {
    const { exitCode, output } = await followDetached(own.folder, run);
    consoleEnded.yet = true;
    await logRead;
    const durationMs = exitCode === null ? null : await durationOf(setupFolder);
    return { exitCode, durationMs, output, log: log.pieces(() => '') };
  } finally {
    consoleEnded.yet = true;
    await logRead;
  }
}

/** From its note to that of its exit code, so that it does not matter who reads along since when. */
async function durationOf(setupFolder: string): Promise<number | null> {
  const own = await lastOwnRun(setupFolder, detachedState);
  if (own === undefined || own.endedAt === null) return null;
  return Math.max(0, Date.parse(own.endedAt) - Date.parse(own.note.startedAt));
}
