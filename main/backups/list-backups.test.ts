import { describe, expect, it } from 'vitest';
import type { BackupTarget } from '../../preload/contract/index.js';
import { answersFrom, type BackupAsker, ownForms, type Place, placeForms, type Told } from '../ports/backup-asker.js';
import { systemClock } from '../ports/clock.js';
import { failure, toProblem } from '../problems/problem.js';
import { backupTool } from './list-backups.js';

const volume: BackupTarget = { kind: 'volume', path: 'E:' };
const share: BackupTarget = { kind: 'share', path: '\\\\nas1\\backup' };
const device = (last: number): string => `\\\\?\\Volume{00000000-0000-4000-8000-00000000000${String(last)}}\\`;
const told = (value: unknown): Told<unknown> => ({ ok: true, value });
const untold = (why: string): Told<unknown> => ({ ok: false, why });

const set = (versionId: string, more: object = {}) => ({
  ...{ versionId, machine: null, recoverable: 'Volumes, SystemState, Applications, Files, BareMetalRecovery' },
  ...{ target: device(1), targetShown: 'Backups', volumes: ['C:\\'], snapshotId: null },
  ...more,
});
const volumes = {
  rows: [1, 2].map(last => ({
    ...{ device: device(last), letter: last === 1 ? 'E:' : '', label: 'Backups', fileSystem: 'NTFS' },
    ...{ totalBytes: 2 ** 40, freeBytes: 2 ** 39, removable: false, critical: false },
  })),
};
const summary = {
  ...{ lastSuccessAt: null, lastAt: '2026-10-29T21:30:00.000Z', nextAt: null, resultCode: -2139619131 },
  ...{ detailCode: 2147942833, message: 'Fehler', running: false },
};

interface Answers {
  readonly own?: Readonly<Record<string, Told<unknown>>>;
  readonly places?: Readonly<Record<string, Readonly<Record<string, Told<unknown>>>>>;
  readonly texts?: Readonly<Record<string, { exitCode: number; output: string }>>;
  /** Milliseconds that a place takes. */
  readonly delays?: Readonly<Record<string, number>>;
  /** Milliseconds that wbadmin takes. */
  readonly textDelay?: number;
}

const tool = (cmdlets: string | null, program = true, everTaken: boolean | null = true): Told<unknown> =>
  told({ cmdlets, program, computer: 'EX3', everTaken });
const usual = {
  ...{ tool: tool('module'), sets: told({ rows: [] }), summary: told(summary) },
  ...{ volumes: told(volumes), stores: told({ rows: [] }) },
};

/** A computer that answers so, as those of Windows and of a rehearsal answer. */
function asker({ own = {}, places = {}, texts = {}, delays = {}, textDelay = 0 }: Answers): BackupAsker {
  const none = untold('not asked');
  return {
    own: () => Promise.resolve(answersFrom(ownForms, part => ({ ...usual, ...own })[part] ?? none)),
    place: async ({ target, machine }: Place) => {
      await new Promise(resolve => setTimeout(resolve, delays[target.path] ?? 0));
      const found = { ...usual, ...places[target.path] } as Readonly<Record<string, Told<unknown>>>;
      expect(machine ?? 'EX3').toBe('EX3');
      return answersFrom(placeForms, part => found[part] ?? none);
    },
    versions: async place => {
      await new Promise(resolve => setTimeout(resolve, textDelay));
      const key = place === null ? 'catalogue' : `${place.target.path} ${String(place.machine)}`;
      const text = texts[key];
      if (text) return text;
      throw failure('TOOL_NOT_RUN', missing);
    },
  };
}
const missing = { tool: 'wbadmin.exe', line: 'wbadmin.exe get versions', why: 'it is not there', output: '' };

const list = (answers: Answers, targets: readonly BackupTarget[] = [], machine: string | null = null) =>
  backupTool(asker(answers), systemClock, { ownSeconds: 5, placeSeconds: 0.2 }).list({ targets, machine });

