import { describe, expect, it } from 'vitest';
import type { BackupListing, BackupVersion } from '../../../preload/contract/index.js';
import { checkTarget } from './check-target.js';
import type { JobOf } from './world.js';

const gigabyte = 1024 ** 3;
const volume = (path: string, rest: Partial<BackupListing['volumes'][number]> = {}) => ({
  path,
  label: '',
  fileSystem: 'NTFS',
  totalBytes: 100 * gigabyte,
  freeBytes: 60 * gigabyte,
  removable: false,
  critical: false,
  ...rest,
});

const listing = (rest: Partial<BackupListing> = {}): BackupListing => ({
  schema: 'cas-recovery/backups/1',
  readAt: '2026-11-27T03:00:00.000Z',
  computer: 'EX3',
  tool: { source: 'test', cmdlets: true },
  versions: [],
  stores: [],
  volumes: [volume('C:', { critical: true }), volume('D:'), volume('E:')],
  last: null,
  unread: [],
  ...rest,
});

const job = (target: string, rest: Partial<JobOf<'take'>> = {}): JobOf<'take'> => ({
  work: 'take',
  what: 'full',
  target: { kind: target.startsWith('\\') ? 'share' : 'volume', path: target },
  volumes: [],
  account: null,
  replaces: false,
  schedule: null,
  kit: null,
  kitKeys: false,
  ...rest,
});

const machine = (version = '6.1.7601', sectorBytes: number | null = 512) => ({
  name: 'EX3',
  operatingSystem: { version } as never,
  disks: [{ number: 1, name: '', bytes: 0, sectorBytes, style: null, identifier: null, volumes: ['E:'] }],
});

const onShare: BackupVersion = {
  id: '10/29/2026-22:30',
  takenAt: '2026-10-29T22:30:00.000Z',
  machine: 'EX3',
  target: { kind: 'share', path: '\\\\nas1\\backup' },
  targetShown: '',
  recovers: ['bare-metal'],
  volumes: [],
  snapshotId: null,
  found: [{ where: '\\\\nas1\\backup', source: 'test' }],
};

const code = (...[wanted, there, on]: Parameters<typeof checkTarget>): string | undefined =>
  checkTarget(wanted, there, on).problem?.code;

describe('a place for a backup', () => {
  it('is taken where nothing stands against it', () => {
    expect(code(job('E:'), listing(), machine())).toBeUndefined();
    expect(code(job('\\\\nas1\\backup'), listing(), machine())).toBeUndefined();
  });

  it.each<readonly [string, JobOf<'take'>, Partial<BackupListing>, string]>([
    ['is the volume of Windows', job('C:'), {}, 'BACKUP_TARGET_INSIDE'],
    ['is among the volumes that go in', job('D:', { volumes: ['D:'] }), {}, 'BACKUP_TARGET_INSIDE'],
    ['is a letter that only one logon sees', job('Z:'), {}, 'BACKUP_TARGET_NOT_THERE'],
    [
      'is for a backup of a volume that is not there',
      job('E:', { volumes: ['D:', 'Q:'] }),
      {},
      'BACKUP_VOLUME_NOT_THERE',
    ],
    [
      'is a share for a backup of a volume that is not there',
      job('\\\\nas1\\backup', { volumes: ['Q:'] }),
      {},
      'BACKUP_VOLUME_NOT_THERE',
    ],
    ['is removable', job('E:'), { volumes: [volume('E:', { removable: true })] }, 'BACKUP_TARGET_REMOVABLE'],
    ['is FAT', job('E:'), { volumes: [volume('E:', { fileSystem: 'FAT32' })] }, 'BACKUP_TARGET_FILE_SYSTEM'],
    [
      'is too small for what is used',
      job('E:'),
      { volumes: [volume('C:', { critical: true }), volume('E:', { freeBytes: 39 * gigabyte })] },
      'BACKUP_TARGET_TOO_SMALL',
    ],
    ['has a path that no restore can use', job(`\\\\nas1\\${'long'.repeat(22)}`), {}, 'BACKUP_TARGET_TOO_LONG'],
    ['holds a version that would be lost', job('\\\\nas1\\backup'), { versions: [onShare] }, 'BACKUP_WOULD_REPLACE'],
    [
      'could not be read',
      job('\\\\nas1\\backup'),
      { unread: [{ where: '\\\\nas1\\backup', why: 'denied', next: '' }] },
      'BACKUP_PLACE_UNREAD',
    ],
  ])('is refused that %s', (_, wanted, there, expected) => {
    expect(code(wanted, listing(there), machine())).toBe(expected);
  });

  it('may lose an older version where that was said', () => {
    expect(
      code(job('\\\\nas1\\backup', { replaces: true }), listing({ versions: [onShare] }), machine()),
    ).toBeUndefined();
  });

  it('may have sectors of 4,096 bytes on Windows Server 2012 only', () => {
    expect(code(job('E:'), listing(), machine('6.1.7601', 4096))).toBe('BACKUP_TARGET_SECTORS');
    expect(code(job('E:'), listing(), machine('6.2.9200', 4096))).toBeUndefined();
  });

  it('is not judged by volumes that nobody could read', () => {
    const unread = [{ where: 'the volumes of this computer', why: 'WMI does not answer', next: '' }];
    expect(code(job('E:'), listing({ volumes: [], unread }), machine())).toBe('HOST_PART_NOT_READ');
  });

  it('leaves open what nobody told: which volumes are critical', () => {
    const volumes = [volume('C:', { critical: null }), volume('E:', { critical: null, freeBytes: gigabyte })];
    const { problem, rows } = checkTarget(job('E:'), listing({ volumes }), machine());
    expect(problem).toBeUndefined();
    expect(rows.find(({ id }) => id === 'backup-room')?.result).toBe('unknown');
  });
});
