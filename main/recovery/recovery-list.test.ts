import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { foldAll, type RecoveryCard } from '../../preload/contract/index.js';
import { openStateFolder } from '../adapters/state/state-folder.js';
import type { StateStore } from '../ports/state-store.js';
import {
  begun,
  failedInSetup,
  reapplied,
  recovered,
  recoveredAsChecked,
  recoveredWithReservations,
  stopped,
} from '../report/fixture-recoveries.js';
import { JournalMaker } from '../report/fixtures.js';
import { cardOf } from './recovery-card.js';
import { RecoveryList } from './recovery-list.js';

let folder: string;
let whole: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-list-'));
  whole = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const index = (): string => join(folder, 'recoveries-index.json');
const journalOf = (id: string): string => join(folder, 'recoveries', id, 'journal.jsonl');

function keep(id: string, bytes: Buffer): void {
  mkdirSync(join(folder, 'recoveries', id), { recursive: true });
  writeFileSync(journalOf(id), bytes);
}

/** A list as a program that was just started has it; which journals it reads whole is noted. */
async function listed(productVersion = '0.1.0'): Promise<RecoveryCard[]> {
  const store = await openStateFolder(folder);
  const noting: StateStore = {
    ...store,
    folder: id => {
      const one = store.folder(id);
      return { ...one, readJournal: () => (whole.push(id), one.readJournal()) };
    },
  };
  whole = [];
  return new RecoveryList({ store: noting, productVersion }).cards();
}

const journals: Readonly<Record<string, JournalMaker>> = {
  begun: begun(),
  recovered: recovered(),
  live: recovered({ mode: 'live', server: 'EX4' }),
  reserved: recoveredWithReservations(),
  failed: failedInSetup(),
  stopped: stopped(),
  ready: recoveredAsChecked('ready for clients'),
  away: recoveredAsChecked('not ready'),
  part: recoveredAsChecked('not judged'),
  older: recoveredAsChecked('not ready', { asOlder: true }),
};
const kinds = Object.keys(journals);

function keepMany(count: number): void {
  for (let number = 0; number < count; number += 1) {
    const kind = kinds[number % kinds.length] ?? '';
    keep(`${kind}-${String(number)}`, journals[kind]?.bytes ?? Buffer.alloc(0));
  }
}

/** A re-application whose plan is far longer than what is read at a glance, with a path that looks like a part of it. */
function manyChanges(undoes: string | null): JournalMaker {
  const [started, entry] = reapplied('ex3-lost').records.map(record => record.entry);
  if (!started || entry?.kind !== 'reapply-planned') throw new Error('no plan');
  const one = { group: 'files', title: 'web.config', advice: 'look', why: '', byHand: null } as const;
  const left = Array.from({ length: 2000 }, () => one);
  const kit = { ...entry.plan.kit, path: 'D:\\","undoes":"ex9","changes":[' };
  return new JournalMaker()
    .write(started)
    .write({ ...entry, plan: { ...entry.plan, kit, undoes, left } })
    .write({ kind: 'recovery-ended', outcome: 'recovered', note: 'Done.', standing: null });
}

