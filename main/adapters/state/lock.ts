import { createHash } from 'node:crypto';
import { mkdir, realpath, rm, stat, unlink } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Lock } from '../../ports/state-store.js';
import { failure } from '../../problems/problem.js';

/** Unix socket paths end here; Windows pipe names do not. */
const longestSocketPath = 100;
const takeoverIsStaleAfterMs = 10_000;
const answerWithinMs = 2_000;

/**
 * Takes the lock of a state folder. The lock is a listening socket (on Windows a named pipe), because the system
 * takes that away from a process however it ends, which no lock file can promise. Whoever asks is told who holds it.
 */
export async function takeLock(folder: string, holder: string): Promise<Lock> {
  const path = await socketPath(folder);
  for (let tries = 0; tries < 5; tries++) {
    const lock = await listen(path, holder);
    if (lock) return lock;
    const other = await askHolder(path);
    if (other !== undefined) throw failure('RECOVERY_IN_PROGRESS', { holder: other });
    await removeDeadSocket(path);
  }
  throw failure('RECOVERY_IN_PROGRESS', { holder: 'a process that is just starting' });
}

/** One folder has one lock, under whatever name it was opened. */
async function socketPath(folder: string): Promise<string> {
  const real = await realpath(folder);
  const name = process.platform === 'win32' ? real.toLowerCase() : real;
  const id = createHash('sha256').update(name).digest('hex').slice(0, 16);
  if (process.platform === 'win32') return `\\\\.\\pipe\\cas-recovery-${id}`;
  const inside = join(real, 'lock.sock');
  return inside.length <= longestSocketPath ? inside : join(tmpdir(), `cas-recovery-${id}.sock`);
}

function listen(path: string, holder: string): Promise<Lock | undefined> {
  return new Promise((done, fail) => {
    const asking = new Set<Socket>();
    const server = createServer(socket => {
      asking.add(socket);
      socket.once('close', () => asking.delete(socket));
      socket.on('error', () => undefined).end(holder);
    });
    server.once('error', (thrown: NodeJS.ErrnoException) => {
      // On Windows a pipe of another account answers EACCES: it is held just the same.
      if (thrown.code === 'EADDRINUSE' || (process.platform === 'win32' && thrown.code === 'EACCES')) done(undefined);
      else fail(thrown);
    });
    server.listen(path, () => {
      // The lock alone must not keep a finished process alive.
      server.unref();
      done({ release: () => release(server, asking) });
    });
  });
}

/** Only these say that nobody listens any more. A holder with too much to do is still a holder. */
const deadSocket: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOENT']);

function silent(code: string): string {
  return code === 'EACCES' || code === 'EPERM' ? 'a process of another account' : 'a process that does not answer';
}

/** What the holder says of itself; nothing when nobody listens any more. */
function askHolder(path: string): Promise<string | undefined> {
  return new Promise(done => {
    let said = '';
    const socket = connect(path);
    socket.setTimeout(answerWithinMs, () => {
      socket.destroy();
      done(silent(''));
    });
    socket.on('data', part => (said += part.toString('utf8')));
    socket.on('error', ({ code = '' }: NodeJS.ErrnoException) => done(deadSocket.has(code) ? undefined : silent(code)));
    socket.on('end', () => done(said === '' ? 'a process that does not say its name' : said));
  });
}

/** Only one of several that find a dead socket may remove it, and none may remove a socket that came after it. */
async function removeDeadSocket(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const guard = `${path}.takeover`;
  try {
    await mkdir(guard);
  } catch {
    const since = await stat(guard).catch(() => undefined);
    if (since && Date.now() - since.mtimeMs > takeoverIsStaleAfterMs) await rm(guard, { recursive: true, force: true });
    await new Promise(done => setTimeout(done, 50));
    return;
  }
  try {
    if ((await askHolder(path)) === undefined) await unlink(path).catch(() => undefined);
  } finally {
    await rm(guard, { recursive: true, force: true });
  }
}

/** Waits for nobody who still asks. */
function release(server: Server, asking: ReadonlySet<Socket>): Promise<void> {
  return new Promise(done => {
    server.close(() => done());
    for (const socket of asking) socket.destroy();
  });
}
