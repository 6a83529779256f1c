import { isIP } from 'node:net';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { Client } from 'ldapts';
import type { DirectorySource } from '../../../preload/contract/index.js';
import type { Secret } from '../../ports/secret.js';
import { failure } from '../../problems/problem.js';
import { type Attempt, ldapFailure, type Limits } from './ldap-failure.js';

export type LdapSource = Extract<DirectorySource, { kind: 'ldap' }>;

interface Session {
  readonly client: Client;
  /** The encrypted socket. The client does not notice when one that StartTLS made is closed. */
  socket: TLSSocket | null;
}

const isUsable = ({ client, socket }: Session): boolean => client.isBound && socket?.destroyed === false;

/** A connection to one domain controller: encrypted before the password is sent, and opened again when it was lost. */
export class LdapConnection {
  readonly host: string;
  readonly #port: number;
  readonly #encryptedFromTheStart: boolean;
  #opened: Promise<Session> | null = null;

  constructor(
    readonly source: LdapSource,
    readonly password: Secret,
    readonly authority: readonly string[] | null,
    readonly limits: Limits,
  ) {
    const url = addressOf(source.url);
    this.host = url.hostname.replace(/^\[|\]$/g, '');
    this.#encryptedFromTheStart = url.protocol === 'ldaps:';
    this.#port = url.port === '' ? (this.#encryptedFromTheStart ? 636 : 389) : Number(url.port);
  }

  /**
   * Runs `read` on a connection that is logged on. The client opens a lost connection again by itself, but without
   * encryption and without a logon: that must never be used, so a new session is begun instead.
   */
  async use<T>(read: (client: Client) => Promise<T>): Promise<T> {
    const { client } = await this.#loggedOn();
    return this.#attempt('reading', () => read(client));
  }

  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    const session = await opened?.catch(() => null);
    if (session) await end(session);
  }

  async #loggedOn(): Promise<Session> {
    const opened = this.#opened;
    const session = opened === null ? null : await opened.catch(() => null);
    if (session !== null && isUsable(session)) return session;
    // Another search may have begun a new session meanwhile.
    if (this.#opened === opened) {
      if (session !== null) void end(session);
      this.#opened = this.#open();
    }
    return this.#opened ?? this.#loggedOn();
  }

  async #open(): Promise<Session> {
    const connectAndRemember = (...parameters: Parameters<typeof connectTls>): TLSSocket =>
      (session.socket = connectTls(...parameters));
    const client = new Client({
      url: this.source.url,
      connectTimeout: this.limits.connect * 1000,
      timeout: this.limits.answer * 1000,
      createSecureConnection: connectAndRemember as typeof connectTls,
      ...(this.#encryptedFromTheStart && { tlsOptions: this.#tlsOptions() }),
    });
    const session: Session = { client, socket: null };
    try {
      if (!this.#encryptedFromTheStart) await this.#encrypt(client);
      await this.#logOn(client);
      return session;
    } catch (error) {
      await end(session);
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
    await this.#attempt(stage, () => client.bind(this.source.user, this.password.reveal()));
  }

  #tlsOptions(): ConnectionOptions {
    // Said aloud, since a variable of the environment can change what Node does when nothing is said.
    return { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(this.authority && { ca: [...this.authority] }) };
  }

  /** A handshake that never ends is the one thing that the client sets no limit to. */
  async #withinLimit<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const limit = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error('Handshake timed out'));
      }, this.limits.answer * 1000);
    });
    return Promise.race([work, limit]).finally(() => {
      clearTimeout(timer);
    });
  }

  async #attempt<T>(stage: Attempt['stage'], work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw ldapFailure(error, {
        stage,
        host: this.host,
        port: this.#port,
        user: this.source.user,
        caFile: this.source.caFile ?? null,
        limits: this.limits,
      });
    }
  }
}

/** Nothing is lost with a connection that can't even be ended properly. */
async function end({ client, socket }: Session): Promise<void> {
  const unbinding = client.unbind().catch(() => undefined);
  if (socket?.destroyed === false) await unbinding;
  socket?.destroy();
}

function addressOf(url: string): URL {
  try {
    return new URL(url);
  } catch (error) {
    throw failure('DIRECTORY_ADDRESS_NOT_UNDERSTOOD', { url }, error);
  }
}
