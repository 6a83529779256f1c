import { describe, expect, it } from 'vitest';
import type { HostFacts, SetupState } from '../../../../preload/contract/index.js';
import type { OwnRun } from './own-run.js';
import { setupState } from './setup-state.js';

const startedAt = '2026-11-26T09:00:00.000Z';
const endedAt = '2026-11-26T09:21:00.000Z';

const own = (state: OwnRun['state'], ended: string | null = endedAt): OwnRun => ({
  folder: 'run-1',
  note: { schema: 'cas-recovery/setup-run/1', startedAt, bootId: 'b', commandLine: 'setup.com', logBytes: 0 },
  state,
  endedAt: ended,
});

const system = (setup: SetupState, installedBuild: string | null = null): HostFacts['exchange'] => ({
  installedBuild,
  installPath: null,
  rollupBuild: null,
  setup,
  webDirectories: [],
});

const logSucceeded: SetupState = { state: 'succeeded', startedAt, endedAt };
const logFailed = (watermark: string | null): SetupState => ({
  state: 'failed',
  startedAt,
  endedAt,
  exitCode: null,
  left: watermark === null ? 'nothing-installed' : 'half-installed',
  watermark,
});
const build = '14.3.123.4';

describe('how far setup has come', () => {
  it('is what the system shows where this recovery never started it', () => {
    expect(setupState(undefined, system({ state: 'never-run' }))).toEqual({ state: 'never-run' });
    expect(setupState(undefined, system(logFailed('ClientAccessRole')))).toEqual(logFailed('ClientAccessRole'));
  });

  it('is running while the process runs, whatever an older log says', () => {
    expect(setupState(own({ kind: 'running' }, null), system(logFailed(null)))).toEqual({
      state: 'running',
      startedAt,
    });
  });

  it('has succeeded when exit code, log and registry agree', () => {
    const found = setupState(own({ kind: 'ended', exitCode: 0 }), system(logSucceeded, build));
    expect(found).toEqual({ state: 'succeeded', startedAt, endedAt, bootId: 'b' });
  });

  it.each([
    ['its log says that it failed', system(logFailed(null), build), 'half-installed'],
    ['nothing is installed', system(logSucceeded), 'nothing-installed'],
    ['it left a watermark', system(logFailed('ClientAccessRole'), build), 'half-installed'],
    ['it wrote no log', system({ state: 'never-run' }), 'nothing-installed'],
  ] as const)('has failed with exit code 0 where %s', (_, shows, left) => {
    expect(setupState(own({ kind: 'ended', exitCode: 0 }), shows)).toMatchObject({
      state: 'failed',
      exitCode: 0,
      left,
    });
  });

  it('has failed with another exit code, although the log speaks of success', () => {
    const found = setupState(own({ kind: 'ended', exitCode: 1 }), system(logSucceeded, build));
    expect(found).toMatchObject({ state: 'failed', exitCode: 1, left: 'half-installed', endedAt });
  });

  it('has succeeded where a restart swallowed the exit code, when log and registry both say so', () => {
    const found = setupState(own({ kind: 'vanished' }, null), system(logSucceeded, build));
    expect(found).toEqual({ state: 'succeeded', startedAt, endedAt, bootId: 'b' });
  });

  it('has not succeeded by the log of an older recovery', () => {
    const older: SetupState = {
      ...logSucceeded,
      startedAt: '2026-10-01T08:00:00.000Z',
      endedAt: '2026-10-01T08:20:00.000Z',
    };
    expect(setupState(own({ kind: 'vanished' }, null), system(older, build))).toMatchObject({ state: 'failed' });
    expect(setupState(own({ kind: 'ended', exitCode: 0 }), system(older, build))).toMatchObject({ state: 'failed' });
  });

  it('stays succeeded when a service pack was installed after it, of which the log speaks last', () => {
    const found = setupState(own({ kind: 'ended', exitCode: 0 }), system({ state: 'never-run' }, build));
    expect(found).toMatchObject({ state: 'succeeded', endedAt });
    const vanished = setupState(own({ kind: 'vanished' }, null), system({ state: 'never-run' }, build));
    expect(vanished).toMatchObject({ state: 'failed' });
  });

  it('has failed without an end where it vanished and nothing speaks for it', () => {
    const found = setupState(own({ kind: 'vanished' }, null), system(logFailed('CopyFiles')));
    expect(found).toMatchObject({ state: 'failed', exitCode: null, endedAt: null, watermark: 'CopyFiles' });
  });

  it('follows a later run that somebody made by hand', () => {
    const later: SetupState = {
      state: 'succeeded',
      startedAt: '2026-11-26T11:00:00.000Z',
      endedAt: '2026-11-26T11:20:00.000Z',
    };
    expect(setupState(own({ kind: 'ended', exitCode: 1 }), system(later, build))).toEqual(later);
  });
});
