import type { Client } from 'ldapts';
import type { Problem } from '../../../../preload/contract/index.js';
import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { type Access, LdapConnection } from './ldap-connection.js';

/** The domain controller is there and says no, or the operator does: the next one would only hear the same. */
const final = new Set([
  'CANCELLED',
  'DIRECTORY_LOGON_REFUSED',
  'DIRECTORY_PASSWORD_MISSING',
  'DIRECTORY_READ_REFUSED',
  'DIRECTORY_PART_ABSENT',
]);

/** On such an answer to LDAPS, StartTLS on the usual port is tried: the domain controller may have no port for LDAPS. */
const noLdaps = new Set(['DIRECTORY_CONNECTION_REFUSED']);

interface Candidate {
  /** Of its URL among all. */
  readonly place: number;
  readonly host: string;
  readonly connection: LdapConnection;
}

/** Some domain controllers of one domain, of which one is read from: the first that answers, until it fails. */
export class LdapControllers {
  readonly #urls: readonly string[];
  readonly #access: Access;
  readonly #asked: string[] = [];
  #current: Candidate | null = null;
  #place = 0;
  #moving: Promise<void> = Promise.resolve();
  #closed = false;

  /** Each URL is tried in turn; a `ldaps:` one that nobody listens on is followed by StartTLS on the same host. */
  constructor(urls: readonly string[], access: Access) {
    this.#urls = urls;
    this.#access = access;
  }

  /** Every domain controller that something was read from. */
  get readFrom(): string {
    return this.#asked.join(', then ');
  }

  get host(): string {
    return this.#current?.host ?? '';
  }

  /**
   * Reads from the present domain controller. When it breaks off, the same is read from the next one, and after the
   * last from the first, until each was tried once.
   */
  async use<T>(read: (client: Client) => Promise<T>): Promise<T> {
    const failed = new Map<number, Failure>();
    for (;;) {
      const candidate = await this.#candidate();
      if (failed.has(candidate.place)) throw allFailed([...failed.values()]);
      try {
        const found = await candidate.connection.use(read);
        this.#note(candidate);
        return found;
      } catch (thrown) {
        if (!(thrown instanceof Failure) || this.#mustStopAt(thrown.problem)) throw thrown;
        failed.set(candidate.place, thrown);
        await this.#moveOn(candidate, thrown.problem);
      }
    }
  }

  async close(): Promise<void> {
    this.#closed = true;
    await this.#moving;
    await this.#current?.connection.close();
  }

  #mustStopAt({ code }: Problem): boolean {
    return this.#closed || final.has(code) || this.#urls.length === 1;
  }

  async #candidate(): Promise<Candidate> {
    await this.#moving;
    if (this.#closed) throw new Error('The directory was closed.');
    this.#current ??= this.#candidateAt(this.#place);
    return this.#current;
  }

  #candidateAt(place: number): Candidate {
    const connection = new LdapConnection(this.#urls[place] ?? '', this.#access);
    return { place, host: connection.host, connection };
  }

  /** Several searches may fail at once, when the domain controller goes: only the first of them moves on. */
  #moveOn(from: Candidate, problem: Problem): Promise<void> {
    this.#moving = this.#moving.then(async () => {
      if (this.#current !== from) return;
      await from.connection.close();
      this.#current = null;
      const steps = this.#startTlsIsNext() && !noLdaps.has(problem.code) ? 2 : 1;
      this.#place = (this.#place + steps) % this.#urls.length;
    });
    return this.#moving;
  }

  #startTlsIsNext(): boolean {
    const [now, next] = [this.#urls[this.#place], this.#urls[this.#place + 1]];
    return now?.startsWith('ldaps:') === true && next === now.replace('ldaps:', 'ldap:');
  }

  #note({ connection: { readFrom } }: Candidate): void {
    if (this.#asked.at(-1) !== readFrom) this.#asked.push(readFrom);
  }
}

/** Both ways to a host, the one that is encrypted from the start first. */
export const waysTo = (host: string): readonly string[] => [`ldaps://${host}`, `ldap://${host}`];

function allFailed(failed: readonly Failure[]): Failure {
  const [only] = failed;
  if (only && failed.length === 1) return only;
  const reasons = [...new Set(failed.map(({ problem }) => problem.happened))];
  return failure('DIRECTORY_NO_CONTROLLER_ANSWERED', { count: reasons.length, reasons }, failed.at(-1));
}
