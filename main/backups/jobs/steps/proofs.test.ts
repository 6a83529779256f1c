import { describe, expect, it } from 'vitest';
import type { BackupVersion, HostFacts, JournalRecord } from '../../../../preload/contract/index.js';
import { rebuilt } from '../../../recovery/fixture-world.js';
import { disk, listingOf, versionOf } from '../../hand-off/fixture-hand-off.js';
import type { BackupWorld } from '../world.js';
import { proof } from './proof.js';
import { restoreState } from './restore-state.js';
import { stateProof } from './state-proof.js';

const readAt = '2026-10-30T10:00:00.000Z';
const version = versionOf({ target: disk });
const restore = { work: 'restore-system-state', version, target: disk, machine: 'EX3', account: null };

/** The journal of a job that was begun, and perhaps seen to its end. */
function journal(stepId: 'backup-run' | 'restore-run', seen: boolean): JournalRecord[] {
  const begun = { kind: 'act-intended', stepId, attempt: 1, commands: [], before: { 'versions there': 'none' } };
  const entries = [begun, ...(seen ? [{ kind: 'acted', stepId, attempt: 1, durationMs: 1 }] : [])];
  return entries.map(entry => ({ at: readAt, entry })) as unknown as JournalRecord[];
}

interface Seen {
  readonly job: object;
  readonly records: JournalRecord[];
  readonly versions?: readonly BackupVersion[];
  readonly facts?: Partial<HostFacts>;
}

/** As much of the world as these steps look at. */
function worldOf({ job, records, versions = [], facts = {} }: Seen): BackupWorld {
  return {
    host: { facts: () => Promise.resolve({ ...rebuilt, ...facts }) },
    plan: { server: 'EX3', on: { kind: 'this' }, job },
    records: () => records,
    listing: () => Promise.resolve(listingOf(versions, { computer: 'EX3' })),
    jobs: { stateSummary: () => Promise.resolve({ exitCode: 0, output: '' }) },
    clock: { now: () => readAt },
  } as unknown as BackupWorld;
}

describe('a backup that was taken', () => {
  it.each<readonly [string, 'full' | 'system-state', BackupVersion['recovers'], string]>([
    ['of a whole server that restores one', 'full', ['bare-metal', 'system-state'], 'done'],
    ['of a whole server that does not', 'full', ['system-state'], 'the whole server'],
    ['of a system state that has one', 'system-state', ['applications', 'system-state'], 'done'],
    ['of a system state that has none', 'system-state', ['files'], 'the system state'],
    ['that nobody can read', 'system-state', null, 'done'],
  ])('%s', async (_, what, recovers, expected) => {
    const job = { work: 'take', what, target: disk, account: null, volumes: [], replaces: false };
    const versions = [versionOf({ target: disk, recovers })];
    const finding = await proof.check(worldOf({ job, versions, records: journal('backup-run', true) }));
    const found = finding.state === 'blocked' ? finding.problem.happened : finding.state;
    expect(found).toContain(expected);
  });
});

describe('a system state that came back', () => {
  it.each([
    [true, version.id, undefined],
    [false, 'nobody saw', true],
  ])('is named where its end was seen (%s), and is a reservation where not', async (seen, value, reservation) => {
    const [state] = await restoreState.verify(worldOf({ job: restore, records: journal('restore-run', seen) }));
    expect(state?.value).toContain(value);
    expect(state?.reservation).toBe(reservation);
  });

  const unread = { exchange: 'Access is denied.' };
  it.each<readonly [string, Partial<HostFacts>, string, boolean]>([
    ['with a sound trust', {}, 'Reset the trust', false],
    ['with a broken trust', { secureChannel: { code: 5, controller: null } }, 'Reset the trust', true],
    [
      'whose trust nobody could ask for',
      { secureChannel: null },
      'nltest.exe /sc_verify:exchangeserverpro.local',
      true,
    ],
    ['whose trust nobody could ask for', { secureChannel: null }, 'Reset the trust', false],
    ['in no domain', { secureChannel: null, domain: null }, 'Join this server to its domain', true],
    ['whose Exchange could not be read', { unread }, 'could not be read: Access is denied.', true],
    ['whose Exchange could not be read', { unread }, 'none in the registry', false],
    ['without program files', { exchange: { ...rebuilt.exchange, rollupBuild: null } }, 'files are missing', true],
  ])('to a server %s is told as far as it was read', async (_, facts, text, told) => {
    const found = await stateProof.verify(worldOf({ job: restore, records: [], facts }));
    expect(
      found
        .map(({ value }) => value)
        .join('\n')
        .includes(text),
    ).toBe(told);
  });
});
