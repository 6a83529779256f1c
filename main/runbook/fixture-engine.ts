import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Decision } from '../../preload/contract/index.js';
import { openJournalFile } from '../adapters/state/journal-file.js';
import { systemClock } from '../ports/clock.js';
import { runRunbook } from './engine.js';
import type { EngineParts, Outcome } from './engine-parts.js';
import { begin, type World } from './fixture-runbook.js';
import { openJournal, type Journal } from './journal.js';
import type { Question } from './questions.js';
import type { Step } from './step.js';

/** An engine on a journal of its own, with a small world to work on. */
export interface EngineFixture {
  readonly world: World;
  readonly journal: Journal;
  readonly asked: Question[];
  cancel: AbortController;
  /**
   * Runs these steps in one session. Answers are given in their order, each may first change the world; then nobody
   * is there any more.
   */
  run(
    steps: readonly Step<World>[],
    answers?: readonly (Decision | (() => Decision))[],
    more?: Partial<Pick<EngineParts<World>, 'lookSeconds' | 'restart'>>,
  ): Promise<Outcome>;
  remove(): Promise<void>;
}

export async function openEngine(): Promise<EngineFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-engine-'));
  const journal = await openJournal(await openJournalFile(join(folder, 'journal.jsonl')), systemClock);
  const world: World = { done: new Set(), acts: [], boot: 1 };
  const fixture: EngineFixture = {
    world,
    journal,
    asked: [],
    cancel: new AbortController(),
    run: async (steps, answers = [], more = {}) => {
      if (journal.records.length === 0) await begin(journal, steps);
      const waiting = [...answers];
      return runRunbook({
        steps,
        world,
        journal,
        decide: question => {
          fixture.asked.push(question);
          const answer = waiting.shift() ?? 'later';
          return Promise.resolve(typeof answer === 'function' ? answer() : answer);
        },
        operator: { account: 'anna', computer: 'EX3' },
        door: 'command line',
        sessionId: 'session',
        signal: fixture.cancel.signal,
        bootId: () => Promise.resolve(`boot ${String(world.boot)}`),
        restartItems: reason => [{ command: 'shutdown /r', changes: reason, undo: null }],
        restart: () => {
          world.boot += 1;
          return Promise.resolve();
        },
        beforeLook: () => undefined,
        beforeRetry: () => Promise.resolve(),
        password: () => undefined,
        onProgress: () => undefined,
        onOutput: () => undefined,
        ...more,
      });
    },
    remove: async () => {
      await journal.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return fixture;
}
