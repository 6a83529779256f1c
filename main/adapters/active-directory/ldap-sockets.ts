import { connect, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions, type TLSSocket } from 'node:tls';
import type { NameService } from '../../ports/name-service.js';
import { lookupBy } from './host-lookup.js';

/** The sockets of one session, as the LDAP client asks for them. */
export interface Sockets {
  readonly connect: typeof connect;
  readonly connectEncrypted: typeof connectTls;
  /** The encrypted one. The client does not notice when one that StartTLS made is closed. */
  encrypted(): TLSSocket | null;
  destroy(): void;
}

/** Makes the sockets of a session. They all end, with an error that the client passes on, when the signal fires. */
export function socketsFor(names: NameService | undefined, signal: AbortSignal | undefined): Sockets {
  const lookup = names && lookupBy(names);
  const byName = lookup ? { lookup } : {};
  const open: Socket[] = [];
  let encrypted: TLSSocket | null = null;
  const giveUp = (): void => open.forEach(socket => socket.destroy(new Error('Cancelled')));
  signal?.addEventListener('abort', giveUp, { once: true });
  const kept = <S extends Socket>(socket: S): S => {
    open.push(socket);
    if (signal?.aborted === true) giveUp();
    return socket;
  };
  const overTls = (options: ConnectionOptions): TLSSocket => (encrypted = kept(connectTls({ ...byName, ...options })));
  return {
    connect: ((port: number, host: string) => kept(connect({ port, host, ...byName }))) as typeof connect,
    connectEncrypted: ((...args: [ConnectionOptions] | [number, string, ConnectionOptions | undefined]) =>
      args.length === 1
        ? overTls(args[0])
        : overTls({ port: args[0], host: args[1], ...args[2] })) as typeof connectTls,
    encrypted: () => encrypted,
    destroy: () => {
      signal?.removeEventListener('abort', giveUp);
      open.forEach(socket => socket.destroy());
    },
  };
}
