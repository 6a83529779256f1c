import type { SetupState } from '../../../../preload/contract/index.js';

/** What a run of Exchange setup leaves on a machine, whoever started it. Moments are ISO 8601 in UTC. */
export interface SetupTraces {
  /** Since when a process of Exchange setup runs; null when none does. */
  readonly runningSince: string | null;
  /** The last run in ExchangeSetup.log; null without a log, or without a run in it. */
  readonly lastRun: {
    readonly startedAt: string;
    /** Null when the log never came to an end of it. */
    readonly endedAt: string | null;
    readonly succeeded: boolean | null;
  } | null;
  /** What the registry says of a role that setup did not finish; null when no role has such a mark. */
  readonly watermark: string | null;
  /** Whether a role is unpacked and was never configured. */
  readonly unpackedOnly: boolean;
  /** Whether a role is configured and has no mark of an unfinished setup. */
  readonly installed: boolean;
  /** When the program files of Exchange were put there; null without them. */
  readonly filesSince: string | null;
}

const unknownMoment = '1970-01-01T00:00:00.000Z';

/**
 * How far setup has come, by the registry first and the log second: a log may be of another year, or gone. It knows
 * nothing of an exit code: that is for whoever started setup to remember.
 * @fidelity D state of Exchange setup from its traces: watermark and version values below each role key of the registry, as the setup reviewer of Microsoft's CSS-Exchange names them for later versions; checked against the last run in ExchangeSetup.log
 */
export function setupStateOf(traces: SetupTraces): SetupState {
  const { runningSince, lastRun, watermark, installed, filesSince } = traces;
  if (runningSince !== null) return { state: 'running', startedAt: runningSince };
  if (watermark !== null || traces.unpackedOnly) return failed(traces, 'half-installed');
  if (installed) {
    const ofLog = lastRun?.succeeded === true && lastRun.endedAt !== null ? lastRun : undefined;
    const known = filesSince ?? lastRun?.startedAt ?? unknownMoment;
    return { state: 'succeeded', startedAt: ofLog?.startedAt ?? known, endedAt: ofLog?.endedAt ?? known };
  }
  // A run that ended well and left no role prepared the directory, or took Exchange away.
  if (lastRun === null || lastRun.succeeded === true) return { state: 'never-run' };
  return failed(traces, 'nothing-installed');
}

function failed(
  { lastRun, watermark, filesSince }: SetupTraces,
  left: 'half-installed' | 'nothing-installed',
): SetupState {
  return {
    state: 'failed',
    startedAt: lastRun?.startedAt ?? filesSince ?? unknownMoment,
    endedAt: lastRun?.endedAt ?? null,
    exitCode: null,
    left,
    watermark,
  };
}