const expected = (id: string): RecoveryCard => cardOf(id, foldAll(journals[id.split('-')[0] ?? '']?.records ?? []));
const byId = (cards: readonly RecoveryCard[]): RecoveryCard[] => [...cards].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('the list of recoveries', () => {
  it('tells of few what their journals hold', async () => {
    keepMany(12);
    const cards = await listed();
    expect(cards).toHaveLength(12);
    for (const card of cards) expect(card).toEqual(expected(card.id));
  });

  it('tells the same of many, and reads whole only those that have not ended', async () => {
    keepMany(108);
    const cards = await listed();
    expect(cards).toHaveLength(108);
    for (const card of cards) expect(card).toEqual(expected(card.id));
    expect(new Set(whole.map(id => id.split('-')[0]))).toEqual(new Set(['begun', 'failed', 'older']));
  });

  it.each([
    ['few', 10],
    ['many', 110],
  ])('tells of %s whether clients may come, also of those that an older version ended', async (_, count) => {
    keepMany(count);
    const verdicts = (await listed()).map(({ id, verdict }) => `${id.split('-')[0] ?? ''}: ${verdict ?? 'none'}`);
    expect([...new Set(verdicts)].sort()).toEqual([
      'away: not ready',
      'begun: none',
      'failed: none',
      'live: unknown',
      'older: not ready',
      'part: unknown',
      'ready: ready for clients',
      'recovered: unknown',
      'reserved: unknown',
      'stopped: none',
    ]);
  });

  it('does not believe an index of before verdicts were in it', async () => {
    keepMany(110);
    await listed();
    const older = readFileSync(index(), 'utf8')
      .replace('index/2', 'index/1')
      .replace(/"verdict":"[a-z ]+",/g, '');
    writeFileSync(index(), older);
    expect((await listed()).find(({ id }) => id.startsWith('away'))?.verdict).toBe('not ready');
    expect(readFileSync(index(), 'utf8')).toContain('"verdict":"not ready"');
  });

  it('reads none again that was not written since, also in another process', async () => {
    keepMany(108);
    const cards = await listed();
    expect(byId(await listed())).toEqual(byId(cards));
    expect(whole).toEqual([]);
  });

  it.each([
    ['is gone', () => rmSync(index())],
    ['is no index', () => writeFileSync(index(), '{"schema":')],
    [
      'tells of journals that were written since',
      () => writeFileSync(index(), readFileSync(index(), 'utf8').replace(/"mark":"\d/g, '"mark":"7')),
    ],
  ])('is the same where its index %s', async (_how, spoil) => {
    keepMany(108);
    const cards = byId(await listed());
    spoil();
    expect(byId(await listed())).toEqual(cards);
    expect(whole.length).toBeGreaterThan(0);
  });

  it('keeps nothing of one that was deleted, not in its index either', async () => {
    keepMany(108);
    await listed();
    expect(readFileSync(index(), 'utf8')).toContain('recovered-1"');
    rmSync(dirname(journalOf('recovered-1')), { recursive: true });
    expect((await listed()).map(({ id }) => id)).not.toContain('recovered-1');
    expect(readFileSync(index(), 'utf8')).not.toContain('recovered-1"');
  });

  it('is made anew by another version', async () => {
    keepMany(108);
    const cards = byId(await listed());
    expect(byId(await listed('0.2.0'))).toEqual(cards);
    expect(whole.length).toBeGreaterThan(0);
  });

  it('believes a journal that was changed in one byte, and whose time was set back, more than its index', async () => {
    keepMany(108);
    await listed();
    const path = journalOf('recovered-1');
    const { atime, mtime } = statSync(path);
    writeFileSync(path, readFileSync(path, 'utf8').replace('netdom', 'netdem'));
    utimesSync(path, atime, mtime);
    expect((await listed()).find(({ id }) => id === 'recovered-1')?.standing).toBe('unreadable');
  });

  it.each([
    ['a torn last line', (bytes: Buffer) => Buffer.concat([bytes, bytes.subarray(0, 50)]), 'recovered'],
    ['a last line that was cut', (bytes: Buffer) => bytes.subarray(0, -20), 'open'],
    [
      'a first line that was changed',
      (bytes: Buffer) => Buffer.from(bytes.toString().replace('EX3', 'EX9')),
      'unreadable',
    ],
    [
      'a last line that was changed',
      (bytes: Buffer) => Buffer.from(bytes.toString().replace('"recovered"', '"stopped"')),
      'unreadable',
    ],
    ['nothing but text', () => Buffer.from('hello\n'), 'unreadable'],
  ])('tells of %s among many what it is', async (_what, change, standing) => {
    keepMany(108);
    keep('odd', change(recovered().bytes));
    expect((await listed()).find(({ id }) => id === 'odd')?.standing).toBe(standing);
  });

  it.each([
    ['that applies', null],
    ['that takes back', 'ex3-earlier'],
  ])('tells of a re-application %s at a glance, however much it changes and leaves', async (_what, undoes) => {
    const { bytes, records } = manyChanges(undoes);
    keepMany(108);
    keep('reapplied', bytes);
    const card = (await listed()).find(({ id }) => id === 'reapplied');
    expect(card).toEqual(cardOf('reapplied', foldAll(records)));
    expect(card).toMatchObject({ work: 'reapply', on: 'ex3-lost', ...(undoes !== null && { undoes }) });
    expect(whole).not.toContain('reapplied');
  });

  it('leaves out what was deleted since, and an empty journal', async () => {
    keepMany(108);
    await listed();
    rmSync(join(folder, 'recoveries', 'recovered-1'), { recursive: true });
    keep('empty', Buffer.alloc(0));
    expect(await listed()).toHaveLength(107);
  });
});
