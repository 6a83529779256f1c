import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls';
import {
  type Asked,
  entryMessage,
  referenceMessage,
  type Result,
  resultMessage,
  takeMessages,
  type Values,
} from './fixture-ldap-messages.js';

/** What a test lets a domain controller do with one request. */
export interface Answering {
  entry(distinguishedName: string, values?: Values): void;
  reference(url: string): void;
  /** Ends the answer. */
  end(result?: Result): void;
  /** Sends other bytes. */
  say(bytes: Buffer | string): void;
  cut(): void;
}

export type Behaviour = (asked: Asked, answer: Answering) => void;

export interface FakeController {
  /** `127.0.0.1:PORT` */
  readonly address: string;
  readonly asked: readonly Asked[];
  /** How often someone connected, and how many still are. */
  readonly connections: () => number;
  readonly open: () => number;
  cutAll(): void;
  close(): Promise<void>;
}

/** For tests: a domain controller that does to searches what it is told, and otherwise behaves. */
export interface FakeOptions {
  /** Key and certificate; and which versions of TLS it knows. */
  readonly tls: TlsOptions;
  readonly startTls?: boolean;
  readonly behaviour?: Behaviour;
}

export async function startController({ tls, startTls = false, behaviour }: FakeOptions): Promise<FakeController> {
  const [asked, open] = [[] as Asked[], new Set<Socket>()];
  let connections = 0;
  const serve = (socket: Socket): void => {
    connections += 1;
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    listenTo(socket, one => {
      asked.push(one);
      if (one.what === 'StartTLS') return encrypt(socket, tls, one, more => listenTo(more, onAsked(more)));
      onAsked(socket)(one);
    });
  };
  const onAsked =
    (socket: Socket) =>
    (one: Asked): void => {
      if (!asked.includes(one)) asked.push(one);
      (behaviour ?? behave)(one, answering(socket, one));
    };
  const server = startTls ? createServer(serve) : createTlsServer(tls, serve).on('tlsClientError', () => undefined);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = `127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  return {
    address,
    asked,
    connections: () => connections,
    open: () => open.size,
    cutAll: () => open.forEach(socket => socket.destroy()),
    close: () => closeServer(server, open),
  };
}

export function closeServer(server: Server, open: Iterable<Socket>): Promise<void> {
  for (const socket of open) socket.destroy();
  return new Promise(done => server.close(() => done()));
}

/** Knows who it is, lets everyone in, and holds nothing. */
export function behave({ what, base }: Asked, answer: Answering): void {
  if (what === 'unbind') return answer.cut();
  if (what === 'search' && base === '') answer.entry('', rootOfContoso);
  answer.end();
}

const rootOfContoso: Values = {
  configurationNamingContext: ['CN=Configuration,DC=contoso,DC=local'],
  defaultNamingContext: ['DC=contoso,DC=local'],
  rootDomainNamingContext: ['DC=contoso,DC=local'],
  dnsHostName: ['dc1.contoso.local'],
};

function listenTo(socket: Socket, onAsked: (asked: Asked) => void): void {
  let bytes = Buffer.alloc(0);
  socket.on('error', () => socket.destroy());
  socket.on('data', (part: Buffer) => {
    const { asked, length } = takeMessages(Buffer.concat([bytes, part]));
    bytes = Buffer.concat([bytes, part]).subarray(length);
    asked.forEach(onAsked);
  });
}

const tags = { bind: 0x61, search: 0x65, StartTLS: 0x78, unbind: 0 };

function encrypt(socket: Socket, tls: TlsOptions, { id }: Asked, onEncrypted: (socket: TLSSocket) => void): void {
  socket.removeAllListeners('data');
  socket.write(resultMessage(id, tags.StartTLS, {}));
  onEncrypted(new TLSSocket(socket, { ...tls, isServer: true }));
}

function answering(socket: Socket, { id, what }: Asked): Answering {
  return {
    entry: (name, values = {}) => socket.write(entryMessage(id, name, values)),
    reference: url => socket.write(referenceMessage(id, url)),
    end: (result = {}) => socket.write(resultMessage(id, tags[what], result)),
    say: bytes => socket.write(bytes),
    cut: () => socket.destroy(),
  };
}