const text = (ids: readonly string[], tokens = 'Volume(s), File(s)'): string =>
  ids
    .map(id => `Backup time: x\r\nBackup target: Fixed Disk labeled Backups(E:)\r\nX: ${id}\r\nCan: ${tokens}\r\n\r\n`)
    .join('');

describe('the list of backups', () => {
  it('has a version once that the catalogue and its store tell, with both, the newest first', async () => {
    const listing = await list(
      {
        own: { sets: told({ rows: [set('10/25/2026-20:00'), set('10/29/2026-21:30')] }) },
        places: {
          'E:': {
            stores: told({ rows: [{ place: 'E:', machines: ['EX3'] }] }),
            sets: told({ rows: [set('10/25/2026-20:00', { machine: 'EX3' })] }),
          },
        },
      },
      [volume],
    );
    expect(listing.versions.map(({ id, machine, target, found }) => [id, machine, target, found.length])).toEqual([
      ['10/29/2026-21:30', 'EX3', volume, 1],
      ['10/25/2026-20:00', 'EX3', volume, 2],
    ]);
    expect(listing).toMatchObject({ computer: 'EX3', tool: { cmdlets: true }, unread: [] });
  });

  it('keeps versions of two computers and of two places apart, whose identifier is the same', async () => {
    const id = '10/25/2026-20:00';
    const rows = [set(id, { machine: 'EX3' }), set(id, { machine: 'EX2' })];
    const places = {
      'E:': { stores: told({ rows: [{ place: 'E:', machines: ['EX3', 'EX2'] }] }), sets: told({ rows }) },
      [share.path]: {
        stores: told({ rows: [{ place: share.path, machines: ['EX3'] }] }),
        sets: told({ rows: [set(id, { machine: 'EX3', target: share.path, targetShown: share.path })] }),
      },
    };
    const { versions } = await list({ places }, [volume, share]);
    expect(versions.map(({ machine, target }) => `${String(machine)} ${String(target?.path)}`)).toEqual([
      'EX2 E:',
      'EX3 E:',
      `EX3 ${share.path}`,
    ]);
    expect((await list({ places }, [volume, share], 'ex3.contoso.com')).versions).toHaveLength(2);
  });

  it('looks at the volumes of this computer that hold backups, though nobody named them', async () => {
    const { versions, stores } = await list({
      own: { stores: told({ rows: [{ place: 'E:', machines: ['EX2'] }] }) },
      places: {
        'E:': {
          stores: told({ rows: [{ place: 'E:', machines: ['EX2'] }] }),
          sets: told({ rows: [set('10/25/2026-20:00', { machine: 'EX2' })] }),
        },
      },
    });
    expect(versions.map(({ machine }) => machine)).toEqual(['EX2']);
    expect(stores).toEqual([{ target: volume, machines: ['EX2'] }]);
  });

  it('tells of the last backup with codes without a sign, and calls a volume by its letter where it has one', async () => {
    const { last, volumes: all } = await list({});
    expect(last).toMatchObject({ resultCode: 0x807800c5, detailCode: 0x800701b1 });
    expect(all.map(({ path }) => path)).toEqual(['E:', device(2).slice(0, -1)]);
  });
});

