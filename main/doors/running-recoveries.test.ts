import { describe, expect, it } from 'vitest';
import type { Decision, JournalRecord, StepCard } from '../../preload/contract/index.js';
import type { Recoveries } from '../recovery/recoveries.js';
import type { Question } from '../runbook/questions.js';
import { toProblem } from '../problems/problem.js';
import { RunningRecoveries } from './running-recoveries.js';

const step: StepCard = {
  id: 'identity',
  title: 'Rename',
  explain: 'Renames.',
  risk: 'can be undone',
  usualSeconds: 1,
  skippable: true,
};
const question: Question = {
  kind: 'consent',
  step,
  attempt: 1,
  preview: { action: 'Rename', items: [], restarts: false, typeToConfirm: null, asksPasswordOf: null },
};
const consent: Decision = { choice: 'consent' };

/** Asks once, and takes its time to end after the answer. */
function asking() {
  const answers: (Decision | 'later')[] = [];
  let end = (): void => undefined;
  const ended = new Promise<void>(done => (end = done));
  const recoveries: Pick<Recoveries, 'run'> = {
    run: async (_id, { decide, signal, onRecord }) => {
      // It opens the journal first.
      await soon();
      onRecord({} as JournalRecord);
      answers.push(await decide(question, signal));
      await ended;
      return { kind: 'finished' };
    },
  };
  return { running: new RunningRecoveries(recoveries, () => undefined), answers, end };
}

function refusal(decide: () => void): string {
  try {
    decide();
    return 'taken';
  } catch (thrown) {
    return toProblem(thrown).code;
  }
}

const soon = (): Promise<void> => new Promise(done => setTimeout(done, 5));

describe('an answer to a recovery', () => {
  it('is taken once', async () => {
    const { running, answers, end } = asking();
    await running.start('ex3', undefined);
    running.decide('ex3', 'identity', consent);
    await soon();
    expect(answers).toEqual([consent]);
    expect(refusal(() => running.decide('ex3', 'identity', consent))).toBe('NOTHING_WAS_ASKED');
    end();
    await running.close();
  });

  it('is refused once the recovery was cancelled, also while it still winds up', async () => {
    const { running, answers, end } = asking();
    await running.start('ex3', undefined);
    running.cancel('ex3');
    expect(refusal(() => running.decide('ex3', 'identity', consent))).toBe('NOTHING_WAS_ASKED');
    await soon();
    expect(answers).toEqual(['later']);
    end();
    await running.close();
  });

  it('is refused for another step than the one that asked', async () => {
    const { running, end } = asking();
    await running.start('ex3', undefined);
    expect(refusal(() => running.decide('ex3', 'restart', consent))).toBe('NOTHING_WAS_ASKED');
    end();
    await running.close();
  });
});
