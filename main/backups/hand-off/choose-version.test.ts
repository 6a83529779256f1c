import { describe, expect, it } from 'vitest';
import type { BackupVersion } from '../../../preload/contract/index.js';
import { Failure } from '../../problems/failure.js';
import { chooseVersion, type VersionWish } from './choose-version.js';
import { disk, listingOf, share, versionOf } from './fixture-hand-off.js';

const older = versionOf({ id: '10/22/2026-21:30', takenAt: '2026-10-22T21:30:00.000Z' });
const stateOnly = versionOf({
  id: '10/30/2026-05:00',
  takenAt: '2026-10-30T05:00:00.000Z',
  recovers: ['files', 'system-state'],
});
const ofEx2 = versionOf({ machine: 'EX2', id: '10/28/2026-20:00', takenAt: '2026-10-28T20:00:00.000Z' });
const unnamed = versionOf({ machine: null });

const wish = (change: Partial<VersionWish> = {}): VersionWish => ({
  id: null,
  target: share,
  machine: null,
  rehearsal: false,
  ...change,
});

describe('the version that is restored', () => {
  it.each<readonly [string, BackupVersion[], VersionWish, BackupVersion, string]>([
    [
      'is the newest of the whole server when none is named',
      [stateOnly, older, versionOf()],
      wish(),
      versionOf(),
      'EX3',
    ],
    ['is the named one', [versionOf(), older], wish({ id: older.id }), older, 'EX3'],
    ['is that of the named computer', [ofEx2, older], wish({ machine: 'ex3.contoso.local' }), older, 'EX3'],
    ['may be of a computer that only the person names', [unnamed], wish({ machine: 'ex3' }), unnamed, 'EX3'],
  ])('%s', (_what, versions, asked, version, machine) => {
    expect(chooseVersion(listingOf(versions), asked)).toEqual({ version, machine });
  });
});

describe('a version that can not be restored', () => {
  it.each<readonly [string, BackupVersion[], VersionWish, string, string]>([
    ['is not there', [older], wish({ id: '01/01/2026-00:00' }), 'BACKUP_VERSION_NOT_FOUND', older.id],
    ['lies in another place', [older], wish({ target: disk }), 'BACKUP_VERSION_NOT_FOUND', 'No backup at all'],
    ['is of another computer', [ofEx2], wish({ id: ofEx2.id, machine: 'EX3' }), 'BACKUP_OF_OTHER_COMPUTER', 'EX2'],
    ['may be of several computers', [ofEx2, older], wish(), 'BACKUP_COMPUTER_UNCLEAR', 'EX2'],
    ['is of a computer that nobody names', [unnamed], wish(), 'BACKUP_COMPUTER_UNCLEAR', 'Nothing tells'],
    ['holds the system state alone', [stateOnly, older], wish({ id: stateOnly.id }), 'BACKUP_NOT_BARE_METAL', older.id],
    ['is not of a whole server, as none is', [stateOnly], wish(), 'NO_BARE_METAL_BACKUP', 'EX3'],
    [
      'is only in the catalogue, and no longer in its place',
      [versionOf({ found: [{ where: 'the catalogue of this computer', source: 'Get-WBBackupSet' }] })],
      wish(),
      'BACKUP_VERSION_NOT_FOUND',
      'No backup at all',
    ],
    [
      'does not tell what it holds, as none does',
      [versionOf({ recovers: null })],
      wish(),
      'BACKUP_CAPABILITY_UNKNOWN',
      versionOf().id,
    ],
    [
      'does not tell what it holds',
      [versionOf({ recovers: null })],
      wish({ id: versionOf().id }),
      'BACKUP_CAPABILITY_UNKNOWN',
      versionOf().id,
    ],
  ])('%s', (_what, versions, asked, code, word) => {
    const thrown = refusalOf(() => chooseVersion(listingOf(versions), asked));
    expect(thrown.problem.code).toBe(code);
    expect(Object.values(thrown.problem).join(' ')).toContain(word);
  });

  it.each([
    [false, 'Add-WindowsFeature'],
    [true, '--scenario NAME'],
  ])('is not looked for without the tool that reads backups (in a rehearsal: %s)', (rehearsal, word) => {
    const thrown = refusalOf(() => chooseVersion(listingOf([], { tool: null }), wish({ rehearsal })));
    expect(thrown.problem.code).toBe('NO_BACKUP_TOOL_HERE');
    expect(thrown.problem.next).toContain(word);
  });

  it('is not called missing where the place could not be read', () => {
    const unread = [{ where: share.path, why: 'It did not answer.', next: 'Look at the cable.' }];
    const thrown = refusalOf(() => chooseVersion(listingOf([], { unread }), wish({ id: older.id })));
    expect(thrown.problem).toMatchObject({ code: 'BACKUP_PLACE_NOT_READ', next: 'Look at the cable.' });
  });
});

function refusalOf(act: () => unknown): Failure {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof Failure) return thrown;
  }
  throw new Error('nothing was refused');
}
