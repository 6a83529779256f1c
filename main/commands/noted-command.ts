import type { CommandEnding } from '../../preload/contract/index.js';
import type { CommandNotes } from '../ports/host.js';
import { toProblem } from '../problems/problem.js';
import { asTyped, type Command } from './windows-commands.js';

/** Runs a command, and takes down that it was begun and how it ended, before anybody judges it. */
export async function noted<End extends { readonly exitCode: number }>(
  command: Command,
  notes: CommandNotes | undefined,
  run: () => Promise<End>,
): Promise<End> {
  await notes?.begun(asTyped(command));
  const began = performance.now();
  const ended = (end: CommandEnding['end'], exitCode: number | null): Promise<void> | undefined =>
    notes?.ended({ end, exitCode, durationMs: Math.round(performance.now() - began) });
  let end: End;
  try {
    end = await run();
  } catch (thrown) {
    await ended(endOf(thrown), null);
    throw thrown;
  }
  await ended('exited', end.exitCode);
  return end;
}

function endOf(thrown: unknown): CommandEnding['end'] {
  const { code } = toProblem(thrown);
  if (code === 'TOOL_STOPPED') return 'stopped';
  return code === 'TOOL_TIMED_OUT' ? 'timed out' : 'no exit code';
}
