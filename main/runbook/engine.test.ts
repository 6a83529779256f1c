import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision, Finding, JournalEntry } from '../../preload/contract/index.js';
import { foldAll } from '../../preload/contract/index.js';
import { failure, problem } from '../problems/problem.js';
import { openEngine, type EngineFixture } from './fixture-engine.js';
import { card, nothingSeen, step, type World } from './fixture-runbook.js';
import type { Journal } from './journal.js';
import type { Step } from './step.js';

let engine: EngineFixture;
let world: World;
let journal: Journal;

beforeEach(async () => {
  engine = await openEngine();
  ({ world, journal } = engine);
});

afterEach(() => engine.remove());

const run: EngineFixture['run'] = (steps, answers, more) => engine.run(steps, answers, more);
const kinds = (): JournalEntry['kind'][] => journal.records.map(({ entry }) => entry.kind);
const yes: Decision = { choice: 'consent' };
const retry: Decision = { choice: 'retry' };

describe('a runbook whose steps all work', () => {
  it('acts once per step, after consent, and writes each turn down in order', async () => {
    const outcome = await run([step('new-server'), step('identity')], [yes, yes]);
    expect(outcome.kind).toBe('finished');
    expect(world.acts).toEqual(['new-server', 'identity']);
    expect(kinds().slice(2, 11)).toEqual([
      'session-started',
      'checked',
      'previewed',
      'decided',
      'act-intended',
      'acted',
      'checked',
      'verified',
      'checked',
    ]);
    expect(foldAll(journal.records).ended?.outcome).toBe('recovered');
  });

  it('has the intention on the disk before the change begins', async () => {
    let seen: string[] = [];
    const watching = step('identity', {
      act: async one => {
        seen = kinds();
        one.done.add('identity');
        return Promise.resolve();
      },
    });
    await run([watching], [yes]);
    expect(seen.at(-1)).toBe('act-intended');
  });

  it('ends with reservations where something beside its steps went wrong, and names it', async () => {
    const readAt = '2026-11-24T08:00:00.000Z';
    const fact = { id: 'f', label: 'What setup wrote', value: 'not recorded', source: 's', readAt };
    await run([step('identity', { verify: () => Promise.resolve([{ ...fact, reservation: true }]) })], [yes]);
    expect(foldAll(journal.records).ended).toMatchObject({
      outcome: 'recovered with reservations',
      note: 'What setup wrote: not recorded',
    });
  });

  it('does nothing to a step that is found done', async () => {
    world.done.add('identity');
    await run([step('identity')]);
    expect(world.acts).toEqual([]);
    expect(engine.asked).toEqual([]);
  });

  it('does not change anything while nobody agrees', async () => {
    const outcome = await run([step('identity')]);
    expect(outcome.kind).toBe('waiting');
    expect(world.acts).toEqual([]);
    expect(kinds()).not.toContain('act-intended');
  });

  it('has nothing more to do once it has ended', async () => {
    await run([step('identity')], [yes]);
    const before = journal.records.length;
    expect((await run([step('identity')])).kind).toBe('finished');
    expect(journal.records.length).toBe(before);
  });
});

describe('a question that stays open while the server changes', () => {
  it('is asked anew, and nothing runs on what was shown before', async () => {
    const changing = step('identity', {
      check: ({ done, boot }) =>
        Promise.resolve<Finding>(
          done.has('identity')
            ? { state: 'done', ...nothingSeen }
            : { state: 'ready', before: { address: `10.0.0.${String(boot)}` }, ...nothingSeen },
        ),
    });
    const overnight = (): Decision => {
      world.boot = 9;
      return yes;
    };
    expect((await run([changing], [overnight])).kind).toBe('waiting');
    expect(world.acts).toEqual([]);
    expect(engine.asked.length).toBe(2);
  });
});

describe('a look that does not come back', () => {
  it('is left alone when the operator cancels', async () => {
    const hanging = step('identity', { check: () => new Promise(() => undefined) });
    setTimeout(() => engine.cancel.abort(), 20);
    expect((await run([hanging])).kind).toBe('cancelled');
  });
});

