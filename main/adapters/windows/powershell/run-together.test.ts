import { describe, expect, it } from 'vitest';
import { failure, toProblem } from '../../../problems/problem.js';
import type { ToolEnd, ToolRun } from '../process/run-tool.js';
import { type ReadingScript } from './run-script.js';
import { type RunScript, runTogether } from './run-together.js';

const scriptsFolder = 'C:\\app\\scripts';
const stopped = failure('TOOL_STOPPED', { tool: 'powershell.exe' });
const timedOut = failure('TOOL_TIMED_OUT', { tool: 'powershell.exe', seconds: 9, output: '' });
const asked = (run: ToolRun): string => run.args.at(-1) ?? '';

/** PowerShell, which prints this for what it is asked: null where it hangs then. */
function powershell(answers: (asked: string) => readonly (string | null)[], patienceSeconds?: number) {
  const runs: ToolRun[] = [];
  const run = async (tool: ToolRun): Promise<ToolEnd> => {
    runs.push(tool);
    for (const text of answers(asked(tool))) {
      if (text === null) {
        await new Promise<void>(done => {
          if (tool.signal?.aborted) done();
          tool.signal?.addEventListener('abort', () => done(), { once: true });
          setTimeout(done, tool.timeLimitSeconds * 1000).unref();
        });
        throw tool.signal?.aborted ? stopped : timedOut;
      }
      for (const line of text.split('\n')) tool.onOutput?.(line);
      await Promise.resolve();
    }
    return { exitCode: 0 } as ToolEnd;
  };
  const ask = runTogether(patienceSeconds);
  const read = (script: string, more: Partial<ReadingScript> = {}): ReturnType<RunScript> =>
    ask({ scriptsFolder, script, words: [], timeLimitSeconds: 5, ...more }, run);
  return { runs, read };
}

const turn = (name: string, probe: string, end = '\n= end 1'): string =>
  `= script ${name}\n= probe ${probe} 1 {}${end}`;
const both = 'a.ps1;b.ps1 -Since 2026-01-01T00:00:00.000Z';
const since = { words: ['-Since', '2026-01-01T00:00:00.000Z'] };

