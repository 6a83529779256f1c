import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { failure, toProblem } from '../../../problems/problem.js';
import { featureProbes, machineProbes } from '../facts/probes.js';
import { settingsProbes, shellProbes } from '../settings/probes.js';
import type { ToolEnd, ToolRun } from '../process/run-tool.js';
import { readProbeLines } from './probe-lines.js';
import { type ReadingScript, runScript, scriptOnDisk, type ScriptAnswer } from './run-script.js';

describe('the lines of a reading script', () => {
  it('are answers, failures and an end', () => {
    const printed = '= probe names 12 {"a":"M\\u00fcller"}\r\n= failed services 7 "Zugriff verweigert"\r\n= end 2\r\n';
    expect(readProbeLines(printed)).toEqual({
      lines: [
        { probe: 'names', tookMs: 12, raw: '{"a":"M\\u00fcller"}', ok: true, value: { a: 'Müller' } },
        { probe: 'services', tookMs: 7, raw: '"Zugriff verweigert"', ok: false, why: 'Zugriff verweigert' },
      ],
      whole: true,
      noise: '',
    });
  });

  it.each([
    ['no end', '= probe names 1 {}'],
    ['an end that counts another number', '= probe names 1 {}\n= end 2'],
    ['nothing', ''],
  ])('are not whole with %s', (_what, printed) => {
    expect(readProbeLines(printed).whole).toBe(false);
  });

  it('keep the answers beside a damaged one, and what does not belong there', () => {
    const { lines, noise } = readProbeLines('= probe a 1 {"b":\nWARNING: x\n= probe c 1 [1]\n= end 2');
    expect(lines.map(({ probe, ok }) => [probe, ok])).toEqual([
      ['a', false],
      ['c', true],
    ]);
    expect(noise).toBe('WARNING: x');
  });
});

describe('running a reading script', () => {
  const script = { scriptsFolder: 'C:\\app\\scripts', script: 'read-machine.ps1', words: ['-Media', 'D:\\'] };

  it('starts PowerShell with a closed standard input and takes the answers', async () => {
    const { answer, run } = await answered('= probe names 1 {}\n= end 1');
    expect(run.args.slice(-4)).toEqual(['-File', 'C:\\app\\scripts\\read-machine.ps1', '-Media', 'D:\\']);
    expect(run.args).toEqual(expect.arrayContaining(['-NoProfile', '-NonInteractive', '-InputFormat', 'None']));
    expect(run).not.toHaveProperty('input');
    expect(answer).toMatchObject({ broken: null, lines: [{ probe: 'names' }] });
  });

  it('asks for another version of PowerShell before all else, and hands on what the script reads', async () => {
    const { run } = await answered('= end 0', undefined, { version: '2.0', input: 'all\tSOFTWARE\\X\n' });
    expect(run.args.slice(0, 3)).toEqual(['-Version', '2.0', '-NoLogo']);
    expect(run.input).toBe('all\tSOFTWARE\\X\n');
  });

  it('says with the words of PowerShell why it did not come to its end', async () => {
    const clixml = '#< CLIXML\n<Objs><S S="Error">File cannot be loaded._x000D__x000A_</S></Objs>';
    const { answer } = await answered(clixml);
    expect(answer.broken).toContain('File cannot be loaded.');
    expect(answer.broken).toContain('exit code 0');
  });

  it('keeps what came before its time was up', async () => {
    const { answer } = await answered(
      '= probe names 1 {}',
      failure('TOOL_TIMED_OUT', { tool: 'powershell.exe', seconds: 9, output: '' }),
    );
    expect(answer.lines.map(({ probe }) => probe)).toEqual(['names']);
    expect(answer.broken).toContain('9 seconds');
  });

  it('lets go when it was cancelled', async () => {
    const stopped = failure('TOOL_STOPPED', { tool: 'powershell.exe' });
    const thrown = await answered('', stopped).catch((error: unknown) => error);
    expect(toProblem(thrown).code).toBe('TOOL_STOPPED');
  });

  async function answered(
    printed: string,
    thrown?: Error,
    more: Partial<ReadingScript> = {},
  ): Promise<{ answer: ScriptAnswer; run: ToolRun }> {
    let seen: ToolRun | undefined;
    const answer = await runScript({ ...script, timeLimitSeconds: 9, ...more }, run => {
      seen = run;
      for (const line of printed.split('\n')) run.onOutput?.(line);
      return thrown ? Promise.reject(thrown) : Promise.resolve({ exitCode: 0 } as ToolEnd);
    });
    if (!seen) throw new Error('nothing was run');
    return { answer, run: seen };
  }

  it('looks for scripts beside the archive of the packaged program', () => {
    expect(scriptOnDisk('C:\\a\\resources\\app.asar\\dist\\scripts', 'x.ps1')).toBe(
      'C:\\a\\resources\\app.asar.unpacked\\dist\\scripts\\x.ps1',
    );
  });
});

describe('the scripts', () => {
  it.each([
    ['read-machine.ps1', machineProbes],
    ['read-features.ps1', featureProbes],
    ['read-settings.ps1', settingsProbes],
    ['read-exchange-shell.ps1', shellProbes],
  ])('%s answers the probes that the program knows, and no others', (name, probes) => {
    const text = readFileSync(`main/adapters/windows/scripts/${name}`, 'utf8');
    const written = [...text.matchAll(/^Write-Probe '([^']+)'/gm)].map(([, probe]) => probe);
    expect([...written].sort()).toEqual(Object.keys(probes).sort());
    expect(text.trimEnd().endsWith('Write-End\nexit 0')).toBe(true);
  });
});
