import { describe, expect, it } from 'vitest';
import { HandOff } from '../../../preload/contract/index.js';
import { computerAccountOf, serverSummaryOf } from '../../../preload/contract/fixture-lost-server.js';
import { rebuilt } from '../../recovery/fixture-world.js';
import {
  disk,
  goodDay,
  handOffOf,
  listingOf,
  lostServerOf,
  partsOf,
  placeThatKeeps,
  versionOf,
  wish,
} from './fixture-hand-off.js';
import { makeHandOff, type HandOffParts } from './make-hand-off.js';

const { signal } = new AbortController();
const onDisk = versionOf({ target: disk, targetShown: 'E:' });

describe('a hand-off', () => {
  it('lies whole on the backup target, and a copy in a folder of this computer', async () => {
    const [place, copies] = [placeThatKeeps(), placeThatKeeps()];
    const made = await makeHandOff(partsOf({ place, copies }), { ...wish, out: '/copies' }, signal);
    const names = ['.json', '.txt', '.html'].map(end => `cas-recovery-hand-off-EX3${end}`);
    expect([...place.files.keys()]).toEqual(names.map(name => `\\\\nas1\\backup\\${name}`));
    expect(made.files).toEqual([...place.files.keys(), ...copies.files.keys()]);
    expect(HandOff.parse(JSON.parse(place.files.get(made.files[0] ?? '') ?? ''))).toEqual(made.handOff);
  });

  it('has the lines with the share by its address, for there may be no DNS', async () => {
    const { byAddress, command, sheet } = await handOffOf();
    expect(byAddress).toBe('\\\\10.0.0.50\\backup');
    expect(command).toBe(
      'wbadmin start sysrecovery -version:10/29/2026-21:30 -backupTarget:\\\\10.0.0.50\\backup -machine:EX3',
    );
    const commands = sheet.flatMap(section => section.commands);
    expect(commands).toContain('net use \\\\10.0.0.50\\backup /user:DOMAIN\\ACCOUNT *');
    expect(commands).toContain('wbadmin get versions -backupTarget:\\\\10.0.0.50\\backup -machine:EX3');
    expect(commands.join('\n')).not.toContain('-quiet');
  });

  it('says by which letter and name to find the disk, and needs no network then', async () => {
    const tool = { list: () => Promise.resolve(listingOf([onDisk])) };
    const { handOff } = await makeHandOff(partsOf({ tool }), { ...wish, target: disk }, signal);
    expect(handOff.command).toContain('-backupTarget:E: ');
    expect(handOff.sheet.map(({ id }) => id)).not.toContain('network');
    expect(handOff.sheet.find(({ id }) => id === 'look')?.lines.join(' ')).toContain('"Backups" and has 1024 GB');
  });

  it('is never written onto the disk that the restore overwrites', async () => {
    const tool = { list: () => Promise.resolve(listingOf([versionOf({ target: { kind: 'volume', path: 'C:' } })])) };
    await expect(
      makeHandOff(partsOf({ tool }), { ...wish, target: { kind: 'volume', path: 'C:' } }, signal),
    ).rejects.toMatchObject({ problem: { code: 'HAND_OFF_ON_SYSTEM_DISK' } });
  });

  it('tells the moment by the clock of the server too', async () => {
    expect((await handOffOf()).localTime).toBe('2026-10-29 22:30 (UTC+01:00)');
    expect((await handOffOf({ offsetMinutes: () => -330 })).localTime).toBe('2026-10-29 16:00 (UTC-05:30)');
  });
});

describe('the restart into the recovery environment', () => {
  const info = 'Windows RE location: \\\\?\\GLOBALROOT\\device\\harddisk0\\partition1\\Recovery\\WindowsRE';
  const told = { info, help: 'reagentc /info | /boottore' };
  const restartOf = async (change: Partial<HandOffParts>) =>
    (await makeHandOff(partsOf({ askReagentc: () => Promise.resolve(told), ...change }), wish, signal)).restart;
  const host = (facts: typeof rebuilt) => ({
    facts: () => Promise.resolve(facts),
    addressesOf: () => Promise.resolve([]),
  });

  it('is offered on the very server, where Windows has a command for it', async () => {
    expect(await restartOf({ host: host(rebuilt) })).toEqual(['reagentc /boottore', 'shutdown /r /t 0']);
  });

  it('is not offered on another computer, nor where Windows has no command', async () => {
    expect(await restartOf({})).toEqual([]);
    const without = { ...told, help: 'reagentc /info' };
    expect(await restartOf({ host: host(rebuilt), askReagentc: () => Promise.resolve(without) })).toEqual([]);
  });
});

