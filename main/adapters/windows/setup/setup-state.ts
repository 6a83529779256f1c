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
  const succeeded = system.setup.state === 'succeeded' && isInstalled(system);
  // Where the exit code is lost, to a restart or a power cut, log and registry tell together.
  if (succeeded && (exitCode === 0 || exitCode === null)) {
    const endedAt = own.endedAt ?? (system.setup.state === 'succeeded' ? system.setup.endedAt : startedAt);
    return { state: 'succeeded', startedAt, endedAt };
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

function isLater(setup: SetupState, than: string): boolean {
  return setup.state !== 'never-run' && Date.parse(setup.startedAt) > Date.parse(than) + sameRunWithinMs;
}

function isInstalled({ installedBuild }: Exchange): boolean {
  return installedBuild !== null;
}
