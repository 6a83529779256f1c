import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileDiagnosis } from '../preload/contract/index.js';
import { diagnoseSetupLogs } from './compose-setup-logs.js';
import { beginning, failedEnd, failedTask, goodEnd, logText } from './setup-log/fixture-log.js';

let place: string;
const good = logText([...beginning(), ...goodEnd]);
const bad = logText([...beginning(), ...failedTask('System.Exception', 'The certificate is expired.'), ...failedEnd]);

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'setup-logs-'));
  await mkdir(join(place, 'logs'));
  await mkdir(join(place, 'other'));
  await writeFile(join(place, 'logs', 'EXCHANGESETUP.LOG'), bad);
  await writeFile(join(place, 'other', 'a.log'), good);
  await writeFile(join(place, 'other', 'b.log'), bad);
  await writeFile(join(place, 'other', 'c.txt'), 'This is a letter.\n');
  await writeFile(join(place, 'other', 'd.txt'), '');
});

afterAll(() => rm(place, { recursive: true, force: true }));

async function diagnosed(...path: readonly string[]): Promise<FileDiagnosis[]> {
  const all: FileDiagnosis[] = [];
  for await (const one of diagnoseSetupLogs(join(place, ...path))) all.push(one);
  return all;
}

describe('what a person may name', () => {
  it('is a file', async () => {
    expect(await diagnosed('other', 'b.log')).toMatchObject([
      { file: join(place, 'other', 'b.log'), runs: 1, findings: [{ code: 'CERTIFICATE_EXPIRED' }], problem: null },
    ]);
  });

  it('is a folder, of which its ExchangeSetup.log is read', async () => {
    expect(await diagnosed('logs')).toMatchObject([{ file: join(place, 'logs', 'EXCHANGESETUP.LOG'), runs: 1 }]);
  });

  it.each([
    ['*.log', ['a.log', 'b.log']],
    ['?.log', ['a.log', 'b.log']],
    ['B*', ['b.log']],
  ])('is the pattern %s', async (pattern, names) => {
    const files = (await diagnosed('other', pattern)).map(({ file }) => file);
    expect(files).toEqual(names.map(name => join(place, 'other', name)));
  });
});

describe('a file that is no log', () => {
  it.each([
    [['other', 'c.txt'], 'NO_SETUP_LOG', 'no line of it has the form'],
    [['other', 'd.txt'], 'NO_SETUP_LOG', 'it is empty'],
    [['other'], 'NO_SETUP_LOG', 'no folder with an ExchangeSetup.log'],
    [['other', '*.nothing'], 'NO_SETUP_LOG', 'no file fits'],
    [['missing.log'], 'LOG_NOT_READ', 'it does not exist'],
    [['missing', '*.log'], 'LOG_NOT_READ', 'it does not exist'],
  ])('is told with what is wrong: %j', async (path, code, why) => {
    const [told, ...more] = await diagnosed(...path);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ runs: 0, lastRun: null, findings: [], problem: { code } });
    expect(told?.problem?.happened).toContain(why);
  });
});
