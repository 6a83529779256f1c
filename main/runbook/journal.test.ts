import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../preload/contract/index.js';
import { openJournalFile } from '../adapters/state/journal-file.js';
import { systemClock } from '../ports/clock.js';
import type { JournalFile } from '../ports/journal-file.js';
import { toProblem } from '../problems/problem.js';
import { openJournal, readJournal, type Journal } from './journal.js';

const entry = (note: string): JournalEntry => ({ kind: 'recovery-ended', outcome: 'stopped', note });

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-journal-'));
  path = join(folder, 'journal.jsonl');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function open(): Promise<Journal> {
  return openJournal(await openJournalFile(path), systemClock);
}

async function withThree(): Promise<string> {
  const journal = await open();
  for (const note of ['one', 'two', 'three']) await journal.append(entry(note));
  await journal.close();
  return readFileSync(path, 'utf8');
}

function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => 'nothing was thrown',
    (thrown: unknown) => toProblem(thrown).code,
  );
}

describe('a journal', () => {
  it('gives back after reopening what was appended, in order', async () => {
    await withThree();
    const journal = await open();
    expect(journal.records.map(record => record.sequence)).toEqual([0, 1, 2]);
    expect(journal.records.map(({ entry: kept }) => ('note' in kept ? kept.note : ''))).toEqual([
      'one',
      'two',
      'three',
    ]);
    await journal.close();
  });

  it('keeps the order of appends that were asked for at once', async () => {
    const journal = await open();
    await Promise.all(Array.from({ length: 50 }, (_, number) => journal.append(entry(String(number)))));
    expect(journal.records.map(({ entry: kept }) => ('note' in kept ? kept.note : ''))).toEqual(
      Array.from({ length: 50 }, (_, number) => String(number)),
    );
    await journal.close();
    expect(readJournal(readFileSync(path), path).records.length).toBe(50);
  });

  it('holds no password that was typed as a reason', async () => {
    const journal = await open();
    const operator = { account: 'CONTOSO\\jane', computer: 'EX3' };
    const reason = 'password=Geheim123 asked Jane Miller';
    const place = { stepId: 'rollup' as const, attempt: 1 };
    await journal.append({ kind: 'decided', ...place, decision: { choice: 'skip', reason }, operator });
    await journal.append({ kind: 'decided', ...place, decision: { choice: 'stop', reason }, operator });
    await journal.append(entry(reason));
    await journal.close();
    const text = readFileSync(path, 'utf8');
    expect(text).not.toContain('Geheim123');
    expect(text.match(/password=\[secret\] asked Jane Miller/g)?.length).toBe(3);
  });

  it('chains each line to the one before, and its head is the last hash', async () => {
    await withThree();
    const { records, head } = readJournal(readFileSync(path), path);
    expect(records.map(({ previous }) => previous).slice(1)).toEqual(records.map(({ hash }) => hash).slice(0, 2));
    expect(head).toBe(records[2]?.hash);
  });

  it('removes a last line that was cut short, says so, and goes on', async () => {
    const whole = await withThree();
    appendFileSync(path, whole.split('\n')[0]?.slice(0, 40) ?? '');
    const journal = await open();
    expect(journal.records.map(({ entry: kept }) => kept.kind).at(-1)).toBe('torn-tail-removed');
    await journal.append(entry('four'));
    await journal.close();
    expect(readFileSync(path, 'utf8').startsWith(whole)).toBe(true);
    expect(readJournal(readFileSync(path), path).records.length).toBe(5);
  });

  it('tells its listener of the removed line', async () => {
    await withThree();
    appendFileSync(path, '{"schema":');
    const told: string[] = [];
    const journal = await openJournal(await openJournalFile(path), systemClock, record => told.push(record.entry.kind));
    await journal.close();
    expect(told).toEqual(['torn-tail-removed']);
  });

  it('keeps a record whose listener fails', async () => {
    const journal = await open();
    journal.subscribe(() => {
      throw new Error('the window is gone');
    });
    await journal.append(entry('one'));
    await journal.close();
    expect(readJournal(readFileSync(path), path).records.length).toBe(1);
  });

  it('is empty when its very first line was cut short', async () => {
    writeFileSync(path, '{"schema":"cas-rec');
    const journal = await open();
    expect(journal.records.map(({ entry: kept }) => kept.kind)).toEqual(['torn-tail-removed']);
    await journal.close();
  });

  it('refuses a record that the schema does not know, and writes nothing of it', async () => {
    const journal = await open();
    const wrong = { kind: 'recovery-ended', outcome: 'perhaps', note: '' } as unknown as JournalEntry;
    await expect(journal.append(wrong)).rejects.toThrow();
    await journal.append(entry('fine'));
    await journal.close();
    expect(readJournal(readFileSync(path), path).records.length).toBe(1);
  });
});