describe('a computer without the cmdlets', () => {
  const noCmdlets = { tool: tool(null), sets: untold('no cmdlets'), summary: untold('no cmdlets') };
  const store = { ...noCmdlets, stores: told({ rows: [{ place: 'E:', machines: ['EX3', 'EX2'] }] }) };

  it('is read by the text of wbadmin, computer by computer', async () => {
    const listing = await list(
      {
        own: noCmdlets,
        places: { 'E:': store },
        texts: {
          catalogue: { exitCode: 0, output: text(['10/25/2026-20:00']) },
          'E: EX3': { exitCode: 0, output: text(['10/25/2026-20:00', '10/26/2026-20:00'], 'Datei(en)') },
          'E: EX2': { exitCode: 0, output: text(['10/27/2026-20:00']) },
        },
      },
      [volume],
    );
    expect(listing.versions.map(({ id, machine, recovers }) => [id, machine, recovers])).toEqual([
      ['10/27/2026-20:00', 'EX2', ['volumes', 'files']],
      ['10/26/2026-20:00', 'EX3', null],
      ['10/25/2026-20:00', 'EX3', ['volumes', 'files']],
    ]);
    expect(listing).toMatchObject({ tool: { cmdlets: false }, last: null, unread: [] });
  });

  const none = { exitCode: -2, output: 'wbadmin 1.0\r\n\r\nERROR - No backup was\r\nfound.\r\n' };
  const keine = { exitCode: -2, output: 'wbadmin 1.0\r\n\r\nFEHLER - Es wurde keine Sicherung\r\ngefunden.\r\n' };
  const broken = { exitCode: -3, output: 'wbadmin 1.0\r\n\r\nFEHLER - Der Katalog ist\r\nbeschädigt.\r\n' };
  it.each<[string, { exitCode: number; output: string }, boolean | null, string[]]>([
    ['no backup where none was ever taken', none, false, []],
    ['the same in German', keine, false, []],
    ['the end with 0', { exitCode: 0, output: 'wbadmin 1.0\r\n' }, true, []],
    ['no backup where some were taken', none, true, ['wbadmin ended with exit code -2: ERROR - No backup was found.']],
    [
      'the same in German',
      keine,
      null,
      ['wbadmin ended with exit code -2: FEHLER - Es wurde keine Sicherung gefunden.'],
    ],
    ['a failure', broken, true, ['wbadmin ended with exit code -3: FEHLER - Der Katalog ist beschädigt.']],
    ['an output that says nothing', { exitCode: -1, output: '' }, true, ['wbadmin ended with exit code -1.']],
  ])('takes %s for what it is, whatever the language', async (_what, catalogue, everTaken, whys) => {
    const own = { ...noCmdlets, tool: tool(null, true, everTaken) };
    const { versions, unread } = await list({ own, texts: { catalogue } });
    expect(versions).toEqual([]);
    expect(unread.map(({ why }) => why)).toEqual(whys);
  });

  it.each([
    ['nothing', ['EX3'], []],
    ['something that nobody can read', [], ['E:, EX3']],
  ])('whose folder in a place holds %s', async (_what, empty, unread) => {
    const place = { ...noCmdlets, stores: told({ rows: [{ place: 'E:', machines: ['EX3'], empty }] }) };
    const texts = { catalogue: { exitCode: 0, output: '' }, 'E: EX3': keine };
    const listing = await list({ own: noCmdlets, places: { 'E:': place }, texts }, [volume]);
    expect(listing.unread.map(({ where }) => where)).toEqual(unread);
  });

  it('that has no wbadmin either has no catalogue, and tells that its disks can’t be read', async () => {
    const bare = { ...noCmdlets, tool: tool(null, false) };
    const listing = await list({ own: bare, places: { 'E:': { ...store, ...bare } } }, [volume]);
    expect(listing).toMatchObject({ tool: null, versions: [], stores: [{ machines: ['EX3', 'EX2'] }] });
    expect(listing.unread).toMatchObject([
      { where: 'E:', next: 'Install the feature Windows Server Backup, then list again.' },
    ]);
  });

  it('whose wbadmin does not start says so, and lists the rest', async () => {
    const { unread } = await list({ own: noCmdlets });
    expect(unread).toMatchObject([{ where: 'the catalogue of this computer' }]);
    expect(unread[0]?.why).toContain('it is not there');
  });
});

