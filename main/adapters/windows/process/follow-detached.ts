import { failure } from '../../../problems/problem.js';
import { Bounded } from './bounded.js';
import { codePages } from './code-pages.js';
import { detachedOutputFile, detachedState, exitCodeIn } from './detached.js';
import { tailFile } from './tail-file.js';
import { textDecoder } from './text-decoder.js';

interface Following {
  /** Its abort ends the following, never the program. */
  readonly signal: AbortSignal;
  readonly onOutput: (line: string) => void;
  readonly onUnfinished?: (line: string) => void;
}

export interface DetachedEnd {
  /** Null when it vanished without an exit code. */
  readonly exitCode: number | null;
  /** All that it printed, in lines divided by `\n`. */
  readonly output: string;
}

const mostOutput = 8 * 1024 * 1024;
/** It notes its end itself. Whether it was killed is seldom worth asking. */
const lookEveryMs = 2000;

/**
 * Reads along what a detached program prints, from its first line to its end, also when an earlier session started it.
 * @throws TOOL_STOPPED when it is aborted, SETUP_NEVER_STARTED
 */
export async function followDetached(
  folder: string,
  { signal, onOutput, onUnfinished }: Following,
): Promise<DetachedEnd> {
  if ((await detachedState(folder)).kind === 'not-started') throw failure('SETUP_NEVER_STARTED', {});
  const { oem } = await codePages();
  const lines = new Bounded<string>(mostOutput);
  let exitCode: number | null = null;
  let lookAt = 0;
  const { complete } = await tailFile({
    path: detachedOutputFile(folder),
    decoder: () => textDecoder({ usual: oem }),
    onLine: line => {
      lines.push(line);
      onOutput(line);
    },
    onUnfinished,
    signal,
    isComplete: async () => {
      const noted = await exitCodeIn(folder);
      if (noted) {
        exitCode = noted.exitCode;
        return true;
      }
      if (performance.now() < lookAt) return false;
      lookAt = performance.now() + lookEveryMs;
      const state = await detachedState(folder);
      if (state.kind === 'ended') exitCode = state.exitCode;
      return state.kind !== 'running';
    },
  });
  if (!complete) throw failure('TOOL_STOPPED', { tool: 'following setup' });
  return { exitCode, output: lines.pieces(leftOut => `... (${String(leftOut)} characters left out) ...`).join('\n') };
}
