import { userInfo } from 'node:os';
import type { DirectoryEntry, DirectorySearch } from '../../../ports/directory.js';
import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { filterText } from './filter-text.js';
import type { ScriptCommand } from './powershell-command.js';
import { withWholeLists } from '../ranged-values.js';
import type { ScriptError } from './read-answer.js';
import { type ScriptLimits, ScriptSession } from './script-session.js';
import { windowsLogonFailure } from './windows-logon-failure.js';

export interface WindowsConnectionOptions {
  readonly command: ScriptCommand;
  readonly limits: ScriptLimits;
  readonly signal: AbortSignal | undefined;
}

const scopes = { base: 'Base', 'one level': 'OneLevel', subtree: 'Subtree' } as const;
const noSuchObject = 32;
const referral = 10;

/** On these another domain controller may do better. */
const lost = new Set(['DIRECTORY_CONNECTION_LOST', 'DIRECTORY_TIMED_OUT']);

/**
 * Searches through the script, which is started on the first one, and again when it has ended for whatever reason. When
 * a domain controller breaks off, the same is asked once more, of another one unless it was named by hand.
 */
export class WindowsConnection {
  readonly #options: WindowsConnectionOptions;
  readonly #asked = new Set<string>();
  readonly #left = new WeakSet<ScriptSession>();
  #session: Promise<ScriptSession> | null = null;
  /** The domain controller that Windows is not to pick again. */
  #avoided: string | null = null;
  #closed = false;

  constructor(options: WindowsConnectionOptions) {
    this.#options = options;
  }

  /** For people; names every server that was asked. */
  get readFrom(): string {
    return `${[...this.#asked].map(host => `ldap://${host}`).join(', ')} (Windows logon)`;
  }

  /** All entries with all their values. `host` is a domain controller or a domain; empty for the one in use. */
  async search(host: string, query: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    const session = await this.#opened();
    try {
      return await this.#read(session, host, query);
    } catch (thrown) {
      if (!this.#mayAskAgain(session, host, thrown)) throw thrown;
      return await this.#read(await this.#opened(), host, query);
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    const session = await this.#session?.catch(() => null);
    this.#session = null;
    await session?.close();
  }

  /** Several searches may fail at once, when the domain controller or the script goes: only the first moves on. */
  #mayAskAgain(session: ScriptSession, host: string, thrown: unknown): boolean {
    if (this.#closed) return false;
    if (this.#left.has(session)) return true;
    // What stood behind this search was never asked, and goes to the script that is started next.
    if (session.ended) this.#left.add(session);
    if (!(thrown instanceof Failure) || !lost.has(thrown.problem.code)) return false;
    // The domain controllers of another domain are for Windows to find, which looks again after a failure.
    if (host !== '') return true;
    if (this.#options.command.server !== undefined) return false;
    this.#left.add(session);
    this.#avoided = session.domainController;
    this.#session = null;
    void session.close();
    return true;
  }

  async #read(session: ScriptSession, host: string, query: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    const reader = {
      readPart: (part: DirectorySearch) => this.#ask(session, host, part),
      brokenOff: (why: string) => failure('WINDOWS_LOGON_ANSWER_DAMAGED', { why, output: '' }),
    };
    const whole: DirectoryEntry[] = [];
    for (const entry of await this.#ask(session, host, query)) whole.push(await withWholeLists(entry, reader));
    return whole;
  }

  async #ask(
    session: ScriptSession,
    host: string,
    { base, scope, where, attributes }: DirectorySearch,
  ): Promise<readonly DirectoryEntry[]> {
    const name = host === '' ? session.domainController : host;
    const filter = filterText(where);
    const list = attributeList(attributes);
    const answer = await session.ask({ host, base, scope: scopes[scope], filter, attributes: list });
    if (answer.kind === 'error' && answer.error.code !== noSuchObject) throw this.#failure(answer.error, name, base);
    this.#asked.add(name);
    return answer.kind === 'entries' ? answer.entries : [];
  }

  #failure(error: ScriptError, host: string, base: string): Failure {
    if (error.code === referral) {
      const why = `${host} refers to another server for it`;
      return failure('DIRECTORY_PART_ABSENT', { base, readFrom: `ldap://${host}`, why });
    }
    const seconds = this.#options.limits.answer;
    return windowsLogonFailure(error, { stage: 'reading', host, user: whoRunsThis(), seconds });
  }

  async #opened(): Promise<ScriptSession> {
    const current = this.#session;
    const session = await current?.catch(() => null);
    if (session && !session.ended) return session;
    // Another search may have started it again meanwhile.
    if (this.#session === current) this.#session = this.#start();
    return this.#session ?? this.#opened();
  }

  async #start(): Promise<ScriptSession> {
    const { command, limits, signal } = this.#options;
    const avoiding = this.#avoided === null ? [] : ['-Avoid', this.#avoided];
    const started = await ScriptSession.start({ ...command, args: [...command.args, ...avoiding] }, limits, signal);
    if (started.kind === 'ready') return started.session;
    const host = command.server ?? 'The domain';
    const attempt = { stage: 'starting', host, user: whoRunsThis(), seconds: limits.start } as const;
    throw windowsLogonFailure(started.error, attempt);
  }
}

function attributeList(attributes: DirectorySearch['attributes']): readonly string[] {
  if (attributes === 'all') return ['*'];
  return attributes.length === 0 ? ['1.1'] : attributes; // 1.1: no attributes (RFC 4511, 4.5.1.8)
}

function whoRunsThis(): string {
  const domain = process.env['USERDOMAIN'];
  const { username } = userInfo();
  return process.platform === 'win32' && domain !== undefined ? `${domain}\\${username}` : username;
}
