import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Relay {
  readonly port: number;
  /** All bytes that the client has sent through. */
  sent(): Buffer;
  /** Waits until so many bytes have come back. */
  received(bytes: number): Promise<void>;
  /** Cuts every connection that is open. */
  cut(): void;
  close(): Promise<void>;
}

/** For tests: passes connections on from a free port of `listenOn` to another machine, and watches them. */
export async function startRelay(listenOn: string, host: string, port: number): Promise<Relay> {
  const [sockets, sent] = [new Set<Socket>(), [] as Buffer[]];
  let received = 0;
  const server = createServer(inside => {
    const outside = connect(port, host);
    inside.on('data', (bytes: Buffer) => sent.push(bytes));
    outside.on('data', (bytes: Buffer) => (received += bytes.length));
    for (const socket of [inside, outside]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        inside.destroy();
        outside.destroy();
        sockets.delete(socket);
      });
    }
    inside.pipe(outside).pipe(inside);
  });
  await new Promise<void>(resolve => server.listen(0, listenOn, resolve));
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    sent: () => Buffer.concat(sent),
    async received(bytes) {
      while (received < bytes) await new Promise(resolve => setImmediate(resolve));
    },
    cut,
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
