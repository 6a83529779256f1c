import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Clock } from '../../ports/clock.js';
import { failure, toProblem } from '../../problems/problem.js';
import { windowFiles, type WindowFiles } from '../window-files.js';
import type { Wizard } from '../wizard.js';
import { type Admission, createAdmission } from './admission.js';
import { converse } from './conversation.js';
import { isWebSocketRequest, openTextSocket, type TextSocket } from './text-socket.js';

const loopback = '127.0.0.1';

/** Where the window opens its socket. */
const socketPath = '/wizard';

export interface LoopbackOptions {
  readonly wizard: Wizard;
  readonly rendererFolder: string;
  /** A free one without it. */
  readonly port?: number;
  readonly clock: Clock;
}

export interface LoopbackDoor {
  /** The address to open, with a ticket that admits one browser, once. */
  readonly url: string;
  /** The same with a new ticket, for another browser. Earlier tickets that nobody used are void. */
  freshUrl(): string;
  close(): Promise<void>;
}

/**
 * Serves the wizard to browsers on this computer, and to nobody else. Rehearsals only: a wizard that could touch a
 * real server is refused, because any program of any user here can knock on a port.
 */
export async function startLoopbackDoor({
  wizard,
  rendererFolder,
  port,
  clock,
}: LoopbackOptions): Promise<LoopbackDoor> {
  const { rehearsalsOnlyBecause } = await wizard.handlers.appInfo({});
  if (rehearsalsOnlyBecause === null) throw failure('LOOPBACK_REHEARSALS_ONLY', {});
  const server = createServer({ maxHeaderSize: 16 * 1024 });
  const taken = await listen(server, port ?? 0);
  const address = `${loopback}:${String(taken)}`;
  const admission = createAdmission(taken, clock);
  const files = windowFiles(rendererFolder, `'self' ws://${address}`);
  const sockets = new Set<TextSocket>();
  server.on('request', (request, response) => void handle(request, response, { admission, files }));
  server.on('upgrade', (request: IncomingMessage, stream: Duplex) => {
    // Once upgraded, nobody else listens: a connection that breaks off would end the program.
    stream.on('error', () => stream.destroy());
    if (!mayConverse(request, admission)) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    openTextSocket(request, stream, socket => {
      sockets.add(socket);
      const listener = converse(wizard, socket);
      return {
        onText: text => listener.onText(text),
        onClosed: () => {
          sockets.delete(socket);
          listener.onClosed();
        },
      };
    });
  });
  const freshUrl = (): string => `http://${address}/?ticket=${admission.issueTicket()}`;
  return { url: freshUrl(), freshUrl, close: () => close(server, sockets) };
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const why = error.code === 'EADDRINUSE' ? 'another program uses it' : error.message;
      reject(failure('LOOPBACK_PORT_NOT_FREE', { port, why }, error));
    });
    server.listen(port, loopback, () => resolve((server.address() as AddressInfo).port));
  });
}

function close(server: Server, sockets: ReadonlySet<TextSocket>): Promise<void> {
  for (const socket of sockets) socket.close(1001, 'The wizard was closed.');
  return new Promise(resolve => {
    server.close(() => resolve());
  });
}

function mayConverse(request: IncomingMessage, admission: Admission): boolean {
  return (
    request.url === socketPath &&
    isWebSocketRequest(request) &&
    admission.hasOwnHost(request) &&
    admission.hasOwnOrigin(request) &&
    admission.hasSession(request)
  );
}

interface Serving {
  readonly admission: Admission;
  readonly files: WindowFiles;
}

async function handle(request: IncomingMessage, response: ServerResponse, serving: Serving): Promise<void> {
  // Every answer ends its connection, so that closing the door waits for nobody.
  response.setHeader('connection', 'close');
  const { admission, files } = serving;
  const ticket = new URLSearchParams((request.url ?? '').split('?')[1]).get('ticket');
  const known = admission.hasSession(request);
  if (!admission.hasOwnHost(request)) {
    say(response, 403, 'This address is not the wizard.');
  } else if (request.method !== 'GET' && request.method !== 'HEAD') {
    say(response, 405, 'The wizard is read only.');
  } else if (ticket === null && known) {
    await sendFile(request, response, files);
  } else {
    const cookie = ticket === null || known ? undefined : admission.spendTicket(ticket);
    if (known || cookie !== undefined) goHome(response, cookie);
    else say(response, 403, spentLink);
  }
}

async function sendFile(request: IncomingMessage, response: ServerResponse, files: WindowFiles): Promise<void> {
  try {
    // The path as it was sent: a parsed URL would already have resolved the dots that must be refused.
    const found = await files.read((request.url ?? '').split('?')[0] ?? '');
    if (!found) {
      say(response, 404, 'There is no such file.');
      return;
    }
    response.writeHead(200, { ...found.headers, 'content-length': found.body.length });
    response.end(request.method === 'HEAD' ? undefined : found.body);
  } catch (thrown) {
    const { happened, next } = toProblem(thrown);
    say(response, 500, `${happened} ${next}`);
  }
}

const spentLink =
  'This link was used already, or is too old. Go to the terminal in which the wizard runs and press Enter for a new one.';

/** Away from the address that holds the ticket, so that no history keeps it. */
function goHome(response: ServerResponse, cookie: string | undefined): void {
  response.writeHead(303, {
    location: '/',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    ...(cookie && { 'set-cookie': cookie }),
  });
  response.end();
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(`${text}\n`);
}
