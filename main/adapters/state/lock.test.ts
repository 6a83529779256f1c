import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../problems/failure.js';
import { takeLock } from './lock.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cas-recovery-lock-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a state folder', () => {
  it('is refused to a second one, who is told who holds it', async () => {
    const lock = await takeLock(folder, 'process 17 of anna');
    await expect(takeLock(folder, 'me')).rejects.toThrow(Failure);
    await expect(takeLock(folder, 'me')).rejects.toThrow('process 17 of anna');
    await lock.release();
    await (await takeLock(folder, 'me')).release();
  });

  it('is free again after its holder was killed', async () => {
    const holder = await holdInAnotherProcess();
    await expect(takeLock(folder, 'me')).rejects.toThrow('another process');
    holder.kill('SIGKILL');
    await new Promise(done => holder.once('exit', done));
    await (await takeLock(folder, 'me')).release();
  });

  it('goes to exactly one of many who find it left behind at the same moment', async () => {
    const holder = await holdInAnotherProcess();
    holder.kill('SIGKILL');
    await new Promise(done => holder.once('exit', done));
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, number) => takeLock(folder, `try ${String(number)}`)),
    );
    const won = tries.filter(({ status }) => status === 'fulfilled');
    expect(won.length).toBe(1);
    for (const one of tries) if (one.status === 'fulfilled') await one.value.release();
  });

  it('is the same one under every name of the folder', async () => {
    const deep = join(folder, 'a'.repeat(80), 'b'.repeat(80));
    mkdirSync(deep, { recursive: true });
    symlinkSync(deep, join(folder, 'link'), 'junction');
    const lock = await takeLock(deep, 'deep');
    await expect(takeLock(join(folder, 'link'), 'me')).rejects.toThrow('deep');
    await lock.release();
  });

  it('is released while somebody asks who holds it and never hangs up', async () => {
    const lock = await takeLock(folder, 'me');
    if (process.platform === 'win32') return lock.release();
    const asking = connect({ path: join(folder, 'lock.sock'), allowHalfOpen: true });
    await new Promise(done => asking.once('data', done));
    asking.on('error', () => undefined);
    await lock.release();
    asking.destroy();
  });

  it('is taken in a folder whose path is too long for a socket', async () => {
    const deep = join(folder, 'a'.repeat(80), 'b'.repeat(80));
    mkdirSync(deep, { recursive: true });
    const lock = await takeLock(deep, 'deep');
    await expect(takeLock(deep, 'me')).rejects.toThrow('deep');
    await lock.release();
  });
});

/** A listener of the same kind in a process of its own: what a crashed program leaves behind. */
function holdInAnotherProcess(): Promise<ChildProcess> {
  const script = join(folder, 'holder.cjs');
  const path = join(folder, 'lock.sock');
  writeFileSync(
    script,
    `require('node:net').createServer(s => s.end('another process')).listen({ path: ${JSON.stringify(path)}, backlog: 1 }, () => console.log('held'));`,
  );
  const child = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise(done => child.stdout.once('data', () => done(child)));
}

describe('a file in the place of the lock', () => {
  it('that nobody listens on is a leftover, and is taken over', async () => {
    const path = join(folder, 'lock.sock');
    const server = createServer();
    await new Promise<void>(done => server.listen(path, done));
    await new Promise(done => server.close(done));
    writeFileSync(path, '');
    expect(existsSync(path)).toBe(true);
    await (await takeLock(folder, 'me')).release();
  });
});

if (process.platform === 'linux') {
  describe('a holder with more callers than it can take', () => {
    it('still holds the lock', async () => {
      const holder = await holdInAnotherProcess();
      holder.kill('SIGSTOP');
      const path = join(folder, 'lock.sock');
      const callers = Array.from({ length: 4 }, () => connect(path).on('error', () => undefined));
      await expect(takeLock(folder, 'me')).rejects.toThrow('does not answer');
      expect(existsSync(path)).toBe(true);
      for (const caller of callers) caller.destroy();
      holder.kill('SIGKILL');
    });
  });
}
