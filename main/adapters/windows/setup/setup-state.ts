import type { HostFacts, SetupState } from '../../../../preload/contract/index.js';
import type { OwnRun } from './own-run.js';

type Exchange = HostFacts['exchange'];

/** Clocks of a note and of a log may differ by the time that setup takes to write its first line. */
const sameRunWithinMs = 10 * 60_000;

/**
 * How far setup has come: the run that this recovery started, weighed against what the system itself shows. Exit code,
 * log and registry must agree before it counts as succeeded.
 */
export function setupState(own: OwnRun | undefined, system: Exchange): SetupState {
  if (!own || own.state.kind === 'not-started') return system.setup;
  const { startedAt } = own.note;
  if (own.state.kind === 'running') return { state: 'running', startedAt };
  // Somebody has run setup by hand since.
  if (isLater(system.setup, startedAt)) return system.setup;
  const exitCode = own.state.kind === 'ended' ? own.state.exitCode : null;
  // Where the exit code is lost, to a restart or a power cut, log and registry tell together.
  if (isInstalled(system) && logOf(system.setup, own) && (exitCode === 0 || exitCode === null)) {
    const endedAt = own.endedAt ?? (system.setup.state === 'succeeded' ? system.setup.endedAt : startedAt);
    return { state: 'succeeded', startedAt, endedAt, bootId: own.note.bootId };
  }
  const watermark = system.setup.state === 'failed' ? system.setup.watermark : null;
  const half = watermark !== null || isInstalled(system);
  return {
    state: 'failed',
    startedAt,
    endedAt: own.endedAt,
    exitCode,
    left: half ? 'half-installed' : 'nothing-installed',
    watermark,
  };
}

/**
 * Whether the log speaks for this run. Where its last run is another one that ended well, such as of a service pack, it
 * says nothing of this one, and exit code and registry are enough; without an exit code they are not.
 */
function logOf(setup: SetupState, own: OwnRun): boolean {
  if (setup.state === 'never-run') return own.state.kind === 'ended';
  return setup.state === 'succeeded' && Date.parse(setup.startedAt) > Date.parse(own.note.startedAt) - sameRunWithinMs;
}

function isLater(setup: SetupState, than: string): boolean {
  return setup.state !== 'never-run' && Date.parse(setup.startedAt) > Date.parse(than) + sameRunWithinMs;
}

function isInstalled({ installedBuild }: Exchange): boolean {
  return installedBuild !== null;
}