describe('a step that wants the name typed', () => {
  const named = step('recovery-setup', {
    propose: () =>
      Promise.resolve({
        changes: [],
        preview: { action: 'Run setup', items: [], restarts: false, typeToConfirm: 'EX3', asksPasswordOf: null },
      }),
  });

  it.each([undefined, '', 'EX4', 'EX'])('asks again when the name is %j', async typedName => {
    await run([named], [{ choice: 'consent', ...(typedName !== undefined && { typedName }) }]);
    expect(world.acts).toEqual([]);
    expect(engine.asked.length).toBe(2);
  });

  it('goes on when the name is right, in any case and with blanks around it', async () => {
    await run([named], [{ choice: 'consent', typedName: ' ex3 ' }]);
    expect(world.acts).toEqual(['recovery-setup']);
  });

  it('never says that somebody typed what --yes gave', async () => {
    await run([named], [{ choice: 'consent', typedName: 'EX3', by: 'yes-option' }]);
    expect(world.acts).toEqual(['recovery-setup']);
    const decided = engine.journal.records.flatMap(({ entry }) => (entry.kind === 'decided' ? entry.decision : []));
    expect(decided).toEqual([{ choice: 'consent', by: 'yes-option' }]);
  });
});

describe('a step that fails', () => {
  const blocked = step('identity', {
    check: ({ done }) =>
      Promise.resolve<Finding>(
        done.has('mended')
          ? { state: 'done', ...nothingSeen }
          : { state: 'blocked', problem: problem('ADDRESS_IN_USE', { address: '10.0.0.23' }), ...nothingSeen },
      ),
  });

  it('closes the way on until somebody decides', async () => {
    const outcome = await run([blocked, step('restart')]);
    expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'ADDRESS_IN_USE' } });
    expect(kinds().at(-1)).toBe('failed');
    expect(world.acts).toEqual([]);
  });

  it('is looked at again after a retry, and passes when it was mended', async () => {
    const mending = { ...blocked };
    const outcome = run([mending], [retry]);
    world.done.add('mended');
    expect((await outcome).kind).toBe('finished');
    expect(foldAll(journal.records).steps[0]?.attempt).toBeLessThanOrEqual(2);
  });

  it('is passed over with a reason, which the verdict tells', async () => {
    const outcome = await run([blocked], [{ choice: 'skip', reason: 'The old server is off.' }]);
    expect(outcome.kind).toBe('finished');
    expect(foldAll(journal.records).ended).toMatchObject({ outcome: 'recovered with reservations' });
  });

  it('is not passed over when it can’t be skipped', async () => {
    const strict = step('recovery-setup', { ...blocked, card: card('recovery-setup', { skippable: false }) });
    const outcome = await run([strict], [{ choice: 'skip', reason: 'I want to.' }]);
    expect(outcome.kind).toBe('failed');
    expect(engine.asked[0]).toMatchObject({ choices: ['retry', 'stop'] });
    expect(kinds()).not.toContain('decided');
  });

  it('ends the recovery when the operator stops', async () => {
    expect((await run([blocked], [{ choice: 'stop', reason: 'Restore instead.' }])).kind).toBe('stopped');
    expect(foldAll(journal.records).ended).toMatchObject({ outcome: 'stopped', note: 'Restore instead.' });
  });

  it('tells a thrown error as a problem too', async () => {
    const broken = step('identity', { act: () => Promise.reject(new Error('cable pulled')) });
    const outcome = await run([broken], [yes]);
    expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'UNEXPECTED' } });
    expect(JSON.stringify(journal.records.at(-1)?.entry)).toContain('cable pulled');
  });

  it('is ended by its time limit', async () => {
    const slow = step('identity', { timeLimitSeconds: 0.05, act: () => new Promise(() => undefined) });
    expect(await run([slow], [yes])).toMatchObject({ kind: 'failed', problem: { code: 'STEP_TIME_LIMIT' } });
  });
});

describe('a look that takes its time', () => {
  it.each([
    [0.05, 'failed'],
    [undefined, 'waiting'],
  ])('is given up after that of its runbook: %j seconds', async (lookSeconds, expected) => {
    const slow = step('identity', {
      check: () =>
        new Promise<Finding>(resolve =>
          setTimeout(() => resolve({ state: 'ready', before: { done: 'no' }, ...nothingSeen }), 200),
        ),
    });
    const outcome = await run([slow], [], lookSeconds === undefined ? {} : { lookSeconds });
    expect(outcome.kind).toBe(expected);
  });
});

