import { userInfo } from 'node:os';
import type { DirectoryEntry, DirectorySearch } from '../../../ports/directory.js';
import type { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { filterText } from './filter-text.js';
import type { ScriptCommand } from './powershell-command.js';
import { partFrom, rangesIn, type RangedValues, withoutRanges } from '../ranged-values.js';
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

/** Searches through the script, which is started on the first one, and again when it has ended for whatever reason. */
export class WindowsConnection {
  readonly #options: WindowsConnectionOptions;
  readonly #asked = new Set<string>();
  #session: Promise<ScriptSession> | null = null;

  constructor(options: WindowsConnectionOptions) {
    this.#options = options;
  }

  /** For people; names every server that was asked. */
  get readFrom(): string {
    return `${[...this.#asked].map(host => `ldap://${host}`).join(', ')} (Windows logon)`;
  }

  /** All entries with all their values. `host` is a domain controller or a domain; empty for the one in use. */
  async search(host: string, query: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    const whole: DirectoryEntry[] = [];
    for (const entry of await this.#ask(host, query)) {
      const ranges = rangesIn(entry);
      whole.push(ranges.length === 0 ? entry : await this.#withAllValues(host, entry, ranges));
    }
    return whole;
  }

  async close(): Promise<void> {
    const session = await this.#session?.catch(() => null);
    this.#session = null;
    await session?.close();
  }

  /** Windows hands out long lists in parts of 1,500 values. */
  async #withAllValues(
    host: string,
    entry: DirectoryEntry,
    firstParts: readonly RangedValues[],
  ): Promise<DirectoryEntry> {
    const whole = new Map<string, readonly string[]>();
    for (const first of firstParts) {
      const values = [...first.values];
      for (let from = first.next; from !== null;) {
        const part = await this.#part(host, entry, first.attribute, from);
        values.push(...part.values);
        from = part.next;
      }
      whole.set(first.attribute, values);
    }
    return withoutRanges(entry, whole);
  }

  async #part(host: string, entry: DirectoryEntry, attribute: string, from: number): Promise<RangedValues> {
    const [found] = await this.#ask(host, {
      base: entry.distinguishedName,
      scope: 'base',
      where: { attribute: 'objectClass', present: true },
      attributes: [`${attribute};range=${from}-*`],
    });
    const part = partFrom(from, attribute, found);
    if (part) return part;
    const why = `${attribute} of ${entry.distinguishedName} breaks off after ${from} values`;
    throw failure('WINDOWS_LOGON_ANSWER_DAMAGED', { why, output: '' });
  }

  async #ask(host: string, { base, scope, where, attributes }: DirectorySearch): Promise<readonly DirectoryEntry[]> {
    const session = await this.#opened();
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
    const started = await ScriptSession.start(command, limits, signal);
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