describe('what is known of the server', () => {
  it('comes from a kit where another computer makes the hand-off', async () => {
    const { server } = await handOffOf();
    expect(server).toMatchObject({
      name: 'EX3',
      firmware: 'BIOS',
      generation: '6.1',
      networks: [{ address: '10.0.0.23' }],
    });
    expect(server.sources['disks']).toBe('WMI Win32_DiskDrive, recovery kit K:\\ex3-kit');
  });

  it('comes from this computer where it is that server, before a kit', async () => {
    const host = { facts: () => Promise.resolve({ ...goodDay, disks: [] }), addressesOf: () => Promise.resolve([]) };
    const { server } = await handOffOf({ host });
    expect(server.sources['networks']).toBe('WMI Win32_NetworkAdapterConfiguration, the server itself');
    // It could not list its disks, and the kit did.
    expect(server.sources['disks']).toContain('recovery kit');
  });

  it('comes from the directory where nothing else is there, and lacks what that does not hold', async () => {
    const lostServer = lostServerOf({
      summary: serverSummaryOf({ name: 'EX3' }),
      computer: computerAccountOf({
        operatingSystem: 'Windows Server 2012 Standard',
        operatingSystemVersion: '6.2 (9200)',
      }),
      nameRecords: { fqdn: 'ex3.contoso.local', state: 'answered', addresses: ['10.0.0.23'], source: 'DNS' },
    });
    const { server, notes } = await handOffOf({ kit: null, lostServer });
    expect(server).toMatchObject({
      system: 'Windows Server 2012 Standard',
      generation: '6.2',
      networks: [{ address: '10.0.0.23', mask: null }],
      firmware: null,
      disks: [],
    });
    expect(notes.map(({ id }) => id)).toEqual(expect.arrayContaining(['no-firmware', 'no-disks']));
  });
});

describe('what to know before a restore', () => {
  const ids = async (change: Partial<HandOffParts>): Promise<string[]> =>
    (await handOffOf(change)).notes.map(({ id, weight }) => `${weight} ${id}`);
  const at = (now: string): Partial<HandOffParts> => ({ clock: { now: () => now } });
  const list = (...versions: ReturnType<typeof versionOf>[]): Partial<HandOffParts> => ({
    tool: { list: () => Promise.resolve(listingOf(versions)) },
  });

  it('is little on the day after the backup', async () => {
    expect(await ids({})).toEqual(['care one-version']);
  });

  it.each<readonly [string, Partial<HandOffParts>, string]>([
    ['a trust that may be broken after a month', at('2026-12-05T00:00:00.000Z'), 'care trust-may-be-broken'],
    ['that half a year is too long', at('2027-05-01T00:00:00.000Z'), 'stop too-old'],
    [
      'a share whose server has no known address',
      {
        host: { facts: () => Promise.resolve({ ...rebuilt, name: 'HELPER' }), addressesOf: () => Promise.resolve([]) },
      },
      'care no-address',
    ],
    [
      'an account that was reset after the backup',
      {
        lostServer: lostServerOf({
          summary: serverSummaryOf({ name: 'EX3' }),
          computer: computerAccountOf({ passwordLastSet: '2026-10-30T01:00:00.000Z' }),
        }),
      },
      'care account-changed',
    ],
    [
      'a directory that was changed after the backup',
      {
        lostServer: lostServerOf({ summary: serverSummaryOf({ name: 'EX3', changedAt: '2026-10-30T01:00:00.000Z' }) }),
      },
      'care directory-newer',
    ],
    [
      'large sectors on Windows Server 2008 R2',
      {
        kit: {
          path: 'K:\\ex3-kit',
          machine: { ...goodDay, disks: goodDay.disks.map(one => ({ ...one, sectorBytes: 4096 })) },
        },
      },
      'care large-sectors',
    ],
    [
      'an address by DHCP',
      {
        kit: {
          path: 'K:\\ex3-kit',
          machine: { ...rebuilt, adapters: rebuilt.adapters.map(one => ({ ...one, dhcp: true })) },
        },
      },
      'know dhcp',
    ],
  ])('tells of %s', async (_what, change, note) => {
    expect(await ids(change)).toContain(note);
  });

  it('tells of a newer version in another place', async () => {
    const newer = versionOf({ id: '10/30/2026-05:00', takenAt: '2026-10-30T05:00:00.000Z', target: disk });
    const { notes } = await handOffOf(list(versionOf(), newer));
    expect(notes.find(({ id }) => id === 'newer-version')?.text).toContain('10/30/2026-05:00 in E:');
  });

  it.each<readonly [string, string, readonly string[], boolean]>([
    ['that is also that of Windows', 'EX3', ['C:', 'E:'], true],
    ['of its own', 'EX3', ['E:'], false],
    ['of another computer, whose letters say nothing', 'HELPER', ['C:', 'E:'], false],
  ])('stops at a backup on a disk %s', async (_, name, volumes, stops) => {
    const disks = goodDay.disks.map(one => ({ ...one, volumes: [...volumes] }));
    const host = { ...partsOf().host, facts: () => Promise.resolve({ ...rebuilt, name, disks }) };
    const parts = partsOf({ ...list(onDisk), host });
    const { handOff } = await makeHandOff(parts, { ...wish, target: disk }, signal);
    const stop = handOff.notes.filter(({ weight }) => weight === 'stop').map(({ id }) => id);
    expect(stop).toEqual(stops ? ['disk-of-windows'] : []);
  });

  it('tells of a path that is too long for an image', async () => {
    const long = { kind: 'share', path: `\\\\nas1\\backup\\${'folder-of-backups\\'.repeat(4)}ex3` } as const;
    const parts = partsOf(list(versionOf({ target: long })));
    const { handOff } = await makeHandOff(parts, { ...wish, target: long }, signal);
    expect(handOff.notes.map(({ id }) => id)).toContain('long-path');
  });
});

