import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry, ReapplyPlan, StepCard } from '../../preload/contract/index.js';
import { openStateFolder } from '../adapters/state/state-folder.js';
import { systemClock } from '../ports/clock.js';
import { openJournal } from '../runbook/journal.js';
import { refuseBesideOthers } from './other-reapplies.js';
import { Recoveries } from './recoveries.js';
import type { RecoveryParts } from './recovery-parts.js';

// Beginnings of re-applications in a state folder, and ends that are written into their journals.

let folder: string;
let recoveries: Recoveries;

const nobody = (): never => {
  throw new Error('nothing is run here');
};

async function parts(): Promise<RecoveryParts> {
  return {
    store: await openStateFolder(folder),
    clock: systemClock,
    operator: { account: 'anna', computer: 'EX3' },
    door: 'command line',
    productVersion: '0.0.0',
    openDirectory: nobody,
    namesFor: () => undefined,
    rehearsalSource: nobody,
    createRehearsal: nobody,
    keepDefaults: nobody,
    verification: nobody,
    runReapply: nobody,
    runBackup: nobody,
    tryBackup: nobody,
    openHost: nobody,
    live: {
      packagesFolder: folder,
      look: nobody,
      addressesOf: nobody,
      lock: () => Promise.resolve({ release: () => Promise.resolve() }),
    },
  };
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'cas-recovery-reapplies-'));
  recoveries = new Recoveries(await parts());
});
afterEach(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

const card: StepCard = {
  id: 'files',
  title: 'Files',
  explain: '',
  risk: 'can be undone',
  usualSeconds: 1,
  skippable: true,
};

function begin(machineId: string, undoes: string | null = null): Promise<string> {
  const plan: ReapplyPlan = {
    schema: 'cas-recovery/reapply-plan/1',
    madeAt: systemClock.now(),
    kit: { path: 'kit', id: 'kit', takenAt: systemClock.now() },
    target: { kind: 'this' },
    machineId,
    server: 'EX3',
    undoes,
    changes: [],
    steps: [card],
  };
  return recoveries.beginReapply({ ...plan, write: () => Promise.resolve(plan) });
}

const verified: JournalEntry = { kind: 'verified', stepId: 'files', attempt: 1, facts: [] };
const skipped: JournalEntry = {
  kind: 'decided',
  stepId: 'files',
  attempt: 1,
  decision: { choice: 'skip', reason: 'not now' },
  operator: { account: 'anna', computer: 'EX3' },
};
const ended = (outcome: 'recovered' | 'stopped'): JournalEntry => ({ kind: 'recovery-ended', outcome, note: '' });

async function write(id: string, ...entries: JournalEntry[]): Promise<void> {
  const store = await openStateFolder(folder);
  const journal = await openJournal(await store.folder(id).openJournal(), systemClock);
  for (const entry of entries) await journal.append(entry);
  await journal.close();
}

describe('a second re-application', () => {
  it('begins on the same machine only when the first has ended, however it did', async () => {
    const first = await begin('mark');
    await expect(begin('mark')).rejects.toMatchObject({ problem: { code: 'REAPPLY_STILL_OPEN' } });
    await expect(begin('mark', first)).rejects.toMatchObject({ problem: { code: 'REAPPLY_STILL_OPEN' } });
    expect(await recoveries.list()).toHaveLength(1);
    await begin('of another machine');
    await write(first, ended('stopped'));
    await begin('mark');
  });

  it('does not take back what was taken back', async () => {
    const first = await begin('mark');
    await write(first, verified, ended('recovered'));
    const back = await begin('mark', first);
    await write(back, verified, ended('recovered'));
    await expect(begin('mark', first)).rejects.toMatchObject({ problem: { code: 'REAPPLY_TAKEN_BACK' } });
    expect(await begin('mark', back)).not.toBe(back);
  });

  it.each([
    ['was stopped', [ended('stopped')]],
    ['left a part out', [skipped, ended('recovered')]],
  ])('takes back what is left where the one before %s', async (_what, end) => {
    const first = await begin('mark');
    await write(first, verified, ended('recovered'));
    await write(await begin('mark', first), ...end);
    expect(await begin('mark', first)).not.toBe(first);
  });

  it.each([
    ['has ended', 'recovered', true],
    ['has not ended', 'open', false],
  ] as const)('beside one that can’t be read any more and %s', async (_what, standing, begins) => {
    const id = await begin('mark');
    const cards = (await recoveries.list()).map(one => ({ ...one, standing }));
    const read = () => Promise.reject(new Error(`${id} is damaged`));
    const refused = refuseBesideOthers(
      { target: { kind: 'this' }, machineId: 'mark', undoes: null },
      { list: () => Promise.resolve(cards), read },
    );
    await (begins ? expect(refused).resolves.toBeUndefined() : expect(refused).rejects.toThrow('is damaged'));
  });
});
