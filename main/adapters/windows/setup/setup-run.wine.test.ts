import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Command } from '../../../commands/windows-commands.js';
import { toProblem } from '../../../problems/problem.js';
import { detachedState } from '../process/detached.js';
import { newFolder, removeFolder, standIn, until } from '../process/fixture-windows.js';
import { followSetup } from './follow-setup.js';
import { lastOwnRun } from './own-run.js';
import { startSetup } from './start-setup.js';

let home = '';
let logFile = '';
let setupFolder = '';

beforeEach(async () => {
  home = await newFolder();
  setupFolder = join(home, 'setup');
  await mkdir(setupFolder);
  logFile = join(home, 'ExchangeSetup.log');
  process.env['STAND_IN_LOG'] = logFile;
  process.env['STAND_IN_LINE_MS'] = '30';
});
afterEach(async () => {
  for (const name of ['STAND_IN_LOG', 'STAND_IN_LINE_MS', 'STAND_IN_EXIT_CODE', 'STAND_IN_REPORT']) {
    Reflect.deleteProperty(process.env, name);
  }
  await removeFolder(home);
});

const word = (text: string) => ({ passed: text, typed: text });
const command = (program = standIn('setup.com')): Command => ({
  program: `"${program}"`,
  words: [word('/m:RecoverServer'), word('/TargetDir:E:\\Exchange Server')],
  asksPasswordOf: null,
});

const start = (one = command()): Promise<void> =>
  startSetup({ setupFolder, command: one, bootId: 'boot', logFile, now: '2026-11-26T09:00:00.000Z' });

const follow = (signal = new AbortController().signal) => {
  const [lines, logged]: [string[], string[]] = [[], []];
  const onOutput = (line: string): number => lines.push(line);
  const onLog = (line: string): number => logged.push(line);
  return { lines, logged, end: followSetup(setupFolder, logFile, { signal, onOutput, onLog }) };
};

describe('recovery setup on Windows', () => {
  it('is followed to its end with its output and, of its log, this run alone', async () => {
    writeFileSync(logFile, 'a line of an earlier run\r\n');
    await start();
    const { lines, logged, end } = follow();
    expect(await end).toMatchObject({ exitCode: 0 });
    expect(lines.join('\n')).toContain('The Microsoft Exchange Server setup operation completed successfully.');
    expect(logged.join('\n')).toContain('Copying Setup Files');
    expect(logged.join('\n')).not.toContain('an earlier run');
    expect((await end).log).toEqual(logged);
    const own = await lastOwnRun(setupFolder, detachedState);
    expect(own).toMatchObject({ state: { kind: 'ended', exitCode: 0 }, note: { bootId: 'boot' } });
    expect(own?.note.commandLine).toContain('/TargetDir:E:\\Exchange Server');
    expect(own?.endedAt).not.toBeNull();
  }, 60_000);

  it('hands on lines of the log while it still runs', async () => {
    process.env['STAND_IN_LINE_MS'] = '100';
    await start();
    const { logged, end } = follow();
    await until(() => logged.length > 0);
    expect(await lastOwnRun(setupFolder, detachedState)).toMatchObject({ state: { kind: 'running' } });
    await end;
  }, 60_000);

  it('is left running when the following is stopped, and read from its first line later', async () => {
    process.env['STAND_IN_LINE_MS'] = '80';
    process.env['STAND_IN_EXIT_CODE'] = '1';
    await start();
    const stop = new AbortController();
    const first = follow(stop.signal);
    await until(() => first.lines.length > 3);
    stop.abort();
    expect(await first.end.then(() => undefined, toProblem)).toMatchObject({ code: 'TOOL_STOPPED' });
    const second = follow();
    expect(await second.end).toMatchObject({ exitCode: 1 });
    expect(second.lines.slice(0, 4)).toEqual(first.lines.slice(0, 4));
  }, 60_000);

  it('keeps each run apart, and the last one counts', async () => {
    process.env['STAND_IN_LINE_MS'] = '0';
    process.env['STAND_IN_EXIT_CODE'] = '1';
    await start();
    await follow().end;
    appendFileSync(logFile, 'between the runs\r\n');
    process.env['STAND_IN_EXIT_CODE'] = '0';
    await start();
    const { logged, end } = follow();
    expect(await end).toMatchObject({ exitCode: 0 });
    expect(logged.join('\n')).not.toContain('between the runs');
    expect(existsSync(join(setupFolder, 'run-1', 'exit-code.txt'))).toBe(true);
    expect(readFileSync(join(setupFolder, 'run-2', 'exit-code.txt'), 'latin1').trim()).toBe('0');
  }, 60_000);

  it('leaves nothing behind that looks like a run when it can not be started', async () => {
    const problem = await start(command('C:\\no such media\\setup.com')).then(() => undefined, toProblem);
    expect(problem).toMatchObject({ code: 'SETUP_NOT_STARTED' });
    expect(await lastOwnRun(setupFolder, detachedState)).toBeUndefined();
    const never = await follow().end.then(() => undefined, toProblem);
    expect(never).toMatchObject({ code: 'SETUP_NEVER_STARTED' });
  });
});