describe('the sheet', () => {
  const sheetOf = async (end: '.txt' | '.html', change: Partial<HandOffParts> = {}): Promise<string> => {
    const place = placeThatKeeps();
    await makeHandOff(partsOf({ place, ...change }), wish, signal);
    return place.files.get(`\\\\nas1\\backup\\cas-recovery-hand-off-EX3${end}`) ?? '';
  };

  it('is a text that the Notepad of the recovery environment shows rightly', async () => {
    const text = await sheetOf('.txt');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const lines = text.split('\r\n');
    // Commands are typed as they stand: only they may be longer than a line.
    expect(lines.filter(line => line.length > 78 && !line.startsWith('    '))).toEqual([]);
    expect(lines).toContain(
      '    wbadmin start sysrecovery -version:10/29/2026-21:30 -backupTarget:\\\\10.0.0.50\\backup -machine:EX3',
    );
  });

  it.each([
    ['6.1.7601', 'System Recovery Options|Use recovery tools', 'Troubleshoot'],
    ['6.2.9200', 'Troubleshoot', 'Use recovery tools'],
  ])('tells the way of the Windows with version %s alone', async (version, way, other) => {
    const machine = { ...rebuilt, operatingSystem: { ...rebuilt.operatingSystem, version } };
    const text = await sheetOf('.txt', { kit: { path: 'K:\\ex3-kit', machine } });
    expect(text.replace(/\s+/g, ' ')).toMatch(new RegExp(way));
    expect(text.replace(/\s+/g, ' ')).not.toContain(other);
  });

  it('holds nothing that a browser would run or load, whatever the names are', async () => {
    const disks = goodDay.disks.map(one => ({ ...one, name: '<img src=x onerror=alert(1)>' }));
    const page = await sheetOf('.html', { kit: { path: 'K:\\ex3-kit', machine: { ...goodDay, disks } } });
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/<img|<script/);
    expect(page).toContain("default-src 'none'");
  });

  it('shows on every page that it is a rehearsal', async () => {
    expect(await sheetOf('.html', { rehearsal: true })).toContain('<strong>REHEARSAL</strong>');
    expect(await sheetOf('.txt', { rehearsal: true })).toContain('(REHEARSAL)');
    expect(await sheetOf('.txt')).not.toContain('REHEARSAL');
  });
});