describe('a change that reports success but does not take', () => {
  it('is not repeated by itself: the proof says what differs', async () => {
    const stubborn = step('identity', {
      act: one => {
        one.acts.push('rename');
        return Promise.resolve();
      },
      verify: () => Promise.reject(failure('IDENTITY_DIFFERS', { what: 'name', wanted: 'EX3', found: 'WIN-1' })),
    });
    expect(await run([stubborn], [yes])).toMatchObject({ kind: 'failed', problem: { code: 'IDENTITY_DIFFERS' } });
    expect(world.acts).toEqual(['rename']);
  });
});

describe('a change of two things of which one does not take', () => {
  it('is told too, although the other one did', async () => {
    const half = step('identity', {
      check: ({ acts }) =>
        Promise.resolve<Finding>({
          state: 'ready',
          before: acts.length === 0 ? { name: 'WIN-1', address: '10.0.0.99' } : { name: 'WIN-1' },
          ...nothingSeen,
        }),
      verify: () => Promise.reject(failure('IDENTITY_DIFFERS', { what: 'name', wanted: 'EX3', found: 'WIN-1' })),
    });
    expect(await run([half], [yes, yes])).toMatchObject({ kind: 'failed', problem: { code: 'IDENTITY_DIFFERS' } });
    expect(world.acts).toEqual(['identity']);
  });
});

describe('a step that was left half done', () => {
  const half = step('recovery-setup', {
    check: ({ done }) =>
      Promise.resolve<Finding>(
        done.has('recovery-setup')
          ? { state: 'done', ...nothingSeen }
          : { state: 'half-done', problem: problem('SETUP_LEFT_HALF', { watermark: 'w' }), ...nothingSeen },
      ),
  });

  it('is not begun again without a person’s word', async () => {
    expect(await run([half], [yes])).toMatchObject({ kind: 'failed', problem: { code: 'SETUP_LEFT_HALF' } });
    expect(world.acts).toEqual([]);
  });

  it('goes on when the operator retries and agrees', async () => {
    expect((await run([half], [retry, yes])).kind).toBe('finished');
    expect(world.acts).toEqual(['recovery-setup']);
  });
});

describe('a change that an earlier session started', () => {
  it('is followed to its end, not begun again', async () => {
    const followed: string[] = [];
    const running = step('recovery-setup', {
      check: ({ done }) =>
        Promise.resolve<Finding>(
          done.has('end') ? { state: 'done', ...nothingSeen } : { state: 'running', ...nothingSeen },
        ),
      follow: one => {
        followed.push('to the end');
        one.done.add('end');
        return Promise.resolve();
      },
    });
    expect((await run([running])).kind).toBe('finished');
    expect(followed).toEqual(['to the end']);
    expect(world.acts).toEqual([]);
  });
});

describe('a recovery that is cancelled', () => {
  it('stops before the next change and says so', async () => {
    const first = step('identity', {
      act: one => {
        one.done.add('identity');
        engine.cancel.abort();
        return Promise.resolve();
      },
    });
    expect((await run([first, step('restart')], [yes, yes])).kind).toBe('cancelled');
    expect(kinds().at(-1)).toBe('cancelled');
    expect(world.acts).toEqual([]);
  });

  it.each<readonly [string, Partial<Step<World>>, string]>([
    ['was ended', {}, 'was ended'],
    ['goes on by itself', { follow: () => Promise.resolve() }, 'goes on by itself'],
  ])('says of a change that it %s', async (_, more, said) => {
    const acting = step('identity', {
      ...more,
      act: () => {
        engine.cancel.abort();
        return Promise.resolve();
      },
    });
    await run([acting], [yes]);
    const { entry } = journal.records.at(-1) ?? {};
    expect(entry?.kind === 'cancelled' && entry.note).toContain(said);
  });

  it('can be resumed', async () => {
    engine.cancel.abort();
    await run([step('identity')], [yes]);
    engine.cancel = new AbortController();
    expect((await run([step('identity')], [yes])).kind).toBe('finished');
  });
});
