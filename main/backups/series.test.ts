import { describe, expect, it } from 'vitest';
import type { BackupVersion } from '../../preload/contract/index.js';
import { seriesOf } from './series.js';
import { suits } from './suits.js';
import { targetInText, targetOf } from './targets.js';
import { isVersionId, momentOfVersion } from './version-id.js';

const version = (day: string, machine: string | null = 'EX3'): BackupVersion => ({
  id: '01/01/2026-00:00',
  takenAt: `2026-${day}T20:00:00.000Z`,
  ...{ machine, target: null, targetShown: '', recovers: null, volumes: [], snapshotId: null },
  found: [{ where: 'E:', source: 'wbadmin get versions' }],
});

const now = '2026-11-16T08:00:00.000Z';

describe('a series of backups', () => {
  it('tells how often they are made, and where some are missing', () => {
    const days = ['10-04', '10-11', '10-18', '11-08', '11-15'];
    expect(
      seriesOf(
        days.map(day => version(day)),
        'EX3',
        now,
      ),
    ).toEqual([
      {
        machine: 'EX3',
        suits: true,
        versions: 5,
        oldestAt: '2026-10-04T20:00:00.000Z',
        newestAt: '2026-11-15T20:00:00.000Z',
        usualHours: 168,
        gaps: [{ from: '2026-10-18T20:00:00.000Z', to: '2026-11-08T20:00:00.000Z', missing: 2 }],
        overdue: 0,
      },
    ]);
  });

  it('says nothing of gaps of two backups, and keeps computers apart in whatever letters', () => {
    const all = [version('10-04'), version('11-20', 'ex3'), version('10-05', 'EX2'), version('10-06', null)];
    expect(seriesOf(all, 'EX3', now).map(one => [one.machine, one.suits, one.versions, one.gaps.length])).toEqual([
      ['EX3', true, 2, 0],
      ['EX2', false, 1, 0],
      [null, null, 1, 0],
    ]);
  });

  it('counts copies of one backup in two places once', () => {
    const days = ['10-04', '10-04', '10-11', '10-11', '10-18', '10-18'];
    expect(
      seriesOf(
        days.map(day => version(day)),
        'EX3',
        now,
      )[0],
    ).toMatchObject({ versions: 6, usualHours: 168, gaps: [] });
  });

  it.each([
    ['within the usual time', ['10-04', '10-11', '10-18'], '2026-10-24T20:00:00.000Z', 0],
    ['one late', ['10-04', '10-11', '10-18'], '2026-11-01T20:00:00.000Z', 0],
    ['stopped', ['10-04', '10-11', '10-18'], '2026-11-16T08:00:00.000Z', 4],
    ['of two, where nobody knows how often', ['10-04', '10-11'], '2026-11-16T08:00:00.000Z', 0],
    ['a clock that is behind', ['10-04', '10-11', '10-18'], '2026-10-01T00:00:00.000Z', 0],
  ])('tells how many are overdue: %s', (_name, days, at, overdue) => {
    const all = days.map(day => version(day));
    expect(seriesOf(all, 'EX3', at)[0]?.overdue).toBe(overdue);
  });
});

describe('a version identifier', () => {
  it.each([
    ['10/29/2026-21:30', '2026-10-29T21:30:00.000Z'],
    ['02/29/2024-00:00', '2024-02-29T00:00:00.000Z'],
    ['02/29/2023-00:00', null],
    ['29/10/2026-21:30', null],
    ['10/29/2026 21:30', null],
    ['', null],
  ])('%s is of %s', (id, moment) => {
    expect(momentOfVersion(id)).toBe(moment);
    expect(isVersionId(id)).toBe(moment !== null);
  });
});

describe('a place', () => {
  it.each([
    ['e:', 'E:'],
    ['E:\\', 'E:'],
    ['\\\\nas1\\backup\\', '\\\\nas1\\backup'],
    ['\\\\nas1\\backup\\2026-10-29', '\\\\nas1\\backup\\2026-10-29'],
    ['\\\\?\\Volume{445bf85d-efd2-448b-b33a-f97422f3318a}\\', '\\\\?\\Volume{445bf85d-efd2-448b-b33a-f97422f3318a}'],
    ['E:\\backup', undefined],
    ['\\\\nas1', undefined],
    ['/mnt/e', undefined],
    ['', undefined],
  ])('%s is %s', (typed, path) => {
    expect(targetOf(typed)?.path).toBe(path);
  });

  it.each([
    ['Fixed Disk labeled Backups(B:)', 'B:'],
    ['Festplatte mit der Bezeichnung E:', 'E:'],
    ['Network Share labeled \\\\nas1\\our backups', '\\\\nas1\\our backups'],
    ['DVD', undefined],
  ])('in the words of Windows, %s, is %s', (shown, path) => {
    expect(targetInText(shown)?.path).toBe(path);
  });
});

describe('a backup', () => {
  it.each([
    ['ex3', 'EX3.contoso.com', true],
    ['EXCHANGE-SERVER-3', 'exchange-server', true],
    ['EX2', 'EX3', false],
    [null, 'EX3', null],
  ])('of %s suits %s: %s', (machine, server, expected) => {
    expect(suits({ machine }, server)).toBe(expected);
  });
});
