import { describe, expect, it } from 'vitest';
import { parseVersions } from './parse-versions.js';

// Transcripts of Windows Server 2012 R2 and of later ones, as administrators published them.
const banner =
  'wbadmin 1.0 - Backup command-line tool\r\n(C) Copyright 2013 Microsoft Corporation. All rights reserved.\r\n\r\n';
const usbDisk = `Backup time: 5/3/2018 9:36 AM
Backup target: 1394/USB Disk labeled Elements(F:)
Version identifier: 05/03/2018-15:36
Can recover: Volume(s), File(s), Application(s), Virtual Machine(s)
Snapshot ID: {445bf85d-efd2-448b-b33a-f97422f3318a}
`.replaceAll('\n', '\r\n');
const share = `Backup time: 9/21/2020 4:00 PM
Backup location: Network Share labeled \\\\10.10.14.4\\blackfieldA
Version identifier: 09/21/2020-23:00
Can recover: Volume(s), File(s)
`.replaceAll('\n', '\r\n');
const wrapped = `Backup time: 10/29/2026 10:30 PM
Backup location: Network Share labeled \\\\storage-of-the-branch.contoso.example\\backup
of exchange\\2026-10-29
Version identifier: 10/29/2026-21:30
Can recover: Volume(s), File(s), Application(s), Bare Metal Recovery, System
State
`.replaceAll('\n', '\r\n');
const german = `Sicherungszeit: 25.10.2017 22:00
Sicherungsziel: Festplatte mit der Bezeichnung Sicherung(E:)
Versions-ID: 10/25/2017-20:00
Wiederherstellbar: Volume(s), Datei(en), Anwendung(en), Bare-Metal-Recovery,
Systemstatus
Momentaufnahmen-ID: {445bf85d-efd2-448b-b33a-f97422f3318a}
`.replaceAll('\n', '\r\n');

describe('what wbadmin get versions prints', () => {
  it('tells each version with its moment in UTC, its place and what can be recovered', () => {
    expect(parseVersions(`${banner}${usbDisk}\r\n${share}`)).toEqual([
      {
        id: '05/03/2018-15:36',
        takenAt: '2018-05-03T15:36:00.000Z',
        targetShown: '1394/USB Disk labeled Elements(F:)',
        recovers: ['volumes', 'files', 'applications', 'virtual-machines'],
        snapshotId: '445bf85d-efd2-448b-b33a-f97422f3318a',
      },
      {
        id: '09/21/2020-23:00',
        takenAt: '2020-09-21T23:00:00.000Z',
        targetShown: 'Network Share labeled \\\\10.10.14.4\\blackfieldA',
        recovers: ['volumes', 'files'],
        snapshotId: null,
      },
    ]);
  });

  it('is joined again where a line was broken after 79 columns', () => {
    expect(parseVersions(wrapped)[0]).toMatchObject({
      targetShown: 'Network Share labeled \\\\storage-of-the-branch.contoso.example\\backup of exchange\\2026-10-29',
      recovers: ['volumes', 'files', 'applications', 'bare-metal', 'system-state'],
    });
  });

  it('of a language that is not read tells the version, and not what can be recovered', () => {
    expect(parseVersions(german)).toEqual([
      {
        id: '10/25/2017-20:00',
        takenAt: '2017-10-25T20:00:00.000Z',
        targetShown: 'Festplatte mit der Bezeichnung Sicherung(E:)',
        recovers: null,
        snapshotId: '445bf85d-efd2-448b-b33a-f97422f3318a',
      },
    ]);
  });

  it.each([
    ['5/3/2018 9:36 AM'],
    ['03.05.2018 11:36'],
    ['25/10/2017 22:00:27'],
    ['2018-05-03 오전 9:36'],
    ['2561/05/03 9:36'],
    ['05/03/2018'],
    ['۱۳۹۷/۰۲/۱۳ ۰۹:۳۶'],
  ])('is the same with a time in the form of another country: %s', time => {
    const versions = parseVersions(usbDisk.replace('5/3/2018 9:36 AM', time));
    expect(versions.map(({ takenAt }) => takenAt)).toEqual(['2018-05-03T15:36:00.000Z']);
  });

  it('is found also where the empty lines between versions are lost', () => {
    const versions = parseVersions(`${banner.trim()}\r\n${usbDisk}${wrapped}${share}`);
    expect(versions.map(({ id, targetShown }) => [id, targetShown.slice(-10)])).toEqual([
      ['05/03/2018-15:36', 'ments(F:)'.padStart(10, 'e')],
      ['10/29/2026-21:30', '2026-10-29'],
      ['09/21/2020-23:00', 'blackfieldA'.slice(-10)],
    ]);
  });

  it.each<[string, string]>([
    ['nothing', ''],
    ['an error', `${banner}ERROR - No backup was found.\r\n`],
    ['a day that does not exist', usbDisk.replace('05/03/2018-15:36', '02/31/2018-15:36')],
    ['an hour that does not exist', usbDisk.replace('05/03/2018-15:36', '05/03/2018-24:36')],
    ['an identifier that goes on', usbDisk.replace('05/03/2018-15:36', '105/03/2018-15:36:12')],
    ['a time alone', 'Backup time: 05/03/2018 15:36\r\n'],
  ])('gives no version for %s', (_what, output) => {
    expect(parseVersions(output)).toEqual([]);
  });

  it('gives what is whole of an output that was cut off', () => {
    expect(parseVersions(`${usbDisk}\r\n${share.slice(0, 60)}`).map(({ id }) => id)).toEqual(['05/03/2018-15:36']);
    expect(parseVersions(share.slice(0, share.indexOf('Can recover')))[0]).toMatchObject({ recovers: null });
  });

  it('has a version once, however often it is printed', () => {
    expect(parseVersions(`${usbDisk}\r\n${usbDisk}\r\n${share}`)).toHaveLength(2);
  });
});