describe('scripts that are asked for at the same moment', () => {
  it('share one process, and each has its own answers', async () => {
    const { runs, read } = powershell(() => [turn('a.ps1', 'one'), turn('b.ps1', 'two')]);
    const [a, b] = await Promise.all([read('a.ps1', { input: 'x' }), read('b.ps1', since)]);
    expect(runs.map(asked)).toEqual([both]);
    expect(runs[0]?.args.join(' ')).toContain('read-together.ps1 -Asked');
    expect(runs[0]).toMatchObject({ input: 'x', timeLimitSeconds: 10 });
    expect([a, b].map(({ lines, broken }) => [lines.map(({ probe }) => probe), broken])).toEqual([
      [['one'], null],
      [['two'], null],
    ]);
  });

  it('are told as they come, while a later one hangs; it loses its answers, and the next is asked anew', async () => {
    const { runs, read } = powershell(list => {
      if (list.startsWith('a.ps1')) return [turn('a.ps1', 'one'), turn('b.ps1', 'half', ''), null];
      return ['= probe three 1 {}\n= end 1'];
    });
    const order: string[] = [];
    const noted = async (name: string, limit: number) => {
      const answer = await read(name, { timeLimitSeconds: limit });
      order.push(name);
      return answer;
    };
    const [a, b, c] = await Promise.all([noted('a.ps1', 5), noted('b.ps1', 0.05), noted('c.ps1', 5)]);
    expect(order).toEqual(['a.ps1', 'b.ps1', 'c.ps1']);
    expect(a.broken).toBeNull();
    expect(b.lines.map(({ probe }) => probe)).toEqual(['half']);
    expect(b.broken).toContain('0.05 seconds');
    expect(c).toMatchObject({ broken: null, lines: [{ probe: 'three' }] });
    expect(runs).toHaveLength(2);
  });

  it('do not wait for one that hangs, nor lose its answers: all others have a process of their own', async () => {
    const { runs, read } = powershell(list => {
      if (list.startsWith('a.ps1')) return [turn('a.ps1', 'half', ''), null];
      return list.endsWith('\\b.ps1') ? [null] : ['= probe three 1 {}\n= end 1'];
    }, 0.02);
    const order: string[] = [];
    const noted = async (name: string, limit: number) => {
      const answer = await read(`${name}.ps1`, { timeLimitSeconds: limit });
      order.push(name);
      return answer;
    };
    const [a, b, c] = await Promise.all([noted('a', 0.2), noted('b', 0.4), noted('c', 5)]);
    expect(order).toEqual(['c', 'a', 'b']);
    expect(c).toMatchObject({ broken: null, lines: [{ probe: 'three' }] });
    expect(a).toMatchObject({ broken: expect.stringContaining('0.2 seconds') as string, lines: [{ probe: 'half' }] });
    expect(b.broken).not.toBeNull();
    expect(runs.map(asked)).toEqual(
      ['a.ps1;b.ps1;c.ps1', 'b.ps1', 'c.ps1'].map(list => expect.stringContaining(list) as string),
    );
  });

  it('keep the answers of a slow one; its process is given up when it has come to its end', async () => {
    const runs: ToolRun[] = [];
    const run = async (tool: ToolRun): Promise<ToolEnd> => {
      runs.push(tool);
      const isShared = asked(tool).includes(';');
      if (isShared) await new Promise(done => setTimeout(done, 80));
      const text = isShared ? `${turn('a.ps1', 'one')}\n= script b.ps1` : '= probe two 1 {}\n= end 1';
      for (const line of text.split('\n')) tool.onOutput?.(line);
      if (tool.signal?.aborted) throw stopped;
      return { exitCode: 0 } as ToolEnd;
    };
    const ask = runTogether(0.02);
    const read = (script: string) => ask({ scriptsFolder, script, words: [], timeLimitSeconds: 5 }, run);
    const answers = await Promise.all([read('a.ps1'), read('b.ps1')]);
    expect(answers).toMatchObject([
      { broken: null, lines: [{ probe: 'one' }] },
      { broken: null, lines: [{ probe: 'two' }] },
    ]);
    expect(runs.map(one => one.signal?.aborted ?? false)).toEqual([true, false]);
  });

  it.each<[string, readonly string[], readonly boolean[], number]>([
    ['the first broke off within itself', [turn('a.ps1', 'one', ''), turn('b.ps1', 'two')], [true, false], 1],
    ['the process ended after the first', [turn('a.ps1', 'one')], [false, false], 2],
    ['nothing was told', ['File cannot be loaded.'], [true, true], 1],
  ])('are broken off where it is so: %s', async (_what, printed, broken, starts) => {
    const { runs, read } = powershell(list => (list === both ? printed : ['= probe two 1 {}\n= end 1']));
    const answers = await Promise.all([read('a.ps1'), read('b.ps1', since)]);
    expect(answers.map(one => one.broken !== null)).toEqual(broken);
    expect(runs).toHaveLength(starts);
    if (starts === 1 && broken[1]) expect(answers[0].broken).toContain('File cannot be loaded.');
  });

  it.each<[string, Partial<ReadingScript>]>([
    ['needs another version of PowerShell', { version: '2.0' }],
    ['reads standard input too', { input: 'y' }],
    ['has a word with a blank', { words: ['-Media', 'D:\\My Media'] }],
  ])('have a process of their own where one %s', async (_what, more) => {
    const { runs, read } = powershell(() => ['= end 0']);
    await Promise.all([read('a.ps1', { input: 'x' }), read('b.ps1', more)]);
    expect(runs).toHaveLength(2);
  });

  it('are let go when they are cancelled', async () => {
    const cancel = new AbortController();
    const { read } = powershell(() => [turn('a.ps1', 'one'), null]);
    const both = [read('a.ps1', { signal: cancel.signal }), read('b.ps1', { signal: cancel.signal })];
    setTimeout(() => cancel.abort(), 20);
    const codes = await Promise.all(
      both.map(one =>
        one.then(
          () => 'none',
          (thrown: unknown) => toProblem(thrown).code,
        ),
      ),
    );
    expect(codes).toEqual(['none', 'TOOL_STOPPED']);
  });
});
