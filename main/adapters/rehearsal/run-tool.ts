import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { execa } from 'execa';
import { failure } from '../../problems/problem.js';
import type { Run } from '../../ports/host.js';
import type { Secret } from '../../ports/secret.js';
import { asTyped, type Command } from './commands.js';

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
  const { onOutput } = run;
  const lines = child.all && onOutput ? createInterface({ input: child.all, crlfDelay: Infinity }) : undefined;
  const printed = lines && handOn(lines, onOutput);
  const wholeCode = textOf(child.stdio[3] as Readable | null | undefined);
  const end = await child;
  await printed;
  const tool = command.program;
  const output = end.all ?? '';
  if (end.isCanceled) throw failure('TOOL_STOPPED', { tool });
  if (end.timedOut) throw failure('TOOL_TIMED_OUT', { tool, seconds: run.timeLimitSeconds, output });
  const code = await wholeCode;
  const exitCode = code === '' ? (end.exitCode as number | undefined) : Number(code);
  if (exitCode === undefined) {
    const why = end.signal ? `it was ended by ${end.signal}` : 'it could not be started';
    throw failure('TOOL_NOT_RUN', { tool, line: asTyped(command), why, output });
  }
  return { exitCode, output, standardOutput: end.stdout };
}

async function handOn(lines: AsyncIterable<string>, onOutput: Run['onOutput'] | undefined): Promise<void> {
  for await (const line of lines) onOutput?.(line);
}

async function textOf(stream: Readable | null | undefined): Promise<string> {
  let text = '';
  if (stream) for await (const chunk of stream) text += String(chunk);
  return text;
}
