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

describe('a run where nobody sits, on a real server', () => {
  const { signal } = new AbortController();
  const asked = (typeToConfirm: string | null): Question => ({
    kind: 'consent',
    step: first,
    attempt: 1,
    preview: { action: 'Take the backup', items: [], restarts: false, typeToConfirm, asksPasswordOf: null },
  });
  const terminal = new Terminal({ color: false, quietOutput: true });

  it.each<readonly [string, string | undefined, string | null, string]>([
    ['agrees to what can be undone', undefined, null, 'consent'],
    ['leaves what wants a name to a person', undefined, 'EX3', 'later'],
    ['leaves it so where another name was given', 'EX9', 'EX3', 'later'],
    ['agrees where the name was given in advance', 'ex3', 'EX3', 'consent'],
  ])('%s', async (_, confirmed, name, expected) => {
    const decision = await decider({ yes: true, live: true, confirmed }, terminal)(asked(name), signal);
    expect(typeof decision === 'string' ? decision : decision.choice).toBe(expected);
    if (expected === 'consent' && name !== null) expect(decision).toHaveProperty('typedName', name);
  });
});

describe('what nobody was asked', () => {
  it.each<readonly [boolean, string | null, string]>([
    [false, null, 'yes-option'],
    [false, 'EX3', 'yes-option'],
    [true, null, 'yes-option'],
    [true, 'EX3', 'confirm-option'],
  ])('says so: live %s, with the name %s', async (live, typeToConfirm, by) => {
    const preview = { action: 'Run setup', items: [], restarts: false, typeToConfirm, asksPasswordOf: null };
    const decide = decider({ yes: true, live, confirmed: 'EX3' }, new Terminal({ color: false, quietOutput: true }));
    const decision = await decide({ kind: 'consent', step: first, attempt: 1, preview }, new AbortController().signal);
    expect(decision).toHaveProperty('by', by);
  });
});
