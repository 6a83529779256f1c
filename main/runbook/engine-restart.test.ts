import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision, Finding, JournalEntry } from '../../preload/contract/index.js';
import { openEngine, type EngineFixture } from './fixture-engine.js';
import { nothingSeen, step, type World } from './fixture-runbook.js';
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

const run: EngineFixture['run'] = (steps, answers) => engine.run(steps, answers);
const kinds = (): JournalEntry['kind'][] => journal.records.map(({ entry }) => entry.kind);
const yes: Decision = { choice: 'consent' };

describe('a change that restarts the server', () => {
  it('shows the commands of the restart with it, and asks no second time', async () => {
    const rename = step('identity', {
      propose: () =>
        Promise.resolve({
          changes: [],
          preview: {
            action: 'Rename and restart',
            items: [{ command: 'rename', changes: 'Renames.', undo: null }],
            restarts: true,
            typeToConfirm: null,
            asksPasswordOf: null,
          },
        }),
      check: ({ done }) =>
        Promise.resolve<Finding>(
          done.has('identity')
            ? { state: 'restart-needed', reason: 'Windows takes the name.', ...nothingSeen }
            : { state: 'ready', before: { name: 'old' }, ...nothingSeen },
        ),
    });
    expect((await run([rename], [yes])).kind).toBe('restarting');
    expect(engine.asked).toHaveLength(1);
    const [asked] = engine.asked;
    expect(asked?.kind === 'consent' && asked.preview.items.map(({ command }) => command)).toEqual([
      'rename',
      'shutdown /r',
    ]);
    const intended = engine.journal.records.map(({ entry }) => entry).find(({ kind }) => kind === 'act-intended');
    expect(intended).toMatchObject({ commands: ['rename'] });
  });
});

describe('a step that needs a restart', () => {
  const restarting = (reallyHelps = true): Step<World> =>
    step('restart', {
      check: ({ boot }) =>
        Promise.resolve<Finding>(
          boot > 1 && reallyHelps
            ? { state: 'done', ...nothingSeen }
            : { state: 'restart-needed', reason: 'Setup asks for it.', ...nothingSeen },
        ),
    });

  it('ends the session, and the next one sees the new boot and goes on', async () => {
    expect((await run([restarting()], [yes])).kind).toBe('restarting');
    expect(kinds().slice(-2)).toEqual(['restart-intended', 'restart-requested']);
    expect((await run([restarting()])).kind).toBe('finished');
    expect(kinds()).toContain('restart-observed');
  });

  it('is not restarted again when the restart did not help', async () => {
    await run([restarting(false)], [yes]);
    const outcome = await run([restarting(false)], [yes]);
    expect(outcome).toMatchObject({ kind: 'failed', problem: { code: 'RESTART_DID_NOT_HELP' } });
    expect(world.boot).toBe(2);
  });

  it('asks anew when the restart was asked for but never came, and says so', async () => {
    await run([restarting()], [yes]);
    world.boot = 1;
    expect((await run([restarting()], [yes])).kind).toBe('restarting');
    const asked = engine.asked.map(question => (question.kind === 'consent' ? question.preview.items[0]?.changes : ''));
    expect(asked).toEqual([
      'Setup asks for it.',
      'The restart that was asked for before has not happened. Setup asks for it.',
    ]);
  });
});
