import { afterEach, describe, expect, it } from 'vitest';
import type { BackupListing, BackupTarget, SimulatedMachine } from '../../../../preload/contract/index.js';
import { backupTool } from '../../../backups/list-backups.js';
import { systemClock } from '../../../ports/clock.js';
import { changeMachine } from '../machine-file.js';
import { type BackupsFixture, type BackupsOptions, startWithBackups } from './fixture-backups.js';
import { simulatedBackups } from './simulated-backups.js';

let rehearsal: BackupsFixture;
afterEach(() => rehearsal.remove());

const shareAt = (path: string): BackupTarget => ({ kind: 'share', path });

async function list(
  options: BackupsOptions,
  targets: readonly BackupTarget[] = [],
  machine: string | null = null,
): Promise<BackupListing> {
  rehearsal = await startWithBackups(options);
  const { pace = {} } = options;
  const asker = simulatedBackups({ folder: rehearsal.folder, toolFile: rehearsal.box.toolFile, pace });
  return backupTool(asker, systemClock, { ownSeconds: 60, placeSeconds: 8 }).list({ targets, machine });
}

const ids = ({ versions }: BackupListing): string[] => versions.map(({ id, machine }) => `${String(machine)} ${id}`);
const ofEx3 = ['10/28/2026-20:00', '10/25/2026-20:00', '10/11/2026-20:00', '10/04/2026-20:00'].map(id => `EX3 ${id}`);
const withoutCmdlets = (language: number) => (machine: SimulatedMachine) => ({
  ...machine,
  features: ['Backup'],
  operatingSystem: { ...machine.operatingSystem, language },
});

describe('a fresh machine with the disk of the lost server', () => {
  it('lists all that is on its disks and on a share that is named', async () => {
    const listing = await list({}, [shareAt('\\\\nas1\\backup')]);
    expect(ids(listing)).toEqual(['EX3 10/29/2026-21:30', ofEx3[0], 'EX2 10/27/2026-20:00', ...ofEx3.slice(1)]);
    expect(listing.unread).toEqual([]);
    expect(listing.versions.at(-1)).toMatchObject({ target: { path: 'E:' }, volumes: ['C:'] });
    expect(listing.stores).toHaveLength(2);
  });

  it.each([1033, 1031])('lists the same without the cmdlets, in language %i', async language => {
    const listing = await list({ machine: withoutCmdlets(language) }, [], 'EX3');
    expect(ids(listing)).toEqual(ofEx3);
    expect(listing.versions[0]?.recovers).toEqual(
      language === 1031 ? null : ['volumes', 'files', 'applications', 'system-state'],
    );
    expect(listing.tool).toMatchObject({ cmdlets: false });
  });

  it('tells places that refuse, are not there, or answer after more than two minutes', async () => {
    const places = ['\\\\nas1\\vault', '\\\\nas2\\backup', '\\\\nas1\\archive'].map(shareAt);
    const pace = { 'share-delay': 1 };
    const machine = (one: SimulatedMachine): SimulatedMachine => ({
      ...one,
      backups: {
        ...one.backups,
        shares: one.backups.shares.map(share => ({ ...share, delaySeconds: share.path.endsWith('archive') ? 150 : 0 })),
      },
    });
    const { unread, versions } = await list({ pace, machine }, places, 'EX3');
    expect(versions).toHaveLength(4);
    expect(unread.map(({ where, why }) => [where, why])).toEqual([
      ['\\\\nas1\\vault', 'Access is denied to the remote shared folder.'],
      ['\\\\nas2\\backup', 'The network path was not found.'],
      ['\\\\nas1\\archive', 'It did not answer within 8 seconds.'],
    ]);
  });

  it('tells a damaged catalogue as unread', async () => {
    const { unread } = await list({ faults: ['backup-catalogue-damaged'] });
    expect(unread).toMatchObject([{ where: 'the catalogue of this computer' }]);
  });

  it('tells how the last backup ended, and that one runs', async () => {
    rehearsal = await startWithBackups({ faults: ['backup-target-full'] });
    const { folder, box, wbadmin } = rehearsal;
    await wbadmin('start', 'systemstatebackup', '-backupTarget:E:', '-quiet');
    const tool = backupTool(simulatedBackups({ folder, toolFile: box.toolFile }), systemClock);
    const { last } = await tool.list({ targets: [], machine: null });
    expect(last).toMatchObject({ resultCode: 0x80780119, detailCode: 0x80070070, running: false, lastSuccessAt: null });
    expect(last?.message).toContain('not enough disk space');
  });

  it('has nothing that could read a backup without the feature, and says so of its disks', async () => {
    rehearsal = await startWithBackups();
    const { folder, box } = rehearsal;
    changeMachine(folder, machine => ({ ...machine, features: [] }));
    const tool = backupTool(simulatedBackups({ folder, toolFile: box.toolFile }), systemClock);
    const listing = await tool.list({ targets: [], machine: null });
    expect(listing).toMatchObject({ tool: null, versions: [], stores: [{ machines: ['EX2', 'EX3'] }] });
    expect(listing.unread).toMatchObject([{ where: 'E:' }]);
  });
});
