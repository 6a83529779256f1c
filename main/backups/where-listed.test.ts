import { describe, expect, it } from 'vitest';
import type { BackupListing, BackupVersion } from '../../preload/contract/index.js';
import { listingOf, versionOf } from './hand-off/fixture-hand-off.js';
import { isIn } from './where-listed.js';

const catalogue = [{ where: 'the catalogue of this computer', source: 'test' }];
const device = { kind: 'volume', path: '\\\\?\\Volume{11111111-2222-3333-4444-555555555555}' } as const;
const volume = { label: '', fileSystem: 'NTFS', totalBytes: 1, freeBytes: 1, removable: false, critical: false };
const share = { kind: 'share', path: '\\\\nas1\\backup' } as const;
const unread = (where: string) => [{ where, why: 'It did not answer.', next: '' }];

describe('a version', () => {
  it.each<readonly [string, Partial<BackupVersion>, Partial<BackupListing>, BackupVersion['target'] & object, boolean]>(
    [
      ['counts where its place listed it', {}, {}, share, true],
      ['counts in any case of the name', {}, {}, { ...share, path: '\\\\NAS1\\Backup' }, true],
      ['does not count in another place', {}, {}, { kind: 'volume', path: 'E:' }, false],
      ['does not count where only the catalogue says so', { found: catalogue }, {}, share, false],
      ['nor where its share can not be read', { found: catalogue }, { unread: unread(share.path) }, share, false],
      [
        'counts by the catalogue on a volume that is there and has no letter to read it by',
        { found: catalogue, target: device },
        { unread: unread(device.path), volumes: [{ path: device.path, ...volume }] },
        device,
        true,
      ],
      [
        'does not count on a volume that is gone',
        { found: catalogue, target: device },
        { unread: unread(device.path), volumes: [] },
        device,
        false,
      ],
    ],
  )('%s', (_, version, listing, place, counts) => {
    expect(isIn(listingOf([], listing), versionOf(version), place)).toBe(counts);
  });
});
