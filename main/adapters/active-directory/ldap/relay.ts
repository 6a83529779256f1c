import { randomBytes } from 'node:crypto';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Relay {
  readonly port: number;
  /** How often someone connected. */
  connections(): number;
  /** All bytes that the client has sent through. */
  sent(): Buffer;
  /** Waits until so many bytes have come back. */
  received(bytes: number): Promise<void>;
  /** Cuts every connection that is open. */
  cut(): void;
  /** From now on, what comes back is kept back, or is other bytes. */
  disturb(how: 'hold' | 'spoil'): void;
  close(): Promise<void>;
}

/** For tests: passes connections on from `listenOn` to another machine, watches them, and disturbs them when told to. */
export async function startRelay(listenOn: string, host: string, port: number, ownPort = 0): Promise<Relay> {
  const [sockets, sent] = [new Set<Socket>(), [] as Buffer[]];
  let [received, connections] = [0, 0];
  let disturbed: 'hold' | 'spoil' | null = null;
  const server = createServer(inside => {
    connections += 1;
    const outside = connect(port, host);
    inside.on('data', (bytes: Buffer) => sent.push(bytes));
    outside.on('data', (bytes: Buffer) => {
      received += bytes.length;
      if (disturbed !== 'hold') inside.write(disturbed === 'spoil' ? randomBytes(bytes.length) : bytes);
    });
    for (const socket of [inside, outside]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        inside.destroy();
        outside.destroy();
        sockets.delete(socket);
      });
    }
    inside.pipe(outside);
  });
  await new Promise<void>(resolve => server.listen(ownPort, listenOn, resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    sent: () => Buffer.concat(sent),
    async received(bytes) {
      while (received < bytes) await new Promise(resolve => setImmediate(resolve));
    },
    cut,
    disturb: how => (disturbed = how),
    close() {
      cut();
      return new Promise(resolve =>
        server.close(() => {
          resolve();
        }),
      );
    },
  };
}
