import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { powershell } from '../../commands/windows-commands.js';
import { command, plain } from '../../commands/words.js';
import { toProblem } from '../../problems/problem.js';
import { type RehearsalFixture, startRehearsal } from './fixture-rehearsal.js';
import { readAgain, remembering } from './read-again.js';
import { runToolsTogether } from './run-tools-together.js';
import { toolForTests } from './tool-for-tests.js';
import { writeWhole } from './whole-file.js';

let rehearsal: RehearsalFixture;
let toolFile = '';
beforeAll(async () => {
  rehearsal = await startRehearsal();
  toolFile = await toolForTests();
}, 60_000);
afterAll(() => rehearsal.remove());

const events = powershell('read-aftermath-events.ps1', ['-Since', '2026-01-01T00:00:00.000Z'].map(plain));
const facts = powershell('read-facts.ps1');
const limit = { timeLimitSeconds: 60 };

describe('tools that are asked at the same moment', () => {
  it('share a process, in which each has its own output and its own end', async () => {
    const run = runToolsTogether();
    const box = { toolFile, environment: { CAS_RECOVERY_MACHINE: rehearsal.folder } };
    const [one, other, third] = await Promise.all([
      run(box, events, limit),
      run(box, command('appcmd.exe', ['list', 'site', '/xml']), limit),
      run(box, command('no-such-tool.exe', []), limit),
    ]);
    expect(JSON.parse(one.standardOutput)).toHaveProperty('application');
    expect([one, other, third].map(({ exitCode }) => exitCode)).toEqual([0, 13, 9009]);
    expect(other.output).toContain('Configuration error');
  });

  it('wait for none that hangs, and are let go when they are cancelled', async () => {
    const run = runToolsTogether();
    const environment = { CAS_RECOVERY_MACHINE: rehearsal.folder, CAS_RECOVERY_PACE: '{"events":60}' };
    const cancel = new AbortController();
    const how = { ...limit, signal: cancel.signal };
    const box = { toolFile, environment };
    const hanging = run(box, events, how).catch((thrown: unknown) => toProblem(thrown).code);
    expect((await run(box, facts, how)).exitCode).toBe(0);
    cancel.abort();
    expect(await hanging).toBe('TOOL_STOPPED');
  });

  it('are told what a tool is told that could not run', async () => {
    const run = runToolsTogether();
    const box = { toolFile: join(rehearsal.folder, 'none.cjs'), environment: {} };
    const codes = await Promise.all(
      [events, facts].map(one => run(box, one, limit).catch((thrown: unknown) => toProblem(thrown).code)),
    );
    expect(codes).toEqual(['TOOL_NOT_RUN', 'TOOL_NOT_RUN']);
  });
});

describe('what is read again', () => {
  it('is what the file holds by now, and read once while that stays', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-again-'));
    const file = join(folder, 'a.txt');
    let reads = 0;
    const read = readAgain(file, () => (reads += 1));
    try {
      expect([read(), read()]).toEqual([1, 2]);
      writeFileSync(file, 'a');
      expect([read(), read()]).toEqual([3, 3]);
      writeWhole(file, 'b');
      expect([read(), read()]).toEqual([4, 4]);
      utimesSync(file, 1, 1);
      expect(read()).toBe(5);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('is answered once for each of the last questions', () => {
    let asked = 0;
    const answer = remembering(
      (one: string) => `${one}${String((asked += 1))}`,
      one => one,
      2,
    );
    expect(['a', 'a', 'b', 'c', 'a'].map(answer)).toEqual(['a1', 'a1', 'b2', 'c3', 'a4']);
  });
});
