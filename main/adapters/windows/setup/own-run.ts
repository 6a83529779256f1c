import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join, win32 } from 'node:path';
import { z } from 'zod';
import { Moment } from '../../../../preload/contract/index.js';
import { type DetachedState, wasLaunched } from '../process/detached.js';

/** What is noted before setup is started, beside what it prints: `started.json`. */
export const StartNote = z.strictObject({
  schema: z.literal('cas-recovery/setup-run/1'),
  startedAt: Moment,
  /** The boot that it was started in: it can't run in another one. */
  bootId: z.string(),
  commandLine: z.string(),
  /** Length of ExchangeSetup.log in bytes before this run: what stands behind it is of this run. */
  logBytes: z.number().int().nonnegative(),
});
export type StartNote = z.infer<typeof StartNote>;

/** The run of setup that this recovery started last. */
export interface OwnRun {
  readonly folder: string;
  readonly note: StartNote;
  readonly state: DetachedState;
  /** When its exit code was noted; null while there is none. */
  readonly endedAt: string | null;
}

const runFolder = /^run-(\d{1,4})$/;
const noteName = 'started.json';
const launchedWithinMs = 5 * 60_000;

/** Makes the folder of the next run. The note goes into it before anything is started. */
export async function nextRunFolder(
  setupFolder: string,
): Promise<{ readonly folder: string; readonly noteFile: string }> {
  const number = ((await runNumbers(setupFolder)).at(-1) ?? 0) + 1;
  const folder = join(setupFolder, `run-${String(number)}`);
  await mkdir(folder, { recursive: true });
  return { folder, noteFile: join(folder, noteName) };
}

/** The last run that was noted; undefined when this recovery has never started setup. */
export async function lastOwnRun(
  setupFolder: string,
  stateOf: (folder: string) => Promise<DetachedState>,
): Promise<OwnRun | undefined> {
  for (const number of (await runNumbers(setupFolder)).reverse()) {
    const folder = join(setupFolder, `run-${String(number)}`);
    const note = await readNote(join(folder, noteName));
    // A folder without a note was made, and then the power went: nothing was started from it.
    if (!note) continue;
    const state = await stateNow(folder, note, stateOf);
    const endedAt = state.kind === 'ended' ? await noted(win32.join(folder, 'exit-code.txt')) : null;
    return { folder, note, state, endedAt };
  }
  return undefined;
}

/** cmd.exe may take its time, with a virus scanner beside it: what was launched just now counts as running. */
async function stateNow(
  folder: string,
  note: StartNote,
  stateOf: (folder: string) => Promise<DetachedState>,
): Promise<DetachedState> {
  const state = await stateOf(folder);
  const age = Date.now() - Date.parse(note.startedAt);
  const launching = state.kind === 'not-started' && wasLaunched(folder) && age >= 0 && age < launchedWithinMs;
  return launching ? { kind: 'running' } : state;
}

async function runNumbers(setupFolder: string): Promise<number[]> {
  const found = await readdir(setupFolder).catch(otherwise([]));
  return found
    .map(name => Number(runFolder.exec(name)?.[1]))
    .filter(number => number > 0)
    .sort((a, b) => a - b);
}

async function readNote(file: string): Promise<StartNote | undefined> {
  const text = await readFile(file, 'utf8').catch(otherwise(undefined));
  if (text === undefined) return undefined;
  return StartNote.parse(JSON.parse(text));
}

/** What is not there is nothing; what can't be read is not known, and must not pass for nothing. */
const otherwise =
  <T>(value: T) =>
  (thrown: NodeJS.ErrnoException): T => {
    if (thrown.code === 'ENOENT') return value;
    throw thrown;
  };

const noted = (file: string): Promise<string | null> =>
  stat(file).then(
    ({ mtime }) => mtime.toISOString(),
    () => null,
  );