describe('a journal that was changed after it was written', () => {
  it.each([
    ['a word in the middle', (text: string) => text.replace('"two"', '"2wo"')],
    ['a word in the last line', (text: string) => text.replace('"three"', '"threx"')],
    [
      'a line taken out',
      (text: string) =>
        text
          .split('\n')
          .filter((_, line) => line !== 1)
          .join('\n'),
    ],
    ['two lines swapped', (text: string) => swap(text)],
    ['the first line taken out', (text: string) => text.split('\n').slice(1).join('\n')],
    ['a hash of zeros', (text: string) => text.replace(/"hash":"[0-9a-f]{64}"/, `"hash":"${'0'.repeat(64)}"`)],
  ])('is a problem, and is left as it is: %s', async (_what, change) => {
    const changed = change(await withThree());
    writeFileSync(path, changed);
    expect(await codeOf(open())).toBe('JOURNAL_CHANGED');
    expect(readFileSync(path, 'utf8')).toBe(changed);
  });

  it.each([
    ['no JSON', (text: string) => text.replace('{"schema"', '{schema')],
    ['an empty line', (text: string) => `\n${text}`],
    ['bytes that are no text', (text: string) => `\u0000\u0001\n${text}`],
  ])('is a problem that names the line, and is left as it is: %s', async (_what, change) => {
    const changed = change(await withThree());
    writeFileSync(path, changed);
    expect(await codeOf(open())).toBe('JOURNAL_NOT_UNDERSTOOD');
    expect(readFileSync(path, 'utf8')).toBe(changed);
  });
});

function swap(text: string): string {
  const [one, two, ...rest] = text.split('\n');
  return [two, one, ...rest].join('\n');
}

describe('a journal on a disk that is full', () => {
  it('says so, keeps what it had, and can go on when there is room again', async () => {
    await withThree();
    const file = await openJournalFile(path);
    let full = true;
    const smallDisk: JournalFile = {
      path: file.path,
      read: () => file.read(),
      cut: length => file.cut(length),
      close: () => file.close(),
      append: bytes => (full ? Promise.reject(new Error('the disk is full')) : file.append(bytes)),
    };
    const journal = await openJournal(smallDisk, systemClock);
    await expect(journal.append(entry('four'))).rejects.toThrow('the disk is full');
    full = false;
    await journal.append(entry('five'));
    await journal.close();
    const { records } = readJournal(readFileSync(path), path);
    expect(records.map(({ entry: kept }) => ('note' in kept ? kept.note : ''))).toEqual([
      'one',
      'two',
      'three',
      'five',
    ]);
  });

  it('leaves no half line behind when the disk fills up in the middle of it', async () => {
    // /dev/full answers every write with "no space left on device".
    if (process.platform !== 'linux') return;
    expect(await codeOf(openJournalFile('/dev/full').then(file => file.append(Buffer.from('x\n'))))).toBe(
      'JOURNAL_NOT_WRITTEN',
    );
  });
});
