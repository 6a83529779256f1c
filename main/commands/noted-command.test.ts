import { describe, expect, it } from 'vitest';
import type { CommandNotes } from '../ports/host.js';
import { failure } from '../problems/problem.js';
import { noted, notedStart } from './noted-command.js';

const sc = 'sc.exe start W3SVC';

function notebook(): CommandNotes & { readonly told: unknown[] } {
  const told: unknown[] = [];
  return {
    told,
    begun: async line => void told.push(line),
    ended: async ending => void told.push(ending),
  };
}

const notStarted = { end: 'not started', exitCode: null, durationMs: null };
const lasting = { durationMs: expect.any(Number) as number };

describe('a command', () => {
  it.each([0, 1060, -3])('is taken down before it runs, and with its exit code %i', async exitCode => {
    const notes = notebook();
    const run = async (): Promise<{ exitCode: number }> => {
      expect(notes.told).toEqual(['sc.exe start W3SVC']);
      return Promise.resolve({ exitCode });
    };
    expect(await noted(sc, notes, run)).toEqual({ exitCode });
    expect(notes.told.slice(1)).toEqual([{ end: 'exited', exitCode, ...lasting }]);
  });

  it.each([
    ['stopped', failure('TOOL_STOPPED', { tool: 'sc.exe' })],
    ['timed out', failure('TOOL_TIMED_OUT', { tool: 'sc.exe', seconds: 300, output: '' })],
    [
      'no exit code',
      failure('TOOL_NOT_RUN', { tool: 'sc.exe', line: '', why: 'It was ended by SIGKILL.', output: '' }),
    ],
    ['no exit code', new Error('EPERM')],
  ])('that has no exit code is taken down as: %s', async (end, thrown) => {
    const notes = notebook();
    await expect(noted(sc, notes, () => Promise.reject(thrown))).rejects.toBe(thrown);
    expect(notes.told.slice(1)).toEqual([{ end, exitCode: null, ...lasting }]);
  });

  it('whose program is not there is taken down as not started, after no time', async () => {
    const notes = notebook();
    const facts = { tool: 'sc.exe', line: '', why: 'It is not there.', output: '' };
    const thrown = failure('TOOL_NOT_RUN', facts, new Error('ENOENT'));
    await expect(noted(sc, notes, () => Promise.reject(thrown))).rejects.toBe(thrown);
    expect(notes.told.slice(1)).toEqual([notStarted]);
  });

  it('that this program does itself has no exit code', async () => {
    const notes = notebook();
    await noted(sc, notes, () => Promise.resolve({ exitCode: null }));
    expect(notes.told.slice(1)).toEqual([{ end: 'no exit code', exitCode: null, ...lasting }]);
  });

  it('does not run where nobody can take it down, as on a full disk', async () => {
    let ran = false;
    const full = new Error('ENOSPC');
    const notes = { begun: () => Promise.reject(full), ended: () => Promise.resolve() };
    const run = async (): Promise<{ exitCode: number }> => {
      ran = true;
      return Promise.resolve({ exitCode: 0 });
    };
    await expect(noted(sc, notes, run)).rejects.toBe(full);
    expect(ran).toBe(false);
  });

  it('whose end can’t be taken down ends the change there', async () => {
    const full = new Error('ENOSPC');
    const notes = { begun: () => Promise.resolve(), ended: () => Promise.reject(full) };
    await expect(noted(sc, notes, () => Promise.resolve({ exitCode: 0 }))).rejects.toBe(full);
  });
});

describe('a command that goes on by itself', () => {
  const thrown = failure('SETUP_NOT_STARTED', { line: 'setup.com', why: 'It is not there.' });
  const fails = (): Promise<void> => Promise.reject(thrown);

  it('is taken down before it starts, and its end is left to who follows it', async () => {
    const notes = notebook();
    await notedStart('setup.com', notes, {
      start: () => {
        expect(notes.told).toEqual(['setup.com']);
        return Promise.resolve();
      },
      mayComeUp: () => false,
    });
    expect(notes.told).toEqual(['setup.com']);
  });

  it.each([
    ['is not to come', false, [notStarted]],
    ['may still come up', true, []],
  ])('and failed to start has an end where it %s', async (_, mayComeUp, ends) => {
    const notes = notebook();
    await expect(notedStart('setup.com', notes, { start: fails, mayComeUp: () => mayComeUp })).rejects.toBe(thrown);
    expect(notes.told.slice(1)).toEqual(ends);
  });
});
