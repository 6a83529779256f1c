import { cpus } from 'node:os';
import { Worker } from 'node:worker_threads';
import { failure } from '../../problems/problem.js';
import { hashThread, type HashAnswer, type HashTask } from './hash-thread.js';
import { chunkBytes, hashOfFile } from './read-file.js';

/** More threads than that wait for the disk only. */
const mostThreads = Math.min(4, Math.max(2, cpus().length));
/** Files that a thread takes at a time: enough that asking costs little, few enough that all threads have some. */
const mostFiles = 32;
/** Milliseconds after which a thread without work ends. */
const idleMs = 2000;

interface Waiting {
  readonly path: string;
  readonly done: (sha256: string) => void;
  readonly fail: (why: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  /** What it is at. */
  task: readonly Waiting[];
  idle: NodeJS.Timeout | undefined;
}

/**
 * Adds up files on other threads, so that a comparison of 20,000 files uses the processors that there are, and the window
 * stays fluid. Where no thread can be had, it is done on this one.
 */
class HashPool {
  readonly #waiting: Waiting[] = [];
  readonly #threads = new Set<Thread>();
  #isAsked = false;

  /** SHA-256 of a file, in lower-case hex. Throws what the system says. */
  sha256(path: string): Promise<string> {
    return new Promise((done, fail) => {
      this.#waiting.push({ path, done, fail });
      if (this.#isAsked) return;
      this.#isAsked = true;
      // Who asks for many does so in one turn: they travel together.
      setImmediate(() => {
        this.#isAsked = false;
        this.#handOut();
      });
    });
  }

  #handOut(): void {
    const idle = [...this.#threads].filter(({ task }) => task.length === 0);
    while (this.#waiting.length > 0 && (idle.length > 0 || this.#threads.size < mostThreads)) {
      const thread = idle.pop() ?? this.#start();
      if (!thread) return this.#doAllHere();
      const others = idle.length + mostThreads - this.#threads.size;
      this.#give(thread, this.#waiting.splice(0, Math.min(mostFiles, Math.ceil(this.#waiting.length / (others + 1)))));
    }
  }

  #give(thread: Thread, task: readonly Waiting[]): void {
    clearTimeout(thread.idle);
    thread.task = task;
    thread.worker.ref();
    thread.worker.postMessage({ paths: task.map(({ path }) => path), chunkBytes } satisfies HashTask);
  }

  #start(): Thread | undefined {
    try {
      const worker = new Worker(`(${hashThread.toString()})(require)`, { eval: true });
      const thread: Thread = { worker, task: [], idle: undefined };
      worker.on('message', (answers: readonly HashAnswer[]) => this.#answered(thread, answers));
      worker.on('error', () => this.#lost(thread));
      this.#threads.add(thread);
      return thread;
    } catch {
      return undefined;
    }
  }

  #answered(thread: Thread, answers: readonly HashAnswer[]): void {
    const task = thread.task;
    thread.task = [];
    thread.worker.unref();
    thread.idle = setTimeout(() => this.#end(thread), idleMs).unref();
    task.forEach(({ done, fail }, at) => {
      const answer = answers[at] ?? { message: 'No answer came.', code: '' };
      if (typeof answer === 'string') done(answer);
      else fail(Object.assign(new Error(answer.message), { code: answer.code }));
    });
    this.#handOut();
  }

  #end(thread: Thread): void {
    this.#threads.delete(thread);
    void thread.worker.terminate();
  }

  /** A thread that broke down: what it was at is done here. */
  #lost(thread: Thread): void {
    this.#threads.delete(thread);
    clearTimeout(thread.idle);
    for (const one of thread.task) hashHere(one);
    this.#handOut();
  }

  #doAllHere(): void {
    for (const one of this.#waiting.splice(0)) hashHere(one);
  }
}

function hashHere({ path, done, fail }: Waiting): void {
  hashOfFile(path).then(done, fail);
}

const pool = new HashPool();

/**
 * SHA-256 of a file of a known length, in lower-case hex. On a share the many requests of this thread are faster than
 * threads that wait for one each; so is what can be cancelled in the middle of a large file.
 */
export async function hashOfListed(path: string, bytes: number, signal?: AbortSignal): Promise<string> {
  if (signal?.aborted === true) throw failure('CANCELLED', {});
  return path.startsWith('\\\\') || bytes > largeBytes ? hashOfFile(path, signal, bytes) : pool.sha256(path);
}

const largeBytes = 64 * 1024 * 1024;
