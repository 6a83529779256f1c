import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answersFrom } from '../../advise-answers.js';
import { outPlaces, refuseMisuse, type AdviseOptions } from './options.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-advise-options-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, text: string | Buffer): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};

const options = (given: Partial<AdviseOptions>): AdviseOptions => ({ answer: [], out: [], ...given });
const directory = ['file:contoso.ldf'];

describe('options of "advise" that can not be meant', () => {
  it.each<readonly [string, Partial<AdviseOptions>, RegExp]>([
    ['no place to read', { server: 'EX3' }, /--directory.*--kit or --scenario/],
    ['all of nowhere', { all: true }, /--directory/],
    ['no server', { directory }, /--server NAME, or --all/],
    ['an empty server', { directory, server: ' ' }, /takes the name/],
    ['all and one', { directory, all: true, server: 'EX3' }, /--all.*--server/],
    ['a kit for all', { directory, all: true, kit: 'x' }, /--all.*--kit/],
    ['a rehearsal without a kit', { directory, server: 'EX3', rehearsal: 'x' }, /add --kit/],
    ['two directories', { directory, scenario: 'ex3' }, /its own directory/],
    ['two servers', { kit: 'x', rehearsal: 'x', scenario: 'ex3' }, /choose one/],
    ['a plan as text', { kit: 'x', out: ['plan.txt'] }, /\.json or \.html/],
    ['answers beside a kept plan', { compare: 'p.json', answer: ['users=1'] }, /leave --answer out/],
    ['a directory beside a kept plan', { compare: 'p.json', directory }, /leave --directory out/],
    ['a plan out of a kept plan', { compare: 'p.json', out: ['q.json'] }, /leave --out out/],
  ])('%s', (_what, given, said) => {
    expect(() => refuseMisuse(options(given))).toThrow('WRONG_USE');
    expect(() => refuseMisuse(options(given))).toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({ happened: expect.stringMatching(said) as string }) as unknown,
      }),
    );
  });

  it.each<Partial<AdviseOptions>>([
    { directory, server: 'EX3' },
    { directory, all: true },
    { kit: 'x' },
    { kit: 'x', rehearsal: 'x' },
    { scenario: 'ex3' },
    { compare: 'p.json' },
    { compare: 'p.json', kit: 'x', rehearsal: 'x' },
  ])('unlike %j', given => {
    expect(() => refuseMisuse(options(given))).not.toThrow();
  });
});

describe('files that are written', () => {
  it('never replace one that is read, nor each other', async () => {
    const answers = written('answers.json', '{}');
    await expect(outPlaces(options({ answers, out: [answers] }), undefined)).rejects.toThrow('WRONG_USE');
    const plan = join(folder, 'plan.json');
    await expect(outPlaces(options({ out: [plan, plan] }), undefined)).rejects.toThrow('WRONG_USE');
    expect(await outPlaces(options({ answers, out: [plan] }), undefined)).toEqual([plan]);
  });

  it('replace none that is there already, unless that is wanted', async () => {
    const kept = written('kept.json', '{}');
    await expect(outPlaces(options({ out: [kept] }), undefined)).rejects.toThrow('STRATEGY_FILE_EXISTS');
    await expect(outPlaces(options({ out: [join(folder, 'new.html'), kept] }), undefined)).rejects.toThrow(
      'STRATEGY_FILE_EXISTS',
    );
    expect(await outPlaces(options({ out: [kept], replace: true }), undefined)).toEqual([kept]);
    await expect(outPlaces(options({ answers: kept, out: [kept], replace: true }), undefined)).rejects.toThrow(
      'WRONG_USE',
    );
  });

  it('have a folder', async () => {
    await expect(outPlaces(options({ out: [join(folder, 'none', 'p.json')] }), undefined)).rejects.toThrow(
      'FILE_NOT_USABLE',
    );
  });
});

describe('answers', () => {
  const schema = 'cas-recovery/strategy-answers/1';

  it('are those of the file, and then those of the command line', async () => {
    const file = written('some.json', JSON.stringify({ schema, capacity: true, users: 12 }));
    expect(await answersFrom(file, ['users=1200', 'capacity=unknown', 'SCRIPT=no'])).toMatchObject({
      users: 1200,
      capacity: null,
      script: false,
      offsite: null,
    });
  });

  it('are read as Windows PowerShell writes files', async () => {
    const text = Buffer.from(`\uFEFF${JSON.stringify({ schema, users: 7 })}`, 'utf16le');
    expect(await answersFrom(written('utf16.json', text), [])).toMatchObject({ users: 7 });
  });

  it.each<readonly [string, string, string]>([
    ['cut short', `{"schema": "${schema}", "us`, 'it is not JSON'],
    ['of another kind', '{"schema": "cas-recovery/report/1"}', '"schema" is not as it should be'],
    ['with a value that is none', JSON.stringify({ schema, users: 'many' }), '"users" is not as it should be'],
    ['with a name that nobody knows', JSON.stringify({ schema, user: 3 }), 'the whole of it is not as it should be'],
    ['a list', '[]', '"schema" is not as it should be'],
  ])('in a file are refused that is %s', async (_what, text, why) => {
    await expect(answersFrom(written('bad.json', text), [])).rejects.toThrow(
      expect.objectContaining({
        problem: expect.objectContaining({
          code: 'STRATEGY_FILE_NOT_READABLE',
          happened: expect.stringContaining(why) as string,
        }) as unknown,
      }),
    );
  });

  it.each(['yes', 'nobody=yes', 'capacity=maybe', 'users=', '=yes'])(
    'on the command line are refused as %j',
    async given => {
      await expect(answersFrom(undefined, [given])).rejects.toThrow('WRONG_USE');
    },
  );
});
