import { failure } from '../../../problems/problem.js';
import type { ScriptCommand } from './powershell-command.js';
import { type Answer, AnswerReader, fieldText, readError, type ScriptError, toField } from './read-answer.js';
import { ScriptProcess } from './script-process.js';

/** How long the script may be silent, in seconds. */
export interface ScriptLimits {
  /** Until it is ready: PowerShell itself, finding a domain controller, the logon. */
  readonly start: number;
  /** Between two pages of an answer. */
  readonly answer: number;
}

export interface ScriptRequest {
  /** Domain controller or domain; the one that the script started with when empty. */
  readonly host: string;
  readonly base: string;
  readonly scope: 'Base' | 'OneLevel' | 'Subtree';
  readonly filter: string;
  readonly attributes: readonly string[];
}

export type Started =
  { readonly kind: 'ready'; readonly session: ScriptSession } | { readonly kind: 'error'; readonly error: ScriptError };

/** Lines ahead of the first answer that are not ours: a byte order mark, a message of Windows. */
const mostForeignLines = 200;

/**
 * One run of the script. Requests are answered one after the other. Whatever goes wrong with the process or its lines
 * ends the session and is thrown: half an answer is never handed out.
 */
export class ScriptSession {
  #requests = 0;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(
    /** The domain controller that it is logged on to. */
    readonly domainController: string,
    readonly process: ScriptProcess,
    readonly limits: ScriptLimits,
    readonly signal: AbortSignal | undefined,
  ) {}

  /** Starts the script and waits until it is logged on. */
  static async start(command: ScriptCommand, limits: ScriptLimits, signal?: AbortSignal): Promise<Started> {
    refuseStopped(signal);
    const process = new ScriptProcess(command, signal);
    const foreign: string[] = [];
    while (foreign.length <= mostForeignLines) {
      const next = await process.next(limits.start);
      if (next.kind !== 'line') throw notStarted(process, next, { foreign, limits, signal });
      const ready = /^= ready (\S+)$/.exec(withoutMark(next.line))?.[1];
      if (ready !== undefined) {
        return { kind: 'ready', session: new ScriptSession(fieldText(ready), process, limits, signal) };
      }
      const failed = readError(withoutMark(next.line));
      if (failed) {
        await process.close(limits.start);
        return { kind: 'error', error: failed.error };
      }
      foreign.push(next.line);
    }
    process.kill();
    throw failure('WINDOWS_LOGON_ANSWER_DAMAGED', { why: shown(foreign), output: process.noise });
  }

  get ended(): boolean {
    return this.process.ended;
  }

  ask(request: ScriptRequest): Promise<Answer> {
    const answer = this.#last.then(() => this.#askNow(request));
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  close(): Promise<void> {
    return this.process.close(2);
  }

  async #askNow({ host, base, scope, filter, attributes }: ScriptRequest): Promise<Answer> {
    refuseStopped(this.signal);
    this.#requests += 1;
    const id = String(this.#requests);
    const fields = [toField(host), toField(base), scope, toField(filter), toField(attributes.join(','))];
    this.process.say(['search', id, ...fields].join(' '));
    const reader = new AnswerReader(id);
    for (;;) {
      const next = await this.process.next(this.limits.answer);
      if (next.kind !== 'line') throw this.#brokenOff(next);
      const answer = this.#read(reader, next.line);
      if (answer) return answer;
    }
  }

  #read(reader: AnswerReader, line: string): Answer | null {
    try {
      return reader.take(line);
    } catch (error) {
      this.process.kill();
      const why = error instanceof Error ? error.message : String(error);
      throw failure('WINDOWS_LOGON_ANSWER_DAMAGED', { why, output: this.process.noise }, error);
    }
  }

  #brokenOff(next: { readonly kind: 'silence' } | { readonly kind: 'end'; readonly how: string }): Error {
    const output = this.process.noise;
    this.process.kill();
    if (this.signal?.aborted) return failure('CANCELLED', {});
    return next.kind === 'silence'
      ? failure('WINDOWS_LOGON_SILENT', { seconds: this.limits.answer, output })
      : failure('WINDOWS_LOGON_BROKE_OFF', { how: next.how, output });
  }
}

interface StartParts {
  readonly foreign: readonly string[];
  readonly limits: ScriptLimits;
  readonly signal: AbortSignal | undefined;
}

function notStarted(
  process: ScriptProcess,
  next: { readonly kind: 'silence' } | { readonly kind: 'end'; readonly how: string },
  { foreign, limits, signal }: StartParts,
): Error {
  const output = [shown(foreign), process.noise].filter(Boolean).join('\n');
  process.kill();
  if (signal?.aborted) return failure('CANCELLED', {});
  return next.kind === 'silence'
    ? failure('WINDOWS_LOGON_SILENT', { seconds: limits.start, output })
    : failure('WINDOWS_LOGON_NOT_STARTED', { how: next.how, output });
}

function refuseStopped(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw failure('CANCELLED', {});
}

/** UTF-8's mark, as the bytes come. */
const withoutMark = (line: string): string => line.replace(/^\u00ef\u00bb\u00bf/, '');

const shown = (lines: readonly string[]): string => lines.join('\n').replace(/[^\x20-\x7e\n]/g, '?');
