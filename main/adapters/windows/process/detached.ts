import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile, writeFile } from 'node:fs/promises';
import { win32 } from 'node:path';
import { failure } from '../../../problems/problem.js';
import { quotedForCmd } from './batch-command.js';
import { whyNotStarted } from './start-error.js';
import { systemTool } from './windows-folder.js';

/**
 * Programs that outlive this one, such as Exchange setup: it goes on when the wizard is closed, updated or killed, and
 * a later session reads along from its first line and learns its exit code.
 *
 * Each run has a folder of its own. A batch file in it runs the program with nothing to read, lets it print into a
 * file there, and notes its exit code when it has ended. What is known of how Windows does this:
 *
 * - libuv puts what it starts into a job that ends with this process, unless it is `detached` (src/win/process.c).
 *   The job lets go of grandchildren (JOB_OBJECT_LIMIT_SILENT_BREAKAWAY_OK).
 * - `detached` means DETACHED_PROCESS, which leaves the program without a console and makes Windows ignore
 *   CREATE_NO_WINDOW. A console program that it starts gets a new, visible console, which a person may close; and
 *   without a console there is no OEM code page.
 * - So a first cmd.exe is started with a hidden console (`windowsHide`, and no inherited handles), and starts a second
 *   one with `start /b`, which shares that console and is out of the job. The first one ends at once.
 * - cmd.exe opens the file of a redirection so that others may read it and not write it, and holds it until the batch
 *   has ended; the program inherits it. Whether somebody may write the file is therefore whether anything of it runs.
 *   That needs no process number, which Windows gives out again, and holds across sessions and accounts.
 * - Logging off ends it, like every program of that session.
 *
 * @fidelity B programs that outlive this one: under Wine, whose jobs end with their process too; killed in the middle,
 * read by a second process to the exit code. That the output file can't be written by others: Wine, and the lock files
 * of public batch scripts, which rest on it
 */
export interface DetachedProgram {
  /** Exists, is on a local disk, and is of this run alone. */
  readonly folder: string;
  /** The full path of the program. */
  readonly file: string;
  readonly args: readonly string[];
}

export type DetachedState =
  | { readonly kind: 'not-started' }
  | { readonly kind: 'running' }
  /** `exitCode` is signed; cmd.exe gives 9009 or 1 when there was nothing to run. */
  | { readonly kind: 'ended'; readonly exitCode: number }
  /** It was killed, or Windows restarted under it: nobody noted an exit code. */
  | { readonly kind: 'vanished' };

const names = { batch: 'run.cmd', output: 'console-output.log', exitCode: 'exit-code.txt' };

/** Where it prints to, in the OEM code page. */
export const detachedOutputFile = (folder: string): string => win32.join(folder, names.output);

/**
 * Batch files are read in the code page of the console, so nothing but plain English stands in it: the program and its
 * words come in the environment, quoted. cmd.exe replaces `%NAME%` once and before it looks for marks; inside
 * quotation marks no other character means anything to it. `call` holds the redirections until everything is noted.
 */
const batch = [
  '@echo off',
  // A variable of that name would hide the exit code.
  'set "ERRORLEVEL="',
  'rem Runs one program, keeps what it prints, and notes its exit code.',
  `call :run >"${names.output}" 2>&1 <nul`,
  'exit /b 0',
  ':run',
  '%CAS_RECOVERY_RUN%',
  `>"${names.exitCode}.tmp" echo %ERRORLEVEL%`,
  `move /y "${names.exitCode}.tmp" "${names.exitCode}" >nul`,
  'exit /b 0',
  '',
].join('\r\n');

const startsWithinMs = 30_000;
const pollMs = 25;

/**
 * Starts the program and returns once its output file is there. A folder serves one run only.
 * @throws COMMAND_NOT_SAFE (a word holds `"`, `%` or a line end), SETUP_NOT_STARTED
 */
export async function startDetached({ folder, file, args }: DetachedProgram): Promise<void> {
  const line = [file, ...args].map(quotedForCmd).join(' ');
  const notStarted = (why: string, cause?: unknown) => failure('SETUP_NOT_STARTED', { line, why }, cause);
  if ((await detachedState(folder)).kind !== 'not-started') throw notStarted(`${folder} holds an earlier run.`);
  // cmd.exe would look for a missing program along the search path.
  if (!existsSync(file)) throw notStarted(whyNotStarted({ code: 'ENOENT' }, file));
  await writeFile(win32.join(folder, names.batch), batch, 'latin1');
  const { code, why, cause } = await launch(folder, line);
  if (code !== 0) throw notStarted(why ?? `cmd.exe ended with exit code ${String(code)}.`, cause);
  for (let waited = 0; !existsSync(detachedOutputFile(folder)); waited += pollMs) {
    if (waited > startsWithinMs) throw notStarted(`It printed nothing into ${detachedOutputFile(folder)}.`);
    await new Promise(resolve => setTimeout(resolve, pollMs));
  }
}

/** Whether anything was launched in this folder at all; it may not have come to print yet. */
export const wasLaunched = (folder: string): boolean => existsSync(win32.join(folder, names.batch));

/** What has become of the program that was started in this folder, by whatever session. */
export async function detachedState(folder: string): Promise<DetachedState> {
  const ended = await exitCodeIn(folder);
  if (ended) return ended;
  const output = detachedOutputFile(folder);
  if (!existsSync(output)) return { kind: 'not-started' };
  if (await isHeld(output)) return { kind: 'running' };
  // It may have ended between the two looks.
  return (await exitCodeIn(folder)) ?? { kind: 'vanished' };
}

/** The exit code, if it is noted: a look that costs next to nothing. */
export async function exitCodeIn(folder: string): Promise<Extract<DetachedState, { kind: 'ended' }> | undefined> {
  const noted = await readFile(win32.join(folder, names.exitCode), 'latin1').catch(() => '');
  return /^-?\d+\s*$/.test(noted) ? { kind: 'ended', exitCode: Number(noted) | 0 } : undefined;
}

interface Launched {
  readonly code: number | null;
  readonly why?: string;
  readonly cause?: unknown;
}

/** The batch file is named by a relative path, so that no quoting depends on where the folder is. */
function launch(folder: string, line: string): Promise<Launched> {
  const cmd = systemTool('cmd.exe');
  const args = ['/d', '/v:off', '/c', 'start', '', '/b', cmd, '/d', '/v:off', '/c', `.\\${names.batch}`];
  return new Promise(done => {
    const child = spawn(cmd, args, {
      cwd: folder,
      env: { ...process.env, CAS_RECOVERY_RUN: line },
      stdio: 'ignore',
      windowsHide: true,
    });
    child.once('error', cause => done({ code: null, why: whyNotStarted(cause, cmd), cause }));
    child.once('exit', code => done({ code }));
  });
}

/** Whether another process has the file open for writing. */
async function isHeld(path: string): Promise<boolean> {
  try {
    await (await open(path, 'r+')).close();
    return false;
  } catch (thrown) {
    return (thrown as NodeJS.ErrnoException).code === 'EBUSY';
  }
}
