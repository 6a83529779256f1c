import { open, rename, rm, stat } from 'node:fs/promises';
import { asTyped, type Command } from '../../../commands/windows-commands.js';
import { notedStart } from '../../../commands/noted-command.js';
import type { CommandNotes } from '../../../ports/host.js';
import { startDetached, wasLaunched } from '../process/detached.js';
import { nextRunFolder, type StartNote } from './own-run.js';

export interface SetupStart {
  /** Of this recovery; holds one folder for each run. */
  readonly setupFolder: string;
  readonly command: Command;
  readonly bootId: string;
  /** ExchangeSetup.log, to which every run of setup appends. */
  readonly logFile: string;
  readonly now: string;
  readonly notes?: CommandNotes | undefined;
}

/**
 * Starts recovery setup so that it outlives this program, and returns once it runs. What it was started with is on disk
 * before: a crash in between leaves a note of a run that never began, and never a run without a note.
 *
 * @fidelity B recovery setup: started detached under Wine, its output and exit code read by a later process; the result
 * is judged by exit code, log and registry together
 */
export async function startSetup({ setupFolder, notes, ...rest }: SetupStart): Promise<void> {
  const run = await nextRunFolder(setupFolder);
  await notedStart(asTyped(rest.command), notes, {
    start: () => startIn(run, rest),
    mayComeUp: () => wasLaunched(run.folder),
  });
}

async function startIn(
  { folder, noteFile }: Awaited<ReturnType<typeof nextRunFolder>>,
  { command, bootId, logFile, now }: Pick<SetupStart, 'command' | 'bootId' | 'logFile' | 'now'>,
): Promise<void> {
  const note: StartNote = {
    schema: 'cas-recovery/setup-run/1',
    startedAt: now,
    bootId,
    commandLine: asTyped(command),
    logBytes: await lengthOf(logFile),
  };
  await writeFlushed(noteFile, JSON.stringify(note, null, 2));
  try {
    const file = command.program.replaceAll('"', '');
    await startDetached({ folder, file, args: command.words.map(({ passed }) => passed) });
  } catch (thrown) {
    // What was launched may still come up, and must not be started once more.
    if (!wasLaunched(folder)) await rm(folder, { recursive: true, force: true }).catch(() => undefined);
    throw thrown;
  }
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const handle = await open(`${path}.tmp`, 'w');
  try {
    await handle.writeFile(text, 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(`${path}.tmp`, path);
}

const lengthOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  );
