import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Secret } from '../../../ports/secret.js';
import { toProblem } from '../../../problems/problem.js';
import { newFolder, pause, removeFolder, standIn, until } from './fixture-windows.js';
import { runTool, type ToolRun } from './run-tool.js';

let folder = '';
beforeAll(async () => void (folder = await newFolder()));
afterAll(() => removeFolder(folder));

const setup = (environment: Record<string, string>, more: Partial<ToolRun> = {}) =>
  runTool({ file: standIn('setup.com'), args: [], timeLimitSeconds: 30, environment, ...more });

const problemOf = (running: Promise<unknown>) => running.then(() => undefined, toProblem);

describe('a tool that runs to its end', () => {
  it.each([0, 1, 3010, -3, -2147467259])('gives its exit code %i', async code => {
    const environment = { STAND_IN_EXIT_CODE: String(code), STAND_IN_LINE_MS: '0' };
    expect(await setup(environment)).toMatchObject({ exitCode: code });
  });

  it.each([0, 1, -3])('gives the exit code %i of a batch file', async code => {
    const file = join(folder, 'ends.cmd');
    await writeFile(file, `@echo ended with %1\r\n@exit /b %1\r\n`, 'latin1');
    const { exitCode, output } = await runTool({ file, args: [String(code)], timeLimitSeconds: 20 });
    expect({ exitCode, output }).toEqual({ exitCode: code, output: `ended with "${String(code)}"` });
  });

  it('shows its lines while it still runs', async () => {
    const seen: number[] = [];
    const onOutput = (): void => void seen.push(performance.now());
    await setup({ STAND_IN_LINE_MS: '60' }, { onOutput });
    expect(seen.length).toBeGreaterThan(20);
    // Were they kept until its end, they would come all at once.
    const spreadMs = (seen.at(-1) ?? 0) - (seen[0] ?? 0);
    expect(spreadMs).toBeGreaterThan(seen.length * 60 * 0.8);
  });

  it('finds nothing to read on its standard input', async () => {
    const report = join(folder, 'report.txt');
    await setup({ STAND_IN_REPORT: report, STAND_IN_LINE_MS: '0' });
    expect(readFileSync(report, 'utf8')).toContain('input device, 0 bytes wait');
  });

  it('reads the password, which is not among its words', async () => {
    const password = new Secret('pass "word" ü');
    const run = { file: standIn('argv.exe'), args: ['/passwordd:*'], timeLimitSeconds: 20, encoding: 'utf-8' };
    expect(await runTool({ ...run, password })).toMatchObject({ output: '/passwordd:*\npass "word" ü' });
  });
});

describe('a tool that has started another program', () => {
  const beats = (file: string): number => (existsSync(file) ? readFileSync(file, 'latin1').split('beat').length : 0);

  async function expectSilence(file: string): Promise<void> {
    const before = beats(file);
    await pause(700);
    expect(beats(file)).toBe(before);
  }

  it('is ended with it when its time is up', async () => {
    const file = join(folder, 'late.txt');
    const running = runTool({ file: standIn('children.exe'), args: [file], timeLimitSeconds: 3 });
    expect(await problemOf(running)).toMatchObject({ code: 'TOOL_TIMED_OUT', details: 'The other one runs.' });
    expect(beats(file)).toBeGreaterThan(1);
    await expectSilence(file);
  });

  it('is ended with it when a person stops it', async () => {
    const file = join(folder, 'stopped.txt');
    const stop = new AbortController();
    const run = { file: standIn('children.exe'), args: [file], timeLimitSeconds: 60, signal: stop.signal };
    const problem = problemOf(runTool(run));
    await until(() => beats(file) > 2);
    stop.abort();
    expect(await problem).toMatchObject({ code: 'TOOL_STOPPED' });
    await expectSilence(file);
  });
});

describe('a tool that does not start', () => {
  it.each([
    ['it is missing', 'no such.exe', undefined, 'It is not there'],
    ['it is no program', 'text.exe', 'This is a text.', 'can run'],
  ])('is a problem that says why: %s', async (_what, name, content, why) => {
    const file = join(folder, name);
    if (content !== undefined) await writeFile(file, content);
    const problem = await problemOf(runTool({ file, args: [], timeLimitSeconds: 20 }));
    expect(problem).toMatchObject({ code: 'TOOL_NOT_RUN' });
    expect(problem?.details).toContain(why);
  });
});
