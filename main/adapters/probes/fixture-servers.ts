import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { pemOf } from '../rehearsal/certificate-files.js';
import { makeAuthority, makeCertificate } from '../rehearsal/certificates.js';

// Servers on this computer, kind and unkind ones: for tests.

const day = 86_400_000;

/** A certificate of a small authority, with its key, as PEM. */
export function certificateForTests(names: readonly string[]): { pem: string; thumbprint: string } {
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-probes-'));
  try {
    const from = new Date(Math.floor(Date.now() / 1000) * 1000);
    const to = new Date(from.getTime() + 30 * day);
    const wanted = {
      subject: `CN=${names[0] ?? ''}`,
      names,
      validFrom: from,
      validTo: to,
      exportable: true,
      services: [],
    };
    const { thumbprint } = makeCertificate(folder, wanted, makeAuthority('Test Authority', from, to));
    return { pem: pemOf(folder, thumbprint) ?? '', thumbprint };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Servers that end with their test. */
export class Bench {
  readonly #servers: Server[] = [];
  readonly #sockets = new Set<Socket>();
  /** How many connections are open. */
  get open(): number {
    return this.#sockets.size;
  }

  plain(serve: (socket: Socket) => void): Promise<number> {
    return this.#listen(createServer(serve));
  }

  secure(options: TlsOptions, serve: (socket: Socket) => void = socket => socket.resume()): Promise<number> {
    const server = createTlsServer({ ciphers: 'DEFAULT@SECLEVEL=0', minVersion: 'TLSv1', ...options }, serve);
    server.on('tlsClientError', () => undefined);
    return this.#listen(server);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await Promise.all(this.#servers.splice(0).map(server => new Promise(resolve => server.close(resolve))));
  }

  #listen(server: Server): Promise<number> {
    this.#servers.push(server);
    server.on('connection', socket => {
      this.#sockets.add(socket);
      socket.once('close', () => this.#sockets.delete(socket)).on('error', () => undefined);
    });
    return new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)));
  }
}
