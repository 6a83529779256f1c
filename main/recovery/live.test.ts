import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { HostFacts, JournalEntry, LiveSettings, Preview } from '../../preload/contract/index.js';
import { openLdifDirectory } from '../adapters/active-directory/ldif/ldif-directory.js';
import { createMachine } from '../adapters/rehearsal/create-machine.js';
import { openRehearsalHost, type RehearsalHost } from '../adapters/rehearsal/rehearsal-host.js';
import { loadScenario } from '../adapters/rehearsal/scenarios.js';
import { toolForTests } from '../adapters/rehearsal/tool-for-tests.js';
import { openStateFolder } from '../adapters/state/state-folder.js';
import { systemClock } from '../ports/clock.js';
import type { Host } from '../ports/host.js';
import { allChecks } from '../verification/checks/index.js';
import { verifyFacts } from '../verification/fixture-look.js';
import { Secret } from '../ports/secret.js';
import { failure } from '../problems/problem.js';
import type { Outcome } from '../runbook/engine-parts.js';
import { Recoveries } from './recoveries.js';
import type { LiveMachine, RecoveryParts } from './recovery-parts.js';
import { sharedReading } from './shared-reading.js';

// A live recovery on a machine that is simulated: all above the host is what runs on a real server.

const directory = { kind: 'file' as const, path: resolve('assets/scenarios/ex3/directory.ldif') };
const noFolders = { media: null, packages: null, windowsSource: null };

let folder: string;
let machine: RehearsalHost;
let recoveries: Recoveries;
let forgotten: number;
let locks: string[];
let free: boolean;
/** What this machine says otherwise than the simulated one. */
let told: Partial<HostFacts>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-live-'));
  forgotten = 0;
  locks = [];
  free = true;
  told = {};
  const scenario = { ...(await loadScenario('assets/scenarios/ex3')), pace: {} };
  await createMachine(join(folder, 'machine'), scenario, [], systemClock);
  const toolFile = await toolForTests();
  machine = await openRehearsalHost({
    folder: join(folder, 'machine'),
    scenario,
    toolFile,
    speed: 0,
    clock: systemClock,
  });
  recoveries = new Recoveries(await parts());
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

async function parts(live: LiveMachine | null = thisMachine()): Promise<RecoveryParts> {
  const nobody = (): never => {
    throw new Error('a live recovery is no rehearsal');
  };
  return {
    store: await openStateFolder(join(folder, 'state')),
    clock: systemClock,
    operator: { account: 'CONTOSO\\anna', computer: 'WIN-7K2P4QH1VBR' },
    door: 'command line',
    productVersion: '0.0.0',
    openDirectory: source => openLdifDirectory([source.kind === 'file' ? source.path : '']),
    namesFor: () => undefined,
    rehearsalSource: nobody,
    createRehearsal: nobody,
    keepDefaults: () => Promise.resolve(),
    verification: ({ facts, plan, directory }) => ({
      count: allChecks.length,
      mended: () => Promise.resolve(),
      verify: async () => verifyFacts({ facts: await facts(), before: plan.lostServer, now: await directory() }),
    }),
    runReapply: nobody,
    runBackup: nobody,
    tryBackup: nobody,
    live,
    openHost: (_folder, state) => {
      expect(state.mode).toBe('live');
      return Promise.resolve({
        host: hostThatTells(),
        resume: {
          taskFile: 'C:\\State\\resume-task.xml',
          program: 'C:\\CAS Recovery.exe',
          arguments: ['--resume', 'x'],
        },
        forgetResume: () => {
          forgotten += 1;
          return Promise.resolve();
        },
        seenFrom: one => one,
        mended: () => Promise.resolve(),
      });
    },
  };
}

/** The simulated machine, of which a test may let something be told otherwise. */
function hostThatTells(): Host {
  const { host } = sharedReading(machine);
  return { ...host, facts: async () => ({ ...(await machine.facts()), ...told }) };
}

function thisMachine(): LiveMachine {
  return {
    packagesFolder: 'C:\\State\\packages',
    look: () => machine.facts(),
    addressesOf: name => machine.addressesOf(name),
    lock: holder => {
      if (!free) throw failure('RECOVERY_IN_PROGRESS', { holder });
      locks.push(holder);
      return Promise.resolve({ release: () => Promise.resolve() });
    },
  };
}

async function settings(change: Partial<LiveSettings> = {}): Promise<LiveSettings> {
  const proposal = await recoveries.proposeLive({ directory, server: 'EX3', folders: noFolders });
  const { address, mask, gateway, dnsServers } = proposal.settings;
  return {
    address: address ?? '',
    mask: mask ?? '',
    gateway,
    dnsServers,
    joinAccount: 'EXCHANGESERVERP\\Administrator',
    lostAt: '2026-10-30T06:40:00.000Z',
    domainController: null,
    folders: noFolders,
    ...change,
  };
}

/** Agrees to everything, as a person does who types what he is asked for. */
function run(id: string, previews: Preview[]): Promise<Outcome> {
  return recoveries.run(id, {
    signal: new AbortController().signal,
    changePassword: () => new Secret('P@ssw0rd123!'),
    decide: question => {
      if (question.kind !== 'consent') return Promise.resolve('later');
      previews.push(question.preview);
      const name = question.preview.typeToConfirm;
      return Promise.resolve({ choice: 'consent', ...(name !== null && { typedName: name }) });
    },
    onRecord: () => undefined,
    onProgress: () => undefined,
    onOutput: () => undefined,
  });
}

const entries = async (id: string): Promise<JournalEntry[]> =>
  (await recoveries.read(id)).records.map(({ entry }) => entry);

