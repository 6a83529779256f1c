import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { execa } from 'execa';
import { failure } from '../../problems/problem.js';
import type { Run } from '../../ports/host.js';
import type { Secret } from '../../ports/secret.js';
import { asTyped, type Command } from '../../commands/windows-commands.js';

/** Where the simulated tools are, and what they need to know. */
export interface ToolBox {
  readonly toolFile: string;
  readonly environment: Readonly<Record<string, string>>;
}

export interface ToolEnd {
  readonly exitCode: number;
  /** All that it printed, as a person would have seen it. */
  readonly output: string;
  /** Its standard output alone. */
  readonly standardOutput: string;
}

interface ToolRun {
  readonly timeLimitSeconds: number;
  readonly signal?: AbortSignal;
  readonly onOutput?: Run['onOutput'];
  readonly password?: Secret | undefined;
}

/** How a tool process is started: itself a Node program, also inside Electron. */
export function toolProcess({ toolFile, environment }: ToolBox, { program, words }: Command) {
  return {
    file: process.execPath,
    args: [toolFile, program.replaceAll('"', ''), ...words.map(({ passed }) => passed)],
    env: { ...environment, ELECTRON_RUN_AS_NODE: '1' },
  };
}

/** Runs a tool to its end and returns how it ended, whatever its exit code. */
export async function runTool(box: ToolBox, command: Command, run: ToolRun): Promise<ToolEnd> {
  const { file, args, env } = toolProcess(box, command);
  const child = execa(file, args, {
    env: { ...env, CAS_RECOVERY_EXIT_PIPE: '3' },
    stdio: [run.password ? 'pipe' : 'ignore', 'pipe', 'pipe', 'pipe'],
    ...(run.password && { input: `${run.password.reveal()}\r\n` }),
    ...(run.signal && { signal: run.signal }),
    timeout: run.timeLimitSeconds * 1000,
    all: true,
    reject: false,
    windowsHide: true,
    stripFinalNewline: false,
  });
  const lines = lineSplitter(run.onOutput);
  child.all?.on('data', lines.take);
  const wholeCode = collected(child.stdio[3] as Readable | null | undefined);
  const end = await child;
  lines.end();
  const tool = command.program;
  const output = (end.all ?? '').replace(/\r+\n/g, '\n');
  if (end.isCanceled) throw failure('TOOL_STOPPED', { tool });
  if (end.timedOut) throw failure('TOOL_TIMED_OUT', { tool, seconds: run.timeLimitSeconds, output });
  const code = await wholeCode;
  const exitCode = code === '' ? (end.exitCode as number | undefined) : Number(code);
  if (exitCode === undefined) {
    const why = end.signal ? `it was ended by ${end.signal}` : 'it could not be started';
    throw failure('TOOL_NOT_RUN', { tool, line: asTyped(command), why, output }, end.signal ? undefined : end);
  }
  return { exitCode, output, standardOutput: end.stdout };
}

/** Hands on whole lines as they come. */
function lineSplitter(onLine: Run['onOutput'] = () => undefined) {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  return {
    take: (chunk: Buffer): void => {
      const lines = (rest + decoder.write(chunk)).split(/\r?\n/);
      rest = lines.pop() ?? '';
      lines.forEach(onLine);
    },
    end: (): void => {
      if (rest !== '') onLine(rest);
    },
  };
}

/** All that comes through a pipe until it closes. */
function collected(pipe: Readable | null | undefined): Promise<string> {
  return new Promise(resolve => {
    let text = '';
    if (!pipe) resolve(text);
    pipe
      ?.on('data', chunk => (text += String(chunk)))
      .on('error', () => resolve(text))
      .on('close', () => resolve(text));
  });
}
