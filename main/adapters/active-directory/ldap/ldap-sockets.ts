import { connect, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { NameService } from '../../../ports/name-service.js';
import { lookupBy } from './host-lookup.js';

/** The sockets of one session, as the LDAP client asks for them. */
export interface Sockets {
  readonly connect: typeof connect;
  readonly connectEncrypted: typeof connectTls;
  /** The encrypted one. The client does not notice when one that StartTLS made is closed. */
  encrypted(): TLSSocket | null;
  /** Ends the connection, with an error that the client passes on to whoever waits for an answer. */
  readonly breakOff: (why: Error) => void;
  destroy(): void;
}

/**
 * Makes the sockets of one session, and of no second one: a client that has lost its connection would open another by
 * itself, without encryption and without a logon. They all end when the signal fires.
 */
export function socketsFor(names: NameService | undefined, signal: AbortSignal | undefined): Sockets {
  const lookup = names && lookupBy(names);
  const byName = lookup ? { lookup } : {};
  const open: Socket[] = [];
  let encrypted: TLSSocket | null = null;
  let begun = false;
  const begin = (): void => {
    if (begun) throw new Error('The connection was lost.');
    begun = true;
  };
  // The one on top ends the one below. An error of both would reach the client twice, which hears only the first.
  const breakOff = (why: Error): void => void open[open.length - 1]?.destroy(why);
  const giveUp = (): void => breakOff(new Error('Cancelled'));
  signal?.addEventListener('abort', giveUp, { once: true });
  const kept = <S extends Socket>(socket: S): S => {
    open.push(socket);
    if (signal?.aborted === true) giveUp();
    return socket;
  };
  const overTls = (options: ConnectionOptions): TLSSocket => (encrypted = kept(connectTls({ ...byName, ...options })));
  return {
    connect: ((port: number, host: string) => {
      begin();
      return kept(connect({ port, host, ...byName }));
    }) as typeof connect,
    connectEncrypted: ((...args: [ConnectionOptions] | [number, string, ConnectionOptions | undefined]) => {
      // StartTLS encrypts the socket that is there.
      if (args.length === 1) return overTls(args[0]);
      begin();
      return overTls({ port: args[0], host: args[1], ...args[2] });
    }) as typeof connectTls,
    encrypted: () => encrypted,
    breakOff,
    destroy: () => {
      signal?.removeEventListener('abort', giveUp);
      open.forEach(socket => socket.destroy());
    },
  };
}
