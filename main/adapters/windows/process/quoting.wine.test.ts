import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, removeFolder, standIn } from './fixture-windows.js';
import { runTool } from './run-tool.js';

let folder = '';
beforeAll(async () => void (folder = await newFolder()));
afterAll(() => removeFolder(folder));

/** The words as a program gets them. */
async function received(file: string, args: readonly string[]): Promise<string[]> {
  const { standardOutput } = await runTool({ file, args, timeLimitSeconds: 20, encoding: 'utf-8' });
  return standardOutput.split(/\r?\n/).slice(0, -1);
}

const words: [string, string[]][] = [
  ['plain words', ['/m:RecoverServer', '-quiet']],
  ['spaces', ['/TargetDir:C:\\Program Files\\Microsoft\\Exchange Server\\V14', 'a  b']],
  ['a backslash at the end', ['D:\\media\\', 'C:\\Program Files\\', 'end']],
  ['an empty word', ['', 'x', '']],
  ['umlauts and other scripts', ['Müller', 'Prüfung größer', 'сервер', 'サーバー']],
  ['what cmd.exe would understand', ['a&b', 'a|b', 'a>b', 'a^b', '(a)', 'a,b;c=d', '!x!', '*', '?']],
];

describe('words for a program', () => {
  it.each([
    ...words,
    ['quotation marks', ['say "hello"', '"', '\\"', 'a\\\\"b c\\\\']],
    ['percent signs', ['100%', '%PATH%']],
  ] as [string, string[]][])('arrive exactly as they were passed: %s', async (_what, args) => {
    expect(await received(standIn('argv.exe'), args)).toEqual(args);
  });
});

describe('words for a batch file', () => {
  it.each(words)('arrive exactly as they were passed: %s', async (_what, args) => {
    const batch = join(folder, 'pass on.cmd');
    await writeFile(batch, `@"${standIn('argv.exe')}" %*\r\n`, 'latin1');
    expect(await received(batch, args)).toEqual(args);
  });
});
