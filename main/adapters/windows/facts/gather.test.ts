import { describe, expect, it } from 'vitest';
import { toProblem, failure } from '../../../problems/problem.js';
import type { RunTool } from '../powershell/run-script.js';
import type { ToolRun } from '../process/run-tool.js';
import { wellR2 } from './fixture-answers.js';
import type { FactsOptions } from './facts-options.js';
import { gather, type GatherRig } from './gather.js';
import { readingSeconds } from './reading-time.js';

const options: FactsOptions = {
  scriptsFolder: 'C:\\app\\scripts',
  folders: { media: null, packages: null, windowsSource: null },
  domainController: null,
};

const lineOf = ({ file, args }: ToolRun): string => [file, ...args].join(' ');

/** Tools that are asked for by name do not end by themselves: `stopped` tells which of them were ended from outside. */
function hanging(names: RegExp, endsWhenStopped = true): { rig: GatherRig; stopped: string[] } {
  const well = wellR2();
  const stopped: string[] = [];
  const run: RunTool = tool => {
    if (!names.test(lineOf(tool))) return well.run(tool);
    return new Promise((_done, fail) =>
      tool.signal?.addEventListener('abort', () => {
        stopped.push(lineOf(tool));
        if (endsWhenStopped) fail(failure('TOOL_STOPPED', { tool: 'it' }));
      }),
    );
  };
  return { rig: { ...well, run, seconds: { ...readingSeconds, whole: 0.05 } }, stopped };
}

describe('the time of one reading', () => {
  it('is the same for every tool: the longest row of them ends before a look at the server does', async () => {
    const well = wellR2();
    const limits = new Map<string, number>();
    const run: RunTool = tool => {
      limits.set(/read-\w+\.ps1|nltest|w32tm|whoami/.exec(lineOf(tool))?.[0] ?? '', tool.timeLimitSeconds);
      return well.run(tool);
    };
    await gather(options, { ...well, run });
    const [machine = 999, channel = 999, clock = 999] = ['read-machine.ps1', 'nltest', 'w32tm'].map(name =>
      limits.get(name),
    );
    expect(limits.get('read-features.ps1')).toBe(120);
    expect([machine, channel, clock]).toEqual([100, 30, 25]);
    expect(Math.max(...limits.values())).toBeLessThan(readingSeconds.whole);
  });

  it.each([
    ['that ends when it is stopped', true],
    ['that does not even end then', false],
  ])('leaves out a script %s, and keeps all else', async (_what, endsWhenStopped) => {
    const { rig, stopped } = hanging(/read-features/, endsWhenStopped);
    const readings = await gather(options, rig);
    expect(readings.why('features')).toContain('had not answered after 0.05 seconds');
    expect(readings.get('names')).toBeDefined();
    expect(readings.get('clock')).toBe(-2.5);
    expect(stopped).toHaveLength(1);
  });

  it('leaves out what hangs on a machine that tells nothing', async () => {
    const { rig } = hanging(/read-machine/);
    const readings = await gather(options, rig);
    expect(readings.why('services')).toContain('had not answered');
    expect(readings.get('features')).toBeDefined();
  });

  it('does not let the clock wait for the secure channel where a domain controller is named', async () => {
    const { rig } = hanging(/nltest/);
    const readings = await gather({ ...options, domainController: 'dc2.contoso.example' }, rig);
    expect(readings.get('clock')).toBe(-2.5);
    expect(readings.why('secure-channel')).toContain('had not answered');
  });

  it('is no answer at all when it was cancelled', async () => {
    const own = new AbortController();
    const { rig, stopped } = hanging(/read-features/);
    const reading = gather({ ...options, signal: own.signal }, { ...rig, seconds: readingSeconds });
    own.abort();
    const thrown = await reading.catch((error: unknown) => error);
    expect(toProblem(thrown).code).toBe('TOOL_STOPPED');
    expect(stopped).toHaveLength(1);
  });
});