describe('a place that can’t be read', () => {
  const good = {
    stores: told({ rows: [{ place: 'E:', machines: ['EX3'] }] }),
    sets: told({ rows: [set('10/25/2026-20:00', { machine: 'EX3' })] }),
  };

  it('in its time is told, and keeps no other from being listed', async () => {
    const began = Date.now();
    const { versions, unread } = await list({ places: { 'E:': good }, delays: { [share.path]: 120_000 } }, [
      volume,
      share,
    ]);
    expect(Date.now() - began).toBeLessThan(5000);
    expect(versions).toHaveLength(1);
    expect(unread).toMatchObject([{ where: share.path, why: 'It did not answer within 0.2 seconds.' }]);
    expect(unread[0]?.next).toContain('net use');
  });

  it('has its time for all computers in it together', async () => {
    const machines = Array.from({ length: 20 }, (_none, at) => `SERVER${String(at)}`);
    const own = { tool: tool(null), sets: untold('no cmdlets'), summary: untold('no cmdlets') };
    const texts = machines.map(
      machine => [`E: ${machine}`, { exitCode: 0, output: text(['10/25/2026-20:00']) }] as const,
    );
    const { versions, unread } = await list(
      {
        own,
        places: { 'E:': { ...own, stores: told({ rows: [{ place: 'E:', machines }] }) } },
        texts: { catalogue: { exitCode: 0, output: '' }, ...Object.fromEntries(texts) },
        textDelay: 40,
      },
      [volume],
    );
    expect(versions.length).toBeLessThan(machines.length);
    expect(unread).toMatchObject([{ where: 'E:', why: 'It did not answer within 0.2 seconds.' }]);
  });

  it.each<[string, Readonly<Record<string, Told<unknown>>>, string]>([
    ['refuses', { stores: untold('Access is denied.'), sets: told({ rows: [] }) }, 'Access is denied.'],
    ['has a store that the cmdlets can’t read', { ...good, sets: untold('0x80780038') }, '0x80780038'],
    ['answers in another form', { ...good, sets: told({ rows: [{ id: 7 }] }) }, 'another form'],
  ])('because it %s is told, and is not empty', async (_what, answers, why) => {
    const { versions, unread } = await list({ places: { [share.path]: answers } }, [share]);
    expect(versions).toEqual([]);
    expect(unread).toHaveLength(1);
    expect(unread[0]?.why).toContain(why);
  });

  it('by the cmdlets is read by wbadmin, and told only where that fails too', async () => {
    const stores = told({ rows: [{ place: 'E:', machines: ['EX3', 'EX2'] }] });
    const places = { 'E:': { stores, sets: untold('The volume path is not valid.') } };
    const texts = {
      'E: EX3': { exitCode: 0, output: text(['10/25/2026-20:00']) },
      'E: EX2': { exitCode: -3, output: 'wbadmin 1.0\r\n\r\nFEHLER - Zugriff verweigert.\r\n' },
    };
    const { versions, unread } = await list({ places, texts }, [volume]);
    expect(versions.map(({ id, machine }) => [id, machine])).toEqual([['10/25/2026-20:00', 'EX3']]);
    expect(unread.map(({ where }) => where)).toEqual(['E:, EX2']);
    expect(unread[0]?.why).toMatch(/^The volume path is not valid\.\nwbadmin ended with exit code -3/);
  });

  it('though Windows keeps backups on its file system is told without being named', async () => {
    const stores = told({ rows: [], unread: [{ place: 'F:', why: 'The drive is locked.' }] });
    const { unread } = await list({ own: { stores } });
    expect(unread).toMatchObject([{ where: 'F:', why: 'The drive is locked.' }]);
  });

  it('is left when the person cancels', async () => {
    const stop = new AbortController();
    const tool = backupTool(asker({ delays: { 'E:': 60_000 } }), systemClock);
    const listing = tool.list({ targets: [volume], machine: null, signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    expect(await listing.catch((thrown: unknown) => toProblem(thrown).code)).toBe('CANCELLED');
  });
});

describe('a catalogue that is damaged', () => {
  it('is told as unread, and the store is read all the same', async () => {
    const { versions, unread } = await list(
      {
        own: { sets: untold('The catalog is corrupted.') },
        places: {
          'E:': {
            stores: told({ rows: [{ place: 'E:', machines: ['EX3'] }] }),
            sets: told({ rows: [set('10/25/2026-20:00', { machine: 'EX3' }), set('13/25/2026-20:00')] }),
          },
        },
      },
      [volume],
    );
    expect(versions.map(({ id }) => id)).toEqual(['10/25/2026-20:00']);
    expect(unread).toMatchObject([{ where: 'the catalogue of this computer', why: 'The catalog is corrupted.' }]);
  });
});
