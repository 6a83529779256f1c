import { closeSync, openSync, readSync, rmSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { join } from 'node:path';
import type { SimulatedMachine } from '../../../preload/contract/index.js';
import { failure } from '../../problems/problem.js';
import type { Run, SetupEnd } from '../../ports/host.js';
import { readMachine } from './machine-file.js';
import { isSameProcess } from './process-identity.js';
import { setupLogName, setupOutputFile } from './setup-run.js';
import { writeWhole } from './whole-file.js';

const pollMs = 30;
/** Setup notes its end itself. Whether it was killed is seldom worth asking, and costs a process on Windows. */
const processPollMs = 2000;

/** Reads along what the last run of setup prints, from its first line to its end. Aborting ends the reading alone. */
export async function followSetup(folder: string, run: Run): Promise<SetupEnd> {
  const number = readMachine(folder).exchange.setupStarts;
  if (number === 0) throw failure('SETUP_NEVER_STARTED', {});
  const endedNow = setupEnd(folder);
  const reader = tail(setupOutputFile(folder, number), run.onOutput);
  const log = logOfRun(folder, number, run.onLog);
  try {
    for (;;) {
      // Looked at before the reading: what it printed until its end is then in the file already.
      const end = endedNow();
      reader.read();
      log.read();
      if (end?.exitCode === null) needRoom(folder);
      if (end) return { ...end, output: reader.end(), log: log.end() };
      await pause(run.signal);
    }
  } finally {
    reader.close();
    log.close();
  }
}

/** What wrote nothing more may have found the disk full. Throws the system's error where it is. */
function needRoom(folder: string): void {
  const path = join(folder, 'room');
  writeWhole(path, Buffer.alloc(64 * 1024));
  rmSync(path, { force: true });
}

/** Setup appends to one log for ever: the n-th run begins with the n-th banner. */
function logOfRun(folder: string, number: number, onLine: (line: string) => void = () => undefined) {
  const path = join(folder, setupLogName);
  closeSync(openSync(path, 'a'));
  const lines: string[] = [];
  let runs = 0;
  const reader = tail(path, line => {
    if (line.includes('[0] Starting Microsoft Exchange Server')) runs += 1;
    if (runs !== number) return;
    lines.push(line);
    onLine(line);
  });
  return {
    read: reader.read,
    close: reader.close,
    end: (): string[] => {
      reader.end();
      return lines;
    },
  };
}

/** Looks whether setup has ended: what it noted each time, whether its process still runs now and then. */
function setupEnd(folder: string): () => Pick<SetupEnd, 'exitCode' | 'durationMs'> | undefined {
  let lookAt = 0;
  return () => {
    const { setup } = readMachine(folder).exchange;
    if (!setup || setup.endedAt !== null) return endOf(setup);
    if (performance.now() < lookAt) return undefined;
    lookAt = performance.now() + processPollMs;
    if (isSameProcess(setup.processId, setup.processBegan)) return undefined;
    // It may have ended by itself between the two looks.
    return endOf(readMachine(folder).exchange.setup);
  };
}

function endOf(setup: SimulatedMachine['exchange']['setup']): Pick<SetupEnd, 'exitCode' | 'durationMs'> {
  if (!setup || setup.endedAt === null) return { exitCode: null, durationMs: null };
  const { exitCode, startedAt, endedAt } = setup;
  return { exitCode, durationMs: Math.max(0, Date.parse(endedAt) - Date.parse(startedAt)) };
}

function tail(path: string, onLine: (line: string) => void) {
  const file = openSync(path, 'r');
  const decoder = new StringDecoder('utf8');
  const chunk = Buffer.alloc(64 * 1024);
  const pieces: string[] = [];
  let rest = '';
  const take = (text: string): void => {
    pieces.push(text);
    const lines = (rest + text).split(/\r?\n|\r(?!$)/);
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  };
  return {
    read: (): void => {
      for (let length = -1; length !== 0;) {
        length = readSync(file, chunk, 0, chunk.length, null);
        if (length > 0) take(decoder.write(chunk.subarray(0, length)));
      }
    },
    end: (): string => {
      take(decoder.end());
      if (rest !== '') onLine(rest.replace(/\r$/, ''));
      return pieces.join('');
    },
    close: (): void => closeSync(file),
  };
}

async function pause(signal: AbortSignal): Promise<void> {
  await new Promise<void>(resolve => {
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, pollMs);
    signal.addEventListener('abort', done);
  });
  if (signal.aborted) throw failure('TOOL_STOPPED', { tool: 'following setup' });
}
