import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toProblem } from '../../../problems/problem.js';
import { detachedOutputFile, detachedState, startDetached } from './detached.js';
import { newFolder, removeFolder, standIn, until } from './fixture-windows.js';
import { followDetached } from './follow-detached.js';
import { runTool } from './run-tool.js';
import { systemTool } from './windows-folder.js';

// This file is also the program that is killed: it starts itself once more, with a folder in the environment.
const role = process.env['STARTS_SETUP_IN'];
const words = ['/m:RecoverServer', '/TargetDir:C:\\Program Files\\Exchange & (V14) ^ ü!\\'];

if (role !== undefined) describe('the program that will be killed', toBeKilled);
else describe('a program that outlives this one', toOutlive);

function toBeKilled(): void {
  it('starts setup and waits for its end', { timeout: 60_000 }, async () => {
    await startDetached({ folder: role ?? '', file: standIn('setup.com'), args: words });
    process.send?.('started');
    await new Promise(() => setInterval(() => undefined, 1000));
  });
}

function toOutlive(): void {
  let home = '';
  beforeAll(async () => void (home = await newFolder()));
  afterAll(() => removeFolder(home));

  async function runFolder(name: string): Promise<string> {
    const folder = join(home, name);
    await mkdir(folder);
    return folder;
  }

  const transcript = resolve('main/adapters/rehearsal/fixtures/article-transcript.txt');
  const lines = readFileSync(transcript, 'utf8').split(/\r?\n/);

  /** Another process of this program starts setup. Resolves when setup runs. */
  function starter(folder: string, environment: Record<string, string>): Promise<ChildProcess> {
    const env = { ...process.env, STARTS_SETUP_IN: folder, STAND_IN_TRANSCRIPT: transcript, ...environment };
    const child = spawn(process.execPath, process.argv.slice(1), { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    return new Promise((done, fail) => {
      child.once('message', () => done(child));
      child.once('exit', code => fail(new Error(`It ended with ${String(code)} before setup ran.`)));
    });
  }

  const printed = (folder: string): string => readFileSync(detachedOutputFile(folder), 'latin1');

  it('goes on when this one is killed, and a second one reads all of it and learns its exit code', async () => {
    const folder = await runFolder('killed');
    const report = join(home, 'report.txt');
    const first = await starter(folder, { STAND_IN_LINE_MS: '100', STAND_IN_EXIT_CODE: '-3', STAND_IN_REPORT: report });
    await until(() => printed(folder).includes('Copying Setup Files'));
    first.kill();
    await until(() => first.killed && first.signalCode !== null);
    const before = printed(folder).length;
    expect(await detachedState(folder)).toEqual({ kind: 'running' });

    const seen: string[] = [];
    const { signal } = new AbortController();
    const end = await followDetached(folder, { signal, onOutput: line => seen.push(line) });
    expect(end.exitCode).toBe(-3);
    expect(seen.join('\n').trim()).toBe(lines.join('\n').trim());
    expect(printed(folder).length).toBeGreaterThan(before);
    expect(await detachedState(folder)).toEqual({ kind: 'ended', exitCode: -3 });
    const found = readFileSync(report, 'utf8');
    expect(found).toContain('input device, 0 bytes wait');
    expect(found.match(/(?<=word \[).*(?=\])/g)).toEqual(words);
  }, 60_000);

  it('is followed until its follower is told to stop, and goes on', async () => {
    const folder = await runFolder('left');
    const first = await starter(folder, { STAND_IN_LINE_MS: '60' });
    const stop = new AbortController();
    const following = followDetached(folder, { signal: stop.signal, onOutput: () => stop.abort() });
    expect(await following.then(() => undefined, toProblem)).toMatchObject({ code: 'TOOL_STOPPED' });
    expect(await detachedState(folder)).toEqual({ kind: 'running' });
    await until(async () => (await detachedState(folder)).kind === 'ended');
    first.kill();
  }, 60_000);

  it('has vanished when it was ended together with what notes its exit code', async () => {
    const folder = await runFolder('ended');
    const report = join(home, 'parent.txt');
    const first = await starter(folder, { STAND_IN_LINE_MS: '500', STAND_IN_REPORT: report });
    const parent = (): string => /^parent (\d+)/.exec(readFileSync(report, 'utf8'))?.[1] ?? '';
    await until(() => existsSync(report) && parent() !== '');
    const args = ['/PID', parent(), '/T', '/F'];
    expect(await runTool({ file: systemTool('taskkill.exe'), args, timeLimitSeconds: 20 })).toMatchObject({
      exitCode: 0,
    });
    await until(async () => (await detachedState(folder)).kind === 'vanished');
    const { signal } = new AbortController();
    expect(await followDetached(folder, { signal, onOutput: () => undefined })).toMatchObject({ exitCode: null });
    first.kill();
  }, 60_000);

  it('is not started twice in one folder', async () => {
    const folder = await runFolder('twice');
    const program = { folder, file: standIn('argv.exe'), args: [] };
    await startDetached(program);
    const second = startDetached(program).then(() => undefined, toProblem);
    expect(await second).toMatchObject({ code: 'SETUP_NOT_STARTED' });
  });

  it.each([
    ['is missing', 'C:\\no such folder\\setup.com', [], 'SETUP_NOT_STARTED'],
    ['has a word with a percent sign', standIn('argv.exe'), ['%PATH%'], 'COMMAND_NOT_SAFE'],
    ['has a word with a quotation mark', standIn('argv.exe'), ['a" & calc "'], 'COMMAND_NOT_SAFE'],
  ])('is refused when it %s', async (what, file, args, code) => {
    const folder = await runFolder(what);
    const problem = await startDetached({ folder, file, args }).then(() => undefined, toProblem);
    expect(problem).toMatchObject({ code });
    expect(await detachedState(folder)).toEqual({ kind: 'not-started' });
  });
}