describe('a live recovery', () => {
  it('is proposed from the directory, DNS and the machine, with the source of each part', async () => {
    const proposal = await recoveries.proposeLive({ directory, server: 'ex3', folders: noFolders });
    expect(proposal).toMatchObject({
      server: 'EX3',
      settings: { address: '10.0.0.23', mask: '255.255.255.0', gateway: '10.0.0.1', joinAccount: 'CONTOSO\\anna' },
      machine: { name: 'WIN-7K2P4QH1VBR', domain: null, elevated: true },
      problems: [],
    });
    expect(proposal.sources['address']).toContain('A record');
  });

  it(
    'goes over its restarts to a verified end, and arranges each resume before the restart',
    { timeout: 120_000 },
    async () => {
      const id = await recoveries.beginLive({ directory, server: 'EX3', settings: await settings() });
      const previews: Preview[] = [];
      const outcomes: Outcome['kind'][] = [];
      for (let session = 0; session < 8 && outcomes.at(-1) !== 'finished'; session++) {
        outcomes.push((await run(id, previews)).kind);
        expect(['restarting', 'finished']).toContain(outcomes.at(-1));
      }
      expect(outcomes.at(-1)).toBe('finished');
      // Before each session what a restart left in Windows is taken away.
      expect(forgotten).toBe(outcomes.length);
      const found = await entries(id);
      expect(found[0]).toMatchObject({ kind: 'recovery-started', mode: 'live', scenario: null, serverName: 'EX3' });
      expect(found[1]).toMatchObject({ kind: 'plan-made', plan: { folders: { packages: 'C:\\State\\packages' } } });
      expect(found.at(-1)).toMatchObject({ kind: 'recovery-ended', outcome: 'recovered' });
      const restarts = found.filter(entry => entry.kind === 'restart-intended');
      expect(restarts.length).toBeGreaterThanOrEqual(3);
      for (const { commands } of restarts) {
        expect(commands[0]).toBe(
          'schtasks.exe /create /tn "CAS Recovery\\Resume" /xml "C:\\State\\resume-task.xml" /f',
        );
        expect(commands[1]).toContain('RunOnce');
        expect(commands[2]).toContain('shutdown.exe /r');
      }
      const [task, runOnce, shutdown] =
        previews.find(({ items }) => items[0]?.command.startsWith('schtasks'))?.items ?? [];
      expect(task?.undo).toBe('schtasks.exe /delete /tn "CAS Recovery\\Resume" /f');
      expect(runOnce?.undo).toContain('reg.exe delete');
      expect(shutdown?.undo).toBeNull();
      expect(JSON.stringify(found)).not.toContain('P@ssw0rd123!');
    },
  );

  it('keeps what resumes it until the restart was seen', async () => {
    const id = await recoveries.beginLive({ directory, server: 'EX3', settings: await settings() });
    const { bootId } = await machine.facts();
    expect((await run(id, [])).kind).toBe('restarting');
    expect(forgotten).toBe(1);
    // Somebody resumes while Windows still counts down.
    told = { bootId };
    await run(id, []);
    expect(forgotten).toBe(1);
    told = {};
    await run(id, []);
    expect(forgotten).toBe(2);
  });

  it('is refused on another machine than the one that it was begun on', async () => {
    const id = await recoveries.beginLive({ directory, server: 'EX3', settings: await settings() });
    told = { machineId: 'another one', name: 'ADMIN-PC' };
    await expect(run(id, [])).rejects.toThrow('OTHER_MACHINE');
    told = { machineId: '', unread: { machineId: 'no' } };
    await expect(run(id, [])).rejects.toThrow('HOST_PART_NOT_READ');
    expect((await machine.machine()).pendingName).toBeNull();
  });

  it('is not begun with a gateway that could not be reached', async () => {
    const outside = await settings({ gateway: '192.168.1.1' });
    await expect(recoveries.beginLive({ directory, server: 'EX3', settings: outside })).rejects.toThrow(
      'GATEWAY_OUTSIDE',
    );
    expect(await recoveries.list()).toEqual([]);
  });

  it('is one at a time on a machine, whatever folder each keeps its journal in', async () => {
    const id = await recoveries.beginLive({ directory, server: 'EX3', settings: await settings() });
    expect(locks).toHaveLength(1);
    free = false;
    await expect(run(id, [])).rejects.toThrow('RECOVERY_IN_PROGRESS');
    await expect(recoveries.beginLive({ directory, server: 'EX3', settings: await settings() })).rejects.toThrow(
      'RECOVERY_IN_PROGRESS',
    );
  });

  it('shows in a dry run what each step would do, and keeps nothing', async () => {
    const steps = await recoveries.tryOutLive({ directory, server: 'EX3', settings: await settings() });
    expect(steps.map(({ card }) => card.id)).toContain('recovery-setup');
    expect(steps.find(({ card }) => card.id === 'identity')?.preview?.items.length).toBeGreaterThan(0);
    expect(await recoveries.list()).toEqual([]);
  });

  it('is refused where there is no Windows to recover on', async () => {
    const elsewhere = new Recoveries(await parts(null));
    expect(elsewhere.canBeLive).toBe(false);
    const wish = { directory, server: 'EX3', settings: await settings() };
    await expect(elsewhere.beginLive(wish)).rejects.toThrow('ONLY_REHEARSALS_HERE');
    await expect(elsewhere.proposeLive({ directory, server: 'EX3', folders: noFolders })).rejects.toThrow(
      'ONLY_REHEARSALS_HERE',
    );
  });
});
