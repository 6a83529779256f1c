import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { computerAccountOf, lostServerOf, serverSummaryOf } from '../../../preload/contract/fixture-lost-server.js';
import type { HostChange, ServerRole } from '../../../preload/contract/index.js';
import { systemClock } from '../../ports/clock.js';
import { worldWith, ex3Plan } from '../../recovery/fixture-world.js';
import { prerequisites } from '../../recovery/steps/prerequisites.js';
import type { RecoveryWorld } from '../../recovery/world.js';
import { createMachine } from './create-machine.js';
import { ex3Folder, quietRun } from './fixture-rehearsal.js';
import { openRehearsalHost, type RehearsalHost } from './rehearsal-host.js';
import { scenarioOfServer } from './scenario-of-server.js';
import { loadScenario } from './scenarios.js';
import { toolForTests } from './tool-for-tests.js';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map(folder => rm(folder, { recursive: true, force: true, maxRetries: 5 })));
});

/** A rehearsal of a server of one's own, with this Windows and these roles. */
async function rehearsalOf(windows: string, roles: ServerRole[]): Promise<RehearsalHost> {
  const folder = await mkdtemp(join(tmpdir(), 'cas-recovery-packages-'));
  folders.push(folder);
  const server = lostServerOf({
    summary: serverSummaryOf({ roles }),
    computer: computerAccountOf({ operatingSystemVersion: windows }),
  });
  const scenario = scenarioOfServer(await loadScenario(ex3Folder), server);
  await createMachine(folder, scenario, [], systemClock);
  return openRehearsalHost({ folder, scenario, toolFile: await toolForTests(), speed: 0, clock: systemClock });
}

/** Does what the step proposes, and restarts where it asks, until it is done or blocked. Returns what happened. */
async function goThrough(host: RehearsalHost, roles: ServerRole[]): Promise<string[]> {
  const plan = await ex3Plan(lost => ({ ...lost, summary: { ...lost.summary, roles } }));
  const world: RecoveryWorld = await worldWith(await host.facts(), { host, plan });
  const told: string[] = [];
  const run = { signal: new AbortController().signal, progress: () => undefined, milestone: async () => undefined };
  for (let round = 0; round < 10; round += 1) {
    const finding = await prerequisites.check(world);
    if (finding.state === 'restart-needed') {
      told.push('restart');
      await host.apply({ kind: 'restart', reason: finding.reason, resume: null }, quietRun());
    } else if (finding.state === 'ready') {
      const proposal = await prerequisites.propose?.(world, finding);
      told.push(proposal?.preview.action ?? '');
      await prerequisites.act?.(
        world,
        { ...run, output: () => undefined, notes: { begun: async () => undefined, ended: async () => undefined } },
        proposal?.changes ?? [],
      );
    } else {
      return [...told, 'problem' in finding ? finding.problem.code : finding.state];
    }
  }
  return told;
}

describe('the prerequisites in a rehearsal', () => {
  it.each<[string, ServerRole[], string[]]>([
    ['6.1 (7601)', ['Client Access'], ['Install 26 features', 'done']],
    ['6.1 (7600)', ['Client Access'], ['Install 26 features', 'Install 5 packages', 'restart', 'done']],
    [
      '6.1 (7601)',
      ['Client Access', 'Hub Transport', 'Unified Messaging'],
      ['Install 27 features', 'Install 3 packages', 'restart', 'done'],
    ],
    ['6.2 (9200)', ['Client Access'], ['Install 27 features', 'done']],
  ])('of Windows %s for %j are all installed', async (windows, roles, expected) => {
    const host = await rehearsalOf(windows, roles);
    expect(await goThrough(host, roles)).toEqual(expected);
  });

  it('leave the start of the port sharing service automatic on every way', async () => {
    const host = await rehearsalOf('6.1 (7600)', ['Client Access']);
    await goThrough(host, ['Client Access']);
    const { services, hotfixes } = await host.facts();
    expect(services.find(({ name }) => name === 'NetTcpPortSharing')?.startMode).toBe('Automatic');
    expect(hotfixes).toHaveLength(5);
  });
});

describe('the simulated installers', () => {
  const file = 'C:\\Packages\\Windows6.1-KB979099-x64.msu';
  const hotfix: HostChange = { kind: 'install-package', id: 'KB979099', path: file };

  it('ask for a restart by their exit code, which is remembered until it has happened', async () => {
    const host = await rehearsalOf('6.1 (7600)', ['Client Access']);
    await host.apply(hotfix, quietRun());
    expect((await host.facts()).pendingRestart.map(({ place }) => place)).toContain('exit code 3010 of wusa.exe');
    await host.apply({ kind: 'restart', reason: 'Windows takes up its updates.', resume: null }, quietRun());
    expect((await host.facts()).pendingRestart).toEqual([]);
  });

  it('take an update that is there already for done', async () => {
    const host = await rehearsalOf('6.1 (7600)', ['Client Access']);
    await host.apply(hotfix, quietRun());
    await expect(host.apply(hotfix, quietRun())).resolves.toBeUndefined();
  });

  it('say that a file is not there, or a folder holds no files of .NET Framework', async () => {
    const host = await rehearsalOf('6.2 (9200)', ['Client Access']);
    const path = 'C:\\Packages\\Windows6.1-KB1-x64.msu';
    await expect(host.apply({ kind: 'install-package', id: 'KB1', path }, quietRun())).rejects.toThrow(
      /PACKAGE_UNREADABLE/,
    );
    const features: HostChange = { kind: 'install-features', features: ['NET-Framework-Core'], source: 'X:\\wrong' };
    await expect(host.apply(features, quietRun())).rejects.toThrow(/WINDOWS_SOURCE_UNFIT/);
  });
});
