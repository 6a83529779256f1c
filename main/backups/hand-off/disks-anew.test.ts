import { describe, expect, it } from 'vitest';
import type { BackupTarget, Disk, HandOffSection } from '../../../preload/contract/index.js';
import { rebuilt } from '../../recovery/fixture-world.js';
import { disk, goodDay, listingOf, partsOf, versionOf, wish } from './fixture-hand-off.js';
import { makeHandOff } from './make-hand-off.js';

const ofWindows = goodDay.disks.map(one => ({ ...one, volumes: ['C:'] }));
const ofBackups: Disk = {
  number: 1,
  name: 'Backup disk',
  bytes: 1024 ** 4,
  sectorBytes: 512,
  style: 'GPT',
  identifier: '{aaaaaaaa-1111-2222-3333-444444444444}',
  volumes: ['e:'],
};
const sysrecovery = 'wbadmin start sysrecovery -version:10/29/2026-21:30';

async function anew(target: BackupTarget, name: string, disks: readonly Disk[]): Promise<HandOffSection | undefined> {
  const parts = partsOf({
    tool: { list: () => Promise.resolve(listingOf([versionOf({ target, targetShown: target.path })])) },
    host: { ...partsOf().host, facts: () => Promise.resolve({ ...rebuilt, name, disks: [...disks] }) },
  });
  const { handOff } = await makeHandOff(parts, { ...wish, target }, new AbortController().signal);
  return handOff.sheet.find(({ id }) => id === 'disks-anew');
}

const words = (section: HandOffSection | undefined): string => [...(section?.lines ?? [])].join(' ');

describe('a restore that makes the disks anew', () => {
  it.each(['EX3', 'HELPER'])('leaves the disk of the backup alone, as %s knows it', async name => {
    const section = await anew(disk, name, [...ofWindows, ofBackups]);
    expect(section?.commands).toEqual([
      `${sysrecovery} -backupTarget:E: -machine:EX3 -recreateDisks "-excludeDisks:${ofBackups.identifier ?? ''}"`,
    ]);
    expect(words(section)).toContain('Backup disk, 1024 GB, disk 1');
  });

  it.each([
    ['which disk has the volume', []],
    ['how the disk is called', [{ ...ofBackups, identifier: null }]],
  ])('has a blank for the disk where nobody knows %s', async (_what, disks) => {
    const section = await anew(disk, 'EX3', [...ofWindows, ...disks]);
    expect(section?.commands[0]).toMatch(/ -recreateDisks -excludeDisks:IDENTIFIER$/);
    expect(words(section)).toContain('"wbadmin get disks" shows it');
  });

  it('has no line where the backup is on the disk of Windows', async () => {
    const section = await anew(disk, 'EX3', [{ ...ofBackups, volumes: ['C:', 'E:'] }]);
    expect(section?.commands).toEqual([]);
    expect(words(section)).toContain("Don't use -recreateDisks here.");
  });

  it('needs no disk left alone for a share', async () => {
    const share = { kind: 'share', path: '\\\\10.0.0.50\\backup' } as const;
    const section = await anew(share, 'EX3', [...ofWindows, ofBackups]);
    expect(section?.commands).toEqual([`${sysrecovery} -backupTarget:${share.path} -machine:EX3 -recreateDisks`]);
  });

  it('stands on no line of the sheet but that with its exclusion', async () => {
    const tool = {
      list: () => Promise.resolve(listingOf([versionOf({ target: disk, targetShown: 'E:' })])),
    };
    const { handOff } = await makeHandOff(partsOf({ tool }), { ...wish, target: disk }, new AbortController().signal);
    const lines = handOff.sheet.flatMap(({ commands }) => commands).filter(line => line.includes('-recreateDisks'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('-excludeDisks:');
  });
});
