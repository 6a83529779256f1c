import type { ConnectionOptions } from 'node:tls';
import type { Client } from 'ldapts';
import type { NameService } from '../../../ports/name-service.js';
import { newClient } from './ldap-client.js';
import type { Limits } from './ldap-failure.js';
import { type Sockets, socketsFor } from './ldap-sockets.js';

/** One connection to one domain controller, from its first byte to its last. */
export interface Session {
  readonly client: Client;
  readonly sockets: Sockets;
}

interface SessionOptions {
  readonly url: string;
  /** Null for a connection that StartTLS encrypts later. */
  readonly tlsOptions: ConnectionOptions | null;
  readonly limits: Limits;
  readonly names: NameService | undefined;
  readonly signal: AbortSignal | undefined;
}

/** A session that connects when it is first used. */
export function newSession({ url, tlsOptions, limits, names, signal }: SessionOptions): Session {
  const sockets = socketsFor(names, signal);
  const options = {
    url,
    connectTimeout: limits.connect * 1000,
    timeout: limits.answer * 1000,
    createConnection: sockets.connect,
    createSecureConnection: sockets.connectEncrypted,
    ...(tlsOptions && { tlsOptions }),
  };
  return { client: newClient(options, sockets.breakOff), sockets };
}

/** Whether it is logged on, and encrypted. */
export function isUsable({ client, sockets }: Session): boolean {
  return client.isBound && sockets.encrypted()?.destroyed === false;
}

/** Nothing is lost with a connection that can't even be ended properly. */
export async function endSession({ client, sockets }: Session): Promise<void> {
  // On a closed socket the client would wait, and keep the process alive, until the time for an answer is up.
  if (sockets.encrypted()?.destroyed !== true) await client.unbind().catch(() => undefined);
  sockets.destroy();
}
