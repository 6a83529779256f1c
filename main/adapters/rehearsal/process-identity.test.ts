import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isSameProcess, processBegan } from './process-identity.js';

describe('a process that runs', () => {
  it('is the same as long as it began at the same moment', () => {
    const began = processBegan(process.pid) ?? '';
    expect(isSameProcess(process.pid, began)).toBe(true);
    if (began !== '') expect(isSameProcess(process.pid, `${began}, but earlier`)).toBe(false);
  });

  it('counts as the same when nobody could tell when it began', () => {
    expect(isSameProcess(process.pid, '')).toBe(true);
  });
});

describe('a process that has ended', () => {
  it('is never the same, even when nobody could tell when it began', async () => {
    const child = spawn(process.execPath, ['--eval', '']);
    await new Promise(done => child.once('exit', done));
    expect(processBegan(child.pid ?? 0)).toBeNull();
    expect(isSameProcess(child.pid ?? 0, '')).toBe(false);
  });
});
