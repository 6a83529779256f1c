import { isIP } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import type { Client } from 'ldapts';
import type { NameService } from '../../../ports/name-service.js';
import type { Secret } from '../../../ports/secret.js';
import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import type { Authorities } from '../authorities/system-authorities.js';
import { type Attempt, ldapFailure, type Limits } from './ldap-failure.js';
import { endSession, isUsable, newSession, type Session } from './ldap-session.js';
import { oldVersionName, tlsOptionsFor } from './tls-options.js';

/** What every connection of one reading has in common. */
export interface Access {
  readonly user: string;
  readonly password: Secret;
  readonly authorities: Authorities;
  readonly caFile: string | null;
  readonly oldTlsAccepted: boolean;
  /** Finds hosts by name; the system does without it. */
  readonly names: NameService | undefined;
  readonly limits: Limits;
  readonly signal: AbortSignal | undefined;
}

/** A connection to one domain controller: encrypted before the password is sent, and opened again when it was lost. */
export class LdapConnection {
  readonly host: string;
  readonly #url: string;
  readonly #port: number;
  readonly #encryptedFromTheStart: boolean;
  #protocol: string | null = null;
  #opened: Promise<Session> | null = null;
  /** Once refused, a logon is not tried again: several wrong tries lock the account. */
  #refused: Failure | null = null;

  constructor(
    url: string,
    readonly access: Access,
  ) {
    const address = addressOf(url);
    this.#url = url.replace(/\/$/, '');
    this.host = address.hostname.replace(/^\[|\]$/g, '');
    this.#encryptedFromTheStart = address.protocol === 'ldaps:';
    this.#port = address.port === '' ? (this.#encryptedFromTheStart ? 636 : 389) : Number(address.port);
  }

  /** For people: the address, and the protocol where it is one that is no longer safe. */
  get readFrom(): string {
    const old = oldVersionName(this.#protocol);
    return old === null ? this.#url : `${this.#url} (${old})`;
  }

  /** Runs `read` on a connection that is logged on. One that was lost is opened again. */
  async use<T>(read: (client: Client) => Promise<T>): Promise<T> {
    const { client } = await this.#loggedOn();
    return this.#attempt('reading', () => read(client));
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    const session = await opened?.catch(() => null);
    if (session) await endSession(session);
  }

  /** All that wait for the same session hear why it did not come about: none of them tries again by itself. */
  async #loggedOn(): Promise<Session> {
    if (this.#refused) throw this.#refused;
    const opened = this.#opened;
    const session = await opened;
    if (session !== null && isUsable(session)) return session;
    // Another search may have begun a new session meanwhile.
    if (this.#opened !== opened) return this.#loggedOn();
    if (session !== null) void endSession(session);
    const opening = this.#open();
    this.#opened = opening;
    try {
      return await opening;
    } catch (error) {
      if (this.#opened === opening) this.#opened = null;
      throw error;
    }
  }

  async #open(): Promise<Session> {
    const tlsOptions = this.#encryptedFromTheStart ? this.#tlsOptions() : null;
    const session = newSession({ ...this.access, url: this.#url, tlsOptions });
    try {
      if (!this.#encryptedFromTheStart) await this.#encrypt(session.client);
      await this.#logOn(session.client);
      this.#protocol = session.sockets.encrypted()?.getProtocol() ?? null;
      return session;
    } catch (error) {
      if (error instanceof Failure && error.problem.code === 'DIRECTORY_LOGON_REFUSED') this.#refused = error;
      await endSession(session);
      throw error;
    }
  }

  /** StartTLS. Told apart from connecting, because a network error means something else in the middle of TLS. */
  async #encrypt(client: Client): Promise<void> {
    // The client adds its socket to the options it is given, so they are made for this one call.
    const options = { ...this.#tlsOptions(), host: this.host, ...(isIP(this.host) === 0 && { servername: this.host }) };
    await this.#attempt('encrypting', () => this.#withinLimit(client.startTLS(options)));
  }

  async #logOn(client: Client): Promise<void> {
    const stage = this.#encryptedFromTheStart ? 'connecting' : 'logging on';
    await this.#attempt(stage, () => client.bind(this.access.user, this.access.password.reveal()));
  }

  #tlsOptions(): ConnectionOptions {
    return tlsOptionsFor({
      authority: this.access.authorities.certificates,
      oldTlsAccepted: this.access.oldTlsAccepted,
    });
  }

  /**
   * Connecting, the wish for StartTLS and its handshake get the time that LDAPS has for connecting and its own. The
   * client sets no limit to the handshake, and one of minutes to the wish.
   */
  async #withinLimit<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error('Connection timeout'));
      }, this.access.limits.connect * 1000);
    });
    return Promise.race([work, limit]).finally(() => {
      clearTimeout(timer);
    });
  }

  async #attempt<T>(stage: Attempt['stage'], work: () => Promise<T>): Promise<T> {
    const { user, caFile, authorities, limits, signal } = this.access;
    if (isAborted(signal)) throw failure('CANCELLED', {});
    try {
      return await work();
    } catch (error) {
      // Whatever broke: it broke because it was asked to.
      if (isAborted(signal)) throw failure('CANCELLED', {}, error);
      if (error instanceof Failure) throw error;
      throw ldapFailure(error, {
        stage,
        host: this.host,
        port: this.#port,
        user,
        caFile,
        trusted: authorities.who,
        limits,
      });
    }
  }
}

const isAborted = (signal: AbortSignal | undefined): boolean => signal?.aborted === true;

function addressOf(url: string): URL {
  try {
    return new URL(url);
  } catch (error) {
    throw failure('DIRECTORY_ADDRESS_NOT_UNDERSTOOD', { url }, error);
  }
}
