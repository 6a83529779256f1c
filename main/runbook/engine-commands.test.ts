import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision, JournalEntry } from '../../preload/contract/index.js';
import { foldAll } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import { openEngine, type EngineFixture } from './fixture-engine.js';
import { nothingSeen, step } from './fixture-runbook.js';

let engine: EngineFixture;

beforeEach(async () => {
  engine = await openEngine();
});

afterEach(() => engine.remove());

const yes: Decision = { choice: 'consent' };
const entries = (): JournalEntry[] => engine.journal.records.map(({ entry }) => entry);
const ended = { end: 'exited', exitCode: 0, durationMs: 12 } as const;

describe('what became of the commands of a step', () => {
  it('is written between the intention and the end of the change', async () => {
    const one = step('identity', {
      act: async (world, { notes }) => {
        await notes.begun('do identity');
        await notes.ended(ended);
        world.done.add('identity');
      },
    });
    expect(await engine.run([one], [yes])).toEqual({ kind: 'finished' });
    const from = entries().findIndex(({ kind }) => kind === 'act-intended');
    expect(entries().slice(from + 1, from + 4)).toEqual([
      { kind: 'command-begun', stepId: 'identity', attempt: 1, command: 'do identity' },
      { kind: 'command-ended', stepId: 'identity', attempt: 1, ...ended },
      expect.objectContaining({ kind: 'acted' }),
    ]);
  });

  it('belongs to the try that began it, also where it ends in the next one', async () => {
    let late = (): Promise<void> => Promise.resolve();
    const one = step('identity', {
      act: async (world, { notes }) => {
        await late();
        if (world.acts.push('act') === 2) return void world.done.add('identity');
        late = () => notes.ended({ ...ended, end: 'stopped', exitCode: null });
        await notes.begun('do identity');
        throw failure('TOOL_STOPPED', { tool: 'do' });
      },
    });
    expect(await engine.run([one], [yes, { choice: 'retry' }, yes])).toEqual({ kind: 'finished' });
    const attempts = entries().map(one => (one.kind === 'command-ended' ? [one.attempt, one.end] : []));
    expect(attempts.flat()).toEqual([1, 'stopped']);
  });

  it('is written of a restart too', async () => {
    const restart: NonNullable<Parameters<EngineFixture['run']>[2]>['restart'] = async (_reason, notes) => {
      await notes.begun('shutdown /r');
      await notes.ended(ended);
    };
    const one = step('restart', {
      check: () => Promise.resolve({ state: 'restart-needed', reason: 'So it is.', ...nothingSeen }),
    });
    expect(await engine.run([one], [yes], { restart })).toEqual({ kind: 'restarting' });
    const [intended, begun, end, requested] = entries().slice(-4);
    expect([intended?.kind, requested?.kind]).toEqual(['restart-intended', 'restart-requested']);
    expect(begun).toMatchObject({ kind: 'command-begun', command: 'shutdown /r' });
    expect(end).toMatchObject({ kind: 'command-ended', exitCode: 0 });
  });
});

describe('the start of a step', () => {
  it('is that of its first look: what it saw is never older', async () => {
    let readAt = '';
    const one = step('identity', {
      check: async ({ done }) => {
        const seen = engine.journal.now();
        readAt ||= seen;
        await new Promise(resolve => setTimeout(resolve, 20));
        return done.has('identity')
          ? { state: 'done', ...nothingSeen }
          : { state: 'ready', before: { done: 'no' }, ...nothingSeen };
      },
    });
    await engine.run([one], [yes]);
    const [state] = foldAll(engine.journal.records).steps;
    expect(readAt >= (state?.startedAt ?? 'z')).toBe(true);
  });
});
