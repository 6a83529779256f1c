import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEngine, type EngineFixture } from './fixture-engine.js';
import { nothingSeen, step } from './fixture-runbook.js';

let engine: EngineFixture;

beforeEach(async () => {
  engine = await openEngine();
});

afterEach(() => engine.remove());

describe('the end of a runbook', () => {
  it.each([['not ready'], [null]] as const)('notes at its end what its checks said of clients: %s', async standing => {
    const readAt = '2026-11-24T08:00:00.000Z';
    const checks = standing && {
      ...({ schema: 'cas-recovery/verification/1', serverName: 'EX3', mode: 'rehearsal' } as const),
      ...{
        startedAt: readAt,
        endedAt: readAt,
        comparedWith: [],
        checks: [],
        verdict: { standing, summary: '', because: [] },
      },
    };
    const looking = step('verification', {
      check: () => Promise.resolve({ state: 'done', ...nothingSeen, ...(checks && { checks }) }),
    });
    await engine.run([looking]);
    expect(engine.journal.records.at(-1)?.entry).toMatchObject({ kind: 'recovery-ended', standing });
  });
});
