import { type ChildProcess, spawn } from 'node:child_process';
import { win32 } from 'node:path';
import { failure } from '../../../problems/problem.js';
import type { Secret } from '../../../ports/secret.js';
import { startOf } from './batch-command.js';
import { codePages } from './code-pages.js';
import { killTree } from './kill-tree.js';
import { whyNotStarted } from './start-error.js';
import { endOfOutput, type ToolOutput, toolOutput } from './tool-output.js';

export interface ToolRun {
  /** The full path: see `systemTool`. A .cmd file is run by cmd.exe. */
  readonly file: string;
  /** Each reaches the tool exactly as it stands here; no shell reads them. */
  readonly args: readonly string[];
  readonly timeLimitSeconds: number;
  readonly signal?: AbortSignal | undefined;
  /** Every line as it is printed, decoded, without its end. */
  readonly onOutput?: ((line: string) => void) | undefined;
  /** The line that is being written, such as a percentage that counts up. */
  readonly onUnfinished?: ((line: string) => void) | undefined;
  /** Answers the one password prompt of a tool that reads it from standard input. */
  readonly password?: Secret | undefined;
  /** What a script reads from standard input, in UTF-8. */
  readonly input?: string | undefined;
  /** The encoding of what it prints, by its iconv-lite name, where that is not the code page of the console. */
  readonly encoding?: string | undefined;
  /** What is different in its environment; undefined takes a variable away. */
  readonly environment?: Readonly<Record<string, string | undefined>> | undefined;
  readonly folder?: string | undefined;
}

export interface ToolEnd {
  /** Signed, as Windows means it: -3, not 4294967293. */
  readonly exitCode: number;
  /** All that it printed on both streams, as a person would have seen it in the end: lines divided by `\n`. */
  readonly output: string;
  /** Its standard output alone, decoded, otherwise as it came. Of more than 8 MB the middle is left out. */
  readonly standardOutput: string;
  readonly standardError: string;
  /** The bytes of standard output, in the same bounds: for evidence that must not depend on a guess of the encoding. */
  readonly bytes: Buffer;
  readonly durationMs: number;
}

/** How long a tool that has ended may still leave its output open: something that it started may hold it for ever. */
const outputClosesWithinMs = 2000;
const diesWithinMs = 10_000;
/** What a timer can hold. */
const longestTimerMs = 2 ** 31 - 1;

/**
 * Runs a tool to its end and returns how it ended, whatever its exit code. It gets a hidden console of its own, whose
 * code page is the OEM one whatever this program's console is set to, and nothing to read unless it is given.
 * When its time is up or `signal` is aborted, it is ended with all that it has started.
 *
 * @fidelity B running a tool: words, exit codes, streaming, password on standard input and encoding under Wine with
 * Windows Node 16
 * @throws TOOL_NOT_RUN, TOOL_TIMED_OUT, TOOL_STOPPED, COMMAND_NOT_SAFE (a .cmd file with a word that is not safe)
 */
export async function runTool(run: ToolRun): Promise<ToolEnd> {
  const tool = win32.basename(run.file);
  if (run.signal?.aborted) throw failure('TOOL_STOPPED', { tool });
  const began = performance.now();
  const encoding = run.encoding ?? (await codePages()).oem;
  const printed = toolOutput({ encoding, onLine: run.onOutput, onUnfinished: run.onUnfinished });
  const end = await ended(run, printed);
  printed.end();
  const { output } = printed;
  const said = endOfOutput(output);
  if (end.kind === 'stopped') throw failure('TOOL_STOPPED', { tool });
  if (end.kind === 'timed-out') throw failure('TOOL_TIMED_OUT', { tool, seconds: run.timeLimitSeconds, output: said });
  if (end.kind === 'not-run')
    throw failure('TOOL_NOT_RUN', { tool, line: lineOf(run), why: end.why, output: said }, end.cause);
  const { standardOutput, standardError, bytes } = printed;
  // Windows counts exit codes without a sign, and Node hands them on so.
  const exitCode = end.exitCode | 0;
  return { exitCode, output, standardOutput, standardError, bytes, durationMs: performance.now() - began };
}

type End =
  | { readonly kind: 'ended'; readonly exitCode: number }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'timed-out' }
  | { readonly kind: 'not-run'; readonly why: string; readonly cause?: unknown };

async function ended(run: ToolRun, printed: ToolOutput): Promise<End> {
  let child: ChildProcess;
  try {
    child = start(run);
  } catch (thrown) {
    return { kind: 'not-run', why: whyNotStarted(thrown, run.file), cause: thrown };
  }
  child.stdout?.on('data', printed.takeOutput);
  child.stderr?.on('data', printed.takeError);
  feed(child, run);
  const stop = { why: undefined as 'stopped' | 'timed-out' | undefined };
  return new Promise(done => {
    const leave = (end: End): void => {
      clearTimeout(limit);
      run.signal?.removeEventListener('abort', abort);
      child.stdout?.destroy();
      child.stderr?.destroy();
      child.stdin?.destroy();
      done(stop.why ? { kind: stop.why } : end);
    };
    const kill = (why: 'stopped' | 'timed-out'): void => {
      if (stop.why) return;
      stop.why = why;
      void killTree(child).then(() => setTimeout(() => leave({ kind: why }), diesWithinMs).unref());
    };
    const abort = (): void => kill('stopped');
    const limit = setTimeout(() => kill('timed-out'), Math.min(run.timeLimitSeconds * 1000, longestTimerMs));
    run.signal?.addEventListener('abort', abort);
    if (run.signal?.aborted) abort();
    child.once('error', thrown => {
      if (child.pid === undefined) leave({ kind: 'not-run', why: whyNotStarted(thrown, run.file), cause: thrown });
    });
    child.once('close', (code, by) => leave(endOf(code, by)));
    child.once('exit', (code, by) => setTimeout(() => leave(endOf(code, by)), outputClosesWithinMs).unref());
  });
}

const endOf = (code: number | null, by: NodeJS.Signals | null): End =>
  code === null ? { kind: 'not-run', why: `It was ended by ${String(by)}.` } : { kind: 'ended', exitCode: code };

/**
 * Pipes and the null device are not inherited, so libuv starts the tool with CREATE_NO_WINDOW (src/win/process.c): a
 * console of its own that nobody sees. It also puts the tool into a job that ends with this program.
 */
function start({ file, args, environment, folder, password, input }: ToolRun): ChildProcess {
  const how = startOf(file, args);
  return spawn(how.file, how.args, {
    stdio: [password || input !== undefined ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...environment },
    windowsHide: true,
    windowsVerbatimArguments: how.verbatim,
    ...(folder !== undefined && { cwd: folder }),
  });
}

/** The tool may end without having read what it was given; that is for its exit code to tell. */
function feed({ stdin }: ChildProcess, { password, input }: ToolRun): void {
  stdin?.on('error', () => undefined);
  stdin?.end(password ? `${password.reveal()}\r\n` : (input ?? ''));
}

/** As one would type it, nearly: for people. */
function lineOf({ file, args }: ToolRun): string {
  return [file, ...args].map(word => (/\s/.test(word) || word === '' ? `"${word}"` : word)).join(' ');
}
