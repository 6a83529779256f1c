import { describe, expect, it } from 'vitest';
import type { StepRun } from '../../../runbook/step.js';
import { failure } from '../../../problems/problem.js';
import type { BackupWorld } from '../world.js';
import { kit } from './kit.js';

async function told(take: () => Promise<void>): Promise<unknown[]> {
  const notes: unknown[] = [];
  const world = { plan: { job: { work: 'take', kit: 'E:\\kit', kitKeys: false } }, kit: { take } };
  const run = {
    signal: new AbortController().signal,
    progress: () => undefined,
    notes: {
      begun: async (line: string) => void notes.push(line),
      ended: async (ending: object) => void notes.push(ending),
    },
  };
  await kit.act?.(world as unknown as BackupWorld, run as unknown as StepRun, []).catch(() => undefined);
  return notes;
}

describe('the kit that goes with a backup', () => {
  it.each<[string, () => Promise<void>, string]>([
    ['was taken', () => Promise.resolve(), 'no exit code'],
    ['was cancelled', () => Promise.reject(failure('TOOL_STOPPED', { tool: 'kit' })), 'stopped'],
  ])('is noted as one that %s, so that a report does not call it not run', async (_, take, end) => {
    expect(await told(take)).toEqual([
      'cas-recovery kit create --out "E:\\kit"',
      { end, exitCode: null, durationMs: expect.any(Number) as number },
    ]);
  });
});
