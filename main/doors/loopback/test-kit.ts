import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Wizard, WizardEvent, WizardHandlers } from '../wizard.js';
import { type LoopbackDoor, startLoopbackDoor } from './loopback-door.js';

// What the tests of this door share: a small wizard, a folder with a window, an HTTP and a bare WebSocket client.

export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface TestWizard extends Wizard {
  tell(event: WizardEvent): void;
  listeners(): number;
}

/** A wizard with one working call and two broken ones; this door is not asked for more. */
export function testWizard(rehearsalsOnlyBecause: string | null = 'This is a test.'): TestWizard {
  const listeners = new Set<(event: WizardEvent) => void>();
  const handlers: Pick<WizardHandlers, 'appInfo' | 'restartElevated' | 'listScenarios'> = {
    appInfo: async () => ({
      version: '1.2.3',
      door: 'browser',
      rehearsalsOnlyBecause,
      elevated: null,
      windowsLogon: false,
      resume: null,
      domain: null,
      operator: 'tester',
      computer: 'bench',
      stateFolder: '/state',
    }),
    restartElevated: async () => {
      throw new Error('The tool vanished.');
    },
    // Breaks the contract on purpose: a card has more fields.
    listScenarios: async () => [{ id: 'ex3' }] as never,
  };
  return {
    handlers: handlers as WizardHandlers,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => undefined,
    tell: event => listeners.forEach(listener => listener(event)),
    listeners: () => listeners.size,
  };
}

/** A door that serves a small window, and ways to knock at it. */
export class TestDoor {
  now = Date.UTC(2026, 0, 1);
  readonly clock = { now: (): string => new Date(this.now).toISOString() };
  readonly wizard = testWizard();
  readonly #sockets: Socket[] = [];
  #door: LoopbackDoor | undefined;

  private constructor(readonly folder: string) {}

  static async open(): Promise<TestDoor> {
    const folder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-loopback-'));
    const rendererFolder = path.join(folder, 'window');
    await mkdir(path.join(rendererFolder, 'assets'), { recursive: true });
    await writeFile(path.join(rendererFolder, 'index.html'), '<meta name="style-nonce" content="__STYLE_NONCE__">');
    await writeFile(path.join(rendererFolder, 'assets', 'app.js'), 'export {};');
    await writeFile(path.join(rendererFolder, 'notes.txt'), 'not for the window');
    await writeFile(path.join(folder, 'secret.js'), 'outside of the window');
    const test = new TestDoor(folder);
    test.#door = await startLoopbackDoor({ wizard: test.wizard, rendererFolder, clock: test.clock });
    return test;
  }

  get door(): LoopbackDoor {
    if (!this.#door) throw new Error('The door is not open.');
    return this.#door;
  }

  get port(): number {
    return Number(new URL(this.door.url).port);
  }

  get origin(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  /** The printed link, as a request path. */
  get link(): string {
    return `/${new URL(this.door.url).search}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.door.close();
    await rm(this.folder, { recursive: true, force: true });
  }

  ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const request = httpRequest({ host: '127.0.0.1', port: this.port, path, headers, method }, response => {
        let body = '';
        response.on('data', (chunk: Buffer) => (body += chunk.toString()));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body, headers: response.headers }));
      });
      request.on('error', reject);
      request.end();
    });
  }

  /** Uses a fresh ticket up; the answer is the cookie. */
  async enter(): Promise<string> {
    const { headers } = await this.ask(`/${new URL(this.door.freshUrl()).search}`);
    return String(headers['set-cookie']).split(';')[0] ?? '';
  }

  async knock(headers: Record<string, string>, at = '/wizard'): Promise<{ client: Client; head: string }> {
    const socket = connect(this.port, '127.0.0.1');
    this.#sockets.push(socket);
    const client = new Client(socket);
    const lines = Object.entries({
      Host: `127.0.0.1:${String(this.port)}`,
      Upgrade: 'websocket',
      Connection: 'Upgrade',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    }).map(([name, value]) => `${name}: ${value}`);
    socket.write(`GET ${at} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
    return { client, head: await client.head() };
  }

  /** An open socket of a page that may have one. */
  async converse(): Promise<Client> {
    const { client, head } = await this.knock({ Origin: this.origin, Cookie: await this.enter() });
    if (!head.includes('101 Switching Protocols')) throw new Error(head);
    return client;
  }
}

/** A bare WebSocket client: does what a browser does, and what a browser would never do. */
export class Client {
  #bytes = Buffer.alloc(0);
  #ended = false;
  readonly #waiting: (() => void)[] = [];

  constructor(readonly socket: Socket) {
    const wake = (): void => this.#waiting.splice(0).forEach(resume => resume());
    socket.on('data', (chunk: Buffer) => {
      this.#bytes = Buffer.concat([this.#bytes, chunk]);
      wake();
    });
    socket.on('close', () => {
      this.#ended = true;
      wake();
    });
    socket.on('error', () => socket.destroy());
  }

  /** The answer to the handshake. */
  async head(): Promise<string> {
    const end = await this.#until(() => {
      const found = this.#bytes.indexOf('\r\n\r\n');
      return found < 0 ? undefined : found;
    });
    return this.#take(end + 4).toString();
  }

  async frame(): Promise<{ opcode: number; payload: Buffer }> {
    const [start, end] = await this.#until(() => this.#frameBounds());
    const bytes = this.#take(end);
    return { opcode: (bytes[0] ?? 0) & 0x0f, payload: bytes.subarray(start) };
  }

  async message(): Promise<unknown> {
    return JSON.parse((await this.frame()).payload.toString()) as unknown;
  }

  async closeCode(): Promise<number> {
    const { opcode, payload } = await this.frame();
    return opcode === 8 ? payload.readUInt16BE(0) : -1;
  }

  send(text: string): void {
    this.sendFrame(0x81, Buffer.from(text));
  }

  sendFrame(first: number, payload: Buffer, masked = true): void {
    const mask = masked ? randomBytes(4) : Buffer.alloc(0);
    const bit = masked ? 0x80 : 0;
    const long = Buffer.alloc(8);
    long.writeBigUInt64BE(BigInt(payload.length));
    const head =
      payload.length < 126
        ? Buffer.from([first, bit | payload.length])
        : Buffer.concat([Buffer.from([first, bit | 127]), long]);
    const body = masked ? payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)) : payload;
    this.socket.write(Buffer.concat([head, mask, body]));
  }

  #frameBounds(): readonly [number, number] | undefined {
    const second = this.#bytes[1];
    if (second === undefined) return undefined;
    if (second < 126) return this.#whole(2, second);
    return this.#bytes.length < 4 ? undefined : this.#whole(4, this.#bytes.readUInt16BE(2));
  }

  #whole(start: number, length: number): readonly [number, number] | undefined {
    return this.#bytes.length < start + length ? undefined : [start, start + length];
  }

  #take(end: number): Buffer {
    const taken = this.#bytes.subarray(0, end);
    this.#bytes = this.#bytes.subarray(end);
    return taken;
  }

  async #until<T>(read: () => T | undefined): Promise<T> {
    for (;;) {
      const value = read();
      if (value !== undefined) return value;
      if (this.#ended) throw new Error('The connection has ended.');
      await new Promise<void>(resolve => this.#waiting.push(resolve));
    }
  }
}
