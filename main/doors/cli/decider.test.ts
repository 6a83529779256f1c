import { describe, expect, it } from 'vitest';
import { recoveryRunbook } from '../../recovery/runbook.js';
import { problem } from '../../problems/problem.js';
import type { Question } from '../../runbook/questions.js';
import { decider } from './decider.js';
import { Terminal } from './terminal.js';

const [first, second] = recoveryRunbook.map(({ card }) => card);
if (!first || !second) throw new Error('a recovery has more than one step');

const failureOf = (step: typeof first): Question => ({
  kind: 'failure',
  step,
  attempt: 1,
  problem: problem('CANCELLED', {}),
  choices: ['retry', 'skip', 'stop'],
});

describe('an answer that was given in advance', () => {
  const { signal } = new AbortController();
  const decision = { choice: 'skip', reason: 'done by hand' } as const;
  const answering = () =>
    decider({ yes: true, answer: { stepId: second.id, decision } }, new Terminal({ color: false, quietOutput: true }));

  it('is for the step that it is meant for, once', async () => {
    const decide = answering();
    expect(await decide(failureOf(second), signal)).toEqual(decision);
    expect(await decide(failureOf(second), signal)).toBe('later');
  });

  it('is kept from another step that fails before', async () => {
    const decide = answering();
    expect(await decide(failureOf(first), signal)).toBe('later');
    expect(await decide(failureOf(second), signal)).toEqual(decision);
  });

  it('is not given where the step does not take it', async () => {
    const question = { ...failureOf(second), choices: ['retry', 'stop'] } as Question;
    expect(await answering()(question, signal)).toBe('later');
  });
});
