import type { SetupState } from '../../../../preload/contract/index.js';
import type { RoleRun } from './setup-log.js';

/** What a run of Exchange setup leaves on a machine, whoever started it. Moments are ISO 8601 in UTC. */
export interface SetupTraces {
  /** Since when a process of Exchange setup runs; null when none does. */
  readonly runningSince: string | null;
  /** The last run in ExchangeSetup.log that had to do with roles; null without a log, or without such a run. */
  readonly lastRun: RoleRun | null;
  /** What the registry says of a role that setup did not finish; null when no role has such a mark. */
  readonly watermark: string | null;
  /** Whether a role is unpacked and was never configured. */
  readonly unpackedOnly: boolean;
  /** Whether a role is configured and has no mark of an unfinished setup. */
  readonly installed: boolean;
  /** When the program files of Exchange were put there; null without them. */
  readonly filesSince: string | null;
}

/**
 * How far setup has come. It succeeded only when registry and log both say so: a recovery that ended well, and a role
 * that is configured. Exchange that was installed in another way counts as never recovered here. It knows nothing of an
 * exit code: that is for whoever started setup to remember.
 * @fidelity D state of Exchange setup: watermark and version values below each role key of the registry, as CSS-Exchange reads them for later versions; they are weighed against the last run in ExchangeSetup.log
 */
export function setupStateOf(traces: SetupTraces): SetupState {
  const { runningSince, lastRun, watermark, installed } = traces;
  if (runningSince !== null) return { state: 'running', startedAt: runningSince };
  if (watermark !== null || traces.unpackedOnly) return failed(traces, 'half-installed');
  if (!installed) {
    // A run that ended well and left no role took Exchange away.
    if (lastRun === null || lastRun.succeeded === true) return { state: 'never-run' };
    return failed(traces, 'nothing-installed');
  }
  if (lastRun?.mode !== 'RecoverServer') return { state: 'never-run' };
  const { startedAt, endedAt, succeeded } = lastRun;
  if (succeeded !== true) return failed(traces, 'half-installed');
  return { state: 'succeeded', startedAt, endedAt: endedAt ?? startedAt };
}

const unknownMoment = '1970-01-01T00:00:00.000Z';

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
