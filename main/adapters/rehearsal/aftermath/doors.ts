import { createServer as createWebServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import type { FailPoint, SimulatedMachine } from '../../../../preload/contract/index.js';
import { isLeft } from '../faults.js';
import { machineFile, readMachine } from '../machine-file.js';
import { readAgain } from '../read-again.js';
import { type Door, doorOf, faultyPort } from './door-of.js';
import { serveMail } from './mail-service.js';
import { ownTls } from './own-tls.js';
import { webAnswer } from './web-answers.js';

/** The ports of a simulated machine as real ones on this computer, where nobody else can reach them. */
export interface Doors {
  /** Where a port of the machine is reached now: a real one, which listens only where the machine would. */
  readonly route: (port: number, signal: AbortSignal) => Promise<{ readonly host: string; readonly port: number }>;
  readonly close: () => Promise<void>;
}

const host = '127.0.0.1';

/** Opens them as they are asked for. `showed` is told what goes wrong on purpose, once somebody could see it. */
export function openDoors(folder: string, showed: (point: FailPoint) => void): Doors {
  const opened = new Map<number, Promise<Server>>();
  const look = readAgain(machineFile(folder), () => readMachine(folder));
  const sockets = new Set<Socket>();
  const listen = (serve: (socket: Socket) => void): Promise<Server> =>
    new Promise((resolve, reject) => {
      const server = createServer(socket => {
        sockets.add(socket);
        socket.once('close', () => sockets.delete(socket)).on('error', () => undefined);
        serve(socket);
      });
      server.once('error', reject);
      server.listen({ host, port: 0 }, () => resolve(server));
    });
  const open = (port: number): Promise<Server> => {
    const there = opened.get(port);
    if (there) return there;
    const server = listen(socket => {
      const machine = look();
      serve(socket, { folder, machine, look, door: doorOf(machine, port), showed });
    });
    opened.set(port, server);
    return server;
  };
  return {
    route: async (port, signal) => {
      const machine = look();
      if (port === faultyPort && isLeft(machine, 'port-silent')) {
        showed('port-silent');
        // No port of this computer swallows what is sent to it: so the way to it is what never ends.
        await new Promise<void>(resolve => signal.addEventListener('abort', () => resolve(), { once: true }));
      }
      if (port === faultyPort && isLeft(machine, 'probe-hangs')) showed('probe-hangs');
      if (doorOf(machine, port).kind === 'closed') return { host, port: await unusedPort(listen) };
      return { host, port: portOf(await open(port)) };
    },
    close: async () => {
      const servers = await Promise.all(opened.values());
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map(server => new Promise(resolve => server.close(resolve))));
    },
  };
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** A port that nothing listens on any more. */
async function unusedPort(listen: (serve: (socket: Socket) => void) => Promise<Server>): Promise<number> {
  const server = await listen(socket => socket.destroy());
  const port = portOf(server);
  await new Promise(resolve => server.close(resolve));
  return port;
}

interface Serving {
  readonly folder: string;
  readonly machine: SimulatedMachine;
  /** The machine as it is by then. */
  readonly look: () => SimulatedMachine;
  readonly door: Door;
  readonly showed: (point: FailPoint) => void;
}

function serve(socket: Socket, { folder, machine, look, door, showed }: Serving): void {
  if (door.kind === 'closed') return void socket.destroy();
  if (door.kind === 'quiet') return void socket.resume();
  const secureContext = ownTls(folder, machine, door.certificate);
  if (door.kind === 'mail' && !door.secure) return serveMail(socket, door.protocol, secureContext);
  // Without a certificate Windows takes the connection and closes it when the handshake begins.
  if (door.secure && !secureContext) return void socket.once('data', () => socket.destroy());
  const over = secureContext && door.secure ? new TLSSocket(socket, { isServer: true, secureContext }) : socket;
  over.on('error', () => socket.destroy());
  if (door.kind === 'mail') return serveMail(over, door.protocol, undefined);
  const web = createWebServer((asked, answer) =>
    answerWeb({ folder, look, showed, secure: door.secure }, asked, answer),
  );
  web.emit('connection', over);
}

function answerWeb(
  { folder, look, showed, secure }: Pick<Serving, 'folder' | 'look' | 'showed'> & { readonly secure: boolean },
  asked: IncomingMessage,
  answer: ServerResponse,
): void {
  const machine = look();
  const { status, headers, body } = webAnswer(folder, machine, {
    path: asked.url ?? '/',
    secure,
    host: asked.headers.host ?? machine.name,
  });
  if (status === 503 && isLeft(machine, 'pool-stopped')) showed('pool-stopped');
  answer.writeHead(status, { ...headers, 'Content-Length': Buffer.byteLength(body) });
  answer.end(body);
}
