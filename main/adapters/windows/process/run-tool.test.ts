import { describe, expect, it } from 'vitest';
import { toProblem } from '../../../problems/problem.js';
import { Secret } from '../../../ports/secret.js';
import { runTool, type ToolRun } from './run-tool.js';

/** A small program on the Node that runs these tests. */
const tool = (program: string, more: Partial<ToolRun> = {}) =>
  runTool({ file: process.execPath, args: ['-e', program], timeLimitSeconds: 20, encoding: 'utf-8', ...more });

const problemOf = (running: Promise<unknown>) => running.then(() => undefined, toProblem);

describe('a tool', () => {
  it('ends with its exit code, and what it printed on both streams', async () => {
    const end = await tool('console.log("10%\\r20%\\r\\nout"); console.error("error"); process.exitCode = 3;');
    expect(end).toMatchObject({ exitCode: 3, standardOutput: '10%\r20%\r\nout\n', standardError: 'error\n' });
    expect(end.output.split('\n').sort()).toEqual(['20%', 'error', 'out']);
  });

  it('is decoded as it is told, across its writes', async () => {
    const program =
      'process.stdout.write(Buffer.from([0x83])); setTimeout(() => process.stdout.write(Buffer.from([0x5c])), 50)';
    expect(await tool(program, { encoding: 'cp932' })).toMatchObject({ output: 'ソ' });
  });

  it('gets nothing to read, or the password alone, or the input', async () => {
    const echo = 'process.stdin.pipe(process.stdout)';
    expect(await tool(echo)).toMatchObject({ standardOutput: '' });
    expect(await tool(echo, { password: new Secret('geheim') })).toMatchObject({ standardOutput: 'geheim\r\n' });
    expect(await tool(echo, { input: '{"ü":1}' })).toMatchObject({ standardOutput: '{"ü":1}' });
  });

  it('may end without reading what it was given', async () => {
    expect(await tool('process.exit(4)', { input: 'x'.repeat(1_000_000) })).toMatchObject({ exitCode: 4 });
  });

  it('is not waited for because of what it left running', async () => {
    const child = 'require("child_process").spawn(process.execPath, ["-e", "setTimeout(()=>0,6000)"], ';
    const end = await tool(`${child}{stdio: "inherit", detached: true}).unref(); console.log("done")`);
    expect(end).toMatchObject({ exitCode: 0, output: 'done' });
    expect(end.durationMs).toBeLessThan(5000);
  });

  it('keeps the beginning and the end of very much output', async () => {
    const end = await tool('console.log(Array.from({ length: 300000 }, (_, i) => String(i).padStart(40)).join("\\n"))');
    expect(end.output.length).toBeLessThan(9 * 1024 * 1024);
    const lines = end.output.split('\n').map(line => line.trim());
    expect([lines[0], lines.at(-1)]).toEqual(['0', '299999']);
    expect(lines.find(line => line.includes('left out'))).toMatch(/^\.\.\. \(\d+ more were left out here\) \.\.\.$/);
  });
});

describe('a tool that does not come to its end', () => {
  it('is stopped when its time is up, and what it said is kept', async () => {
    const problem = await problemOf(tool('console.log("begun"); setInterval(() => 0, 1000)', { timeLimitSeconds: 1 }));
    expect(problem).toMatchObject({ code: 'TOOL_TIMED_OUT', details: 'begun' });
  });

  it('tells the end of what it said when that was much', async () => {
    const program = 'for (let i = 0; i < 9000; i++) console.log("line", i); setInterval(() => 0, 1000)';
    const problem = await problemOf(tool(program, { timeLimitSeconds: 3 }));
    expect(problem?.details?.split('\n').slice(0, 2)).toEqual(['...', expect.stringMatching(/^line \d+$/)]);
    expect(problem?.details?.endsWith('line 8999')).toBe(true);
    expect(problem?.details?.length).toBeLessThan(17_000);
  });

  it('is stopped by a person', async () => {
    const stop = new AbortController();
    const onOutput = (): void => stop.abort();
    const running = tool('console.log("begun"); setInterval(() => 0, 1000)', { signal: stop.signal, onOutput });
    expect(await problemOf(running)).toMatchObject({ code: 'TOOL_STOPPED' });
  });

  it('is not started when a person has stopped it before', async () => {
    const stop = new AbortController();
    stop.abort();
    expect(await problemOf(tool('', { signal: stop.signal }))).toMatchObject({ code: 'TOOL_STOPPED' });
  });

  it.runIf(process.platform !== 'win32')('is a problem when something else has ended it', async () => {
    const problem = await problemOf(tool('process.kill(process.pid, "SIGKILL")'));
    expect(problem).toMatchObject({ code: 'TOOL_NOT_RUN' });
    expect(problem?.details).toContain('SIGKILL');
  });

  it('is a problem when it is not there', async () => {
    const problem = await problemOf(tool('', { file: '/no such/tool.exe' }));
    expect(problem).toMatchObject({ code: 'TOOL_NOT_RUN' });
    expect(problem?.details).toContain('It is not there: /no such/tool.exe');
  });
});
