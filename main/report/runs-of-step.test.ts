import { describe, expect, it } from 'vitest';
import type { CommandEnding, JournalEntry, ReportRun } from '../../preload/contract/index.js';
import { recovered } from './fixture-recoveries.js';
import { JournalMaker, ready } from './fixtures.js';
import { runsByStep } from './runs-of-step.js';
import { endInWords } from './words.js';

const stepId = 'identity';
const meant = (commands: string[], attempt = 1): JournalEntry => ({
  kind: 'act-intended',
  stepId,
  attempt,
  commands,
  before: {},
});
const checked = (attempt = 1, asOlder = false): JournalEntry => ({
  kind: 'checked',
  stepId,
  attempt,
  finding: ready('2026-11-24T06:30:00.000Z'),
  ...(!asOlder && { lookedFrom: '2026-11-24T06:30:00.000Z' }),
});
const begun = (command: string, attempt = 1): JournalEntry => ({ kind: 'command-begun', stepId, attempt, command });
const ended = (ending: Partial<CommandEnding> = {}, attempt = 1): JournalEntry => ({
  ...{ kind: 'command-ended', stepId, attempt, end: 'exited', exitCode: 0, durationMs: 400 },
  ...ending,
});

/** What is told of each command: `netsh: exited 0, 400 ms`. A look of this version is at the beginning. */
const told = (...entries: JournalEntry[]): string[] => toldOf(checked(), ...entries);

function toldOf(...entries: JournalEntry[]): string[] {
  const journal = new JournalMaker();
  for (const entry of entries) journal.after(1).write(entry);
  return (runsByStep(journal.records).get(stepId) ?? []).map(
    ({ command, attempt, end, exitCode, durationMs }) =>
      `${String(attempt)} ${command}: ${end} ${String(exitCode)} ${String(durationMs)}`,
  );
}

describe('the commands of a step', () => {
  it('are told in the order in which they were announced, each with its end', () => {
    const restart: JournalEntry = {
      ...{ kind: 'restart-intended', stepId, attempt: 1, reason: '', bootId: '' },
      commands: ['c'],
    };
    expect(told(meant(['a', 'b']), begun('a'), ended(), begun('b'), ended({ exitCode: 3010 }), restart)).toEqual([
      '1 a: exited 0 400',
      '1 b: exited 3010 400',
      '1 c: not run null null',
    ]);
  });

  it('that did not come to run are told apart from one whose end nobody saw', () => {
    expect(told(meant(['a', 'b', 'c']), begun('a'), ended(), begun('b'))).toEqual([
      '1 a: exited 0 400',
      '1 b: no end seen null null',
      '1 c: not run null null',
    ]);
  });

  it('are told anew for each try, and an end that comes late goes to its own', () => {
    const killed = { end: 'stopped', exitCode: null } as const;
    expect(told(meant(['a']), begun('a'), meant(['a'], 2), begun('a', 2), ended(killed), ended({}, 2))).toEqual([
      '1 a: stopped null 400',
      '2 a: exited 0 400',
    ]);
  });

  it('have their end also where a later try followed them to it', () => {
    expect(told(meant(['setup']), begun('setup'), checked(2), ended({ exitCode: 1 }, 2))).toEqual([
      '1 setup: exited 1 400',
    ]);
    const anew = [meant(['setup'], 3), begun('setup', 3), ended({}, 3)];
    expect(told(meant(['setup']), begun('setup'), checked(2), ended({ exitCode: 1 }, 2), ...anew)).toEqual([
      '1 setup: exited 1 400',
      '3 setup: exited 0 400',
    ]);
  });

  it('keep the end of a try from one that comes after it', () => {
    expect(told(meant(['a'], 2), begun('a', 2), ended({}, 1))).toEqual(['2 a: no end seen null null']);
  });

  it('were not run where none of them was begun, as without a password or after a crash', () => {
    expect(told(meant(['a', 'b']))).toEqual(['1 a: not run null null', '1 b: not run null null']);
  });

  it('are told as not recorded of a try that an older version made', () => {
    expect(toldOf(checked(1, true), meant(['a']), checked(2), meant(['a'], 2), begun('a', 2), ended({}, 2))).toEqual([
      '1 a: not recorded null null',
      '2 a: exited 0 400',
    ]);
    expect(toldOf(checked(1, true), meant(['a']))).toEqual([]);
  });

  it('keep apart where the same one runs twice, and take in what was not announced', () => {
    const entries = [meant(['a', 'a']), begun('a'), ended({ exitCode: 5 }), begun('x'), ended(), begun('a'), ended()];
    expect(told(...entries)).toEqual(['1 a: exited 5 400', '1 a: exited 0 400', '1 x: exited 0 400']);
  });

  it('are left out where an older version wrote the journal', () => {
    expect(runsByStep(recovered().records).size).toBe(0);
  });

  it('are read in time where there are very many', () => {
    const journal = new JournalMaker();
    const commands = Array.from({ length: 20_000 }, (_one, place) => `command ${String(place)}`);
    journal.write(meant(commands));
    const frame = journal.records[0];
    if (!frame) throw new Error('nothing was written');
    const records = [frame, ...commands.flatMap(one => [begun(one), ended()].map(entry => ({ ...frame, entry })))];
    const start = performance.now();
    expect(runsByStep(records).get(stepId)).toHaveLength(20_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('the end of a command in words', () => {
  it.each<[ReportRun['end'], number | null, number | null, RegExp]>([
    ['exited', 3010, 421, /^Exit code 3010 after 0\.4 seconds$/],
    ['exited', -3, 723_000, /^Exit code -3 after 12 minutes 3 seconds$/],
    ['stopped', null, 59_400, /^Ended by this program, .* after 59\.4 seconds$/],
    ['timed out', null, 60_000, /its time was up after 1 minute$/],
    ['no exit code', null, null, /^Ended without an exit code$/],
    ['not started', null, null, /^Could not be started$/],
    ['no end seen', null, null, /^Its end was not seen$/],
    ['not run', null, null, /^Not run$/],
    ['not recorded', null, null, /not recorded$/],
  ])('%s, %s', (end, exitCode, durationMs, words) => {
    expect(endInWords({ end, exitCode, durationMs })).toMatch(words);
  });
});
