import { win32 } from 'node:path';
import { powershell } from '../../../commands/windows-commands.js';
import { toProblem } from '../../../problems/problem.js';
import { plainErrors } from '../process/clixml.js';
import { runTool, type ToolRun } from '../process/run-tool.js';
import { systemTool } from '../process/windows-folder.js';
import { type ProbeLines, readProbeLines } from './probe-lines.js';

export interface ReadingScript {
  readonly scriptsFolder: string;
  /** Name of the file. */
  readonly script: string;
  /** Options and their values, as they are passed. An option without a value must be left out. */
  readonly words: readonly string[];
  readonly timeLimitSeconds: number;
  readonly signal?: AbortSignal | undefined;
  /** What it reads from standard input; nothing when missing. */
  readonly input?: string | undefined;
  /** The version of Windows PowerShell that it needs: the Exchange shell runs in 2.0 only. */
  readonly version?: '2.0' | undefined;
}

export interface ScriptAnswer extends ProbeLines {
  /** Why the script did not come to its end; null when it did. */
  readonly broken: string | null;
  readonly tookMs: number;
}

/** Runs one tool: replaced where there is no Windows. */
export type RunTool = typeof runTool;

/**
 * Runs a script that reads this machine, and takes what it said line by line: what came before it broke off is kept.
 * @fidelity D start of Windows PowerShell 2.0 and 3.0: -File with a full path, standard input closed, -InputFormat None; Microsoft's page about_PowerShell_exe; a script that did not run has no last line, whatever its exit code
 * @throws TOOL_STOPPED
 */
export async function runScript(
  { scriptsFolder, script, words, timeLimitSeconds, signal, input, version }: ReadingScript,
  run: RunTool = runTool,
): Promise<ScriptAnswer> {
  const began = performance.now();
  const printed: string[] = [];
  const tool: ToolRun = {
    ...scriptTool({ scriptsFolder, script, words, version }),
    timeLimitSeconds,
    signal,
    onOutput: line => printed.push(line),
    ...(input !== undefined && { input }),
  };
  let why: string | undefined;
  try {
    const { exitCode } = await run(tool);
    why = `Windows PowerShell ended with exit code ${String(exitCode)} before the script had ended.`;
  } catch (thrown) {
    const problem = toProblem(thrown);
    if (problem.code === 'TOOL_STOPPED') throw thrown;
    why = [problem.happened, problem.details].filter(Boolean).join('\n');
  }
  const said = readProbeLines(printed.join('\n'));
  const noise = plainErrors(said.noise);
  const broken = said.whole ? null : [why, noise && !why.includes(noise) ? noise : ''].filter(Boolean).join('\n');
  return { ...said, broken, tookMs: performance.now() - began };
}

/** What is started for a script. */
export function scriptTool({
  scriptsFolder,
  script,
  words,
  version,
}: Pick<ReadingScript, 'scriptsFolder' | 'script' | 'words' | 'version'>): Pick<ToolRun, 'file' | 'args'> {
  return {
    file: systemTool('WindowsPowerShell\\v1.0\\powershell.exe'),
    args: [
      // It must be the first option.
      ...(version === undefined ? [] : ['-Version', version]),
      ...wordsFor(scriptOnDisk(scriptsFolder, script), words),
    ],
  };
}

function wordsFor(file: string, words: readonly string[]): string[] {
  const plain = words.map(word => ({ passed: word, typed: word }));
  return powershell(file, plain).words.map(({ passed }) => passed);
}

/** PowerShell can't look into the archive of the packaged program; the same folder lies unpacked beside it. */
export function scriptOnDisk(scriptsFolder: string, script: string): string {
  return win32.join(scriptsFolder, script).replace(/\\app\.asar\\/, '\\app.asar.unpacked\\');
}
