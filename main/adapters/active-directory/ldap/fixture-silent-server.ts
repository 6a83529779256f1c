import { type AddressInfo, createServer, type Socket } from 'node:net';
import { closeServer } from './fixture-domain-controller.js';
import { resultMessage, takeMessages } from './fixture-ldap-messages.js';

export interface SilentServer {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  /** Done when someone has said what stays without an answer. */
  readonly heard: Promise<void>;
  /** How many connections it took. */
  readonly taken: () => number;
  close(): Promise<void>;
}

interface SilentOptions {
  readonly agreesToStartTls?: boolean;
  /** What it says before it is silent. */
  readonly lastWords?: Buffer;
}

/** For tests: takes connections and says nothing; or agrees to StartTLS, and then says nothing. */
export async function startSilentServer(options: SilentOptions = {}): Promise<SilentServer> {
  const { agreesToStartTls = false, lastWords = Buffer.alloc(0) } = options;
  const sockets: Socket[] = [];
  let tell = (): void => undefined;
  const heard = new Promise<void>(done => (tell = done));
  const server = createServer(socket => {
    sockets.push(socket.on('error', () => undefined));
    const onHeard = (): void => {
      socket.write(lastWords);
      tell();
    };
    if (!agreesToStartTls) return void socket.once('data', onHeard);
    socket.once('data', (request: Buffer) => {
      const [asked] = takeMessages(request).asked;
      socket.write(resultMessage(asked?.id ?? 0, 0x78, {}));
      socket.once('data', onHeard);
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return { address, heard, taken: () => sockets.length, close: () => closeServer(server, sockets) };
}
