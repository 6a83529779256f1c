import type { CommandEnding } from '../../preload/contract/index.js';
import type { CommandNotes } from '../ports/host.js';
import { Failure } from '../problems/failure.js';
import { toProblem } from '../problems/problem.js';

/** Runs a command, and takes down that it was begun and how it ended, before anybody judges it. */
export async function noted<End extends { readonly exitCode: number | null }>(
  line: string,
  notes: CommandNotes | undefined,
  run: () => Promise<End>,
): Promise<End> {
  await notes?.begun(line);
  const began = performance.now();
  const ended = (end: CommandEnding['end'], exitCode: number | null): Promise<void> | undefined => {
    const durationMs = end === 'not started' ? null : Math.round(performance.now() - began);
    return notes?.ended({ end, exitCode, durationMs });
  };
  let end: End;
  try {
    end = await run();
  } catch (thrown) {
    await ended(endOf(thrown), null);
    throw thrown;
  }
  await ended(end.exitCode === null ? 'no exit code' : 'exited', end.exitCode);
  return end;
}

/**
 * Starts what goes on by itself: how it ended is taken down by whoever follows it. What could not be started nobody
 * follows; where it may still come up, its end stays open.
 */
export async function notedStart(
  line: string,
  notes: CommandNotes | undefined,
  { start, mayComeUp }: { readonly start: () => Promise<void>; readonly mayComeUp: () => boolean },
): Promise<void> {
  await notes?.begun(line);
  try {
    await start();
  } catch (thrown) {
    if (!mayComeUp()) await notes?.ended({ end: 'not started', exitCode: null, durationMs: null });
    throw thrown;
  }
}

function endOf(thrown: unknown): CommandEnding['end'] {
  const { code } = toProblem(thrown);
  if (code === 'TOOL_STOPPED') return 'stopped';
  if (code === 'TOOL_TIMED_OUT') return 'timed out';
  // What ran and was ended from outside has no cause to name.
  const isMissing = code === 'TOOL_NOT_RUN' && thrown instanceof Failure && thrown.cause !== undefined;
  return isMissing ? 'not started' : 'no exit code';
}
