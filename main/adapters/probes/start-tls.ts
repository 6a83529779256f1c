import type { Socket } from 'node:net';

// The few lines of a mail protocol that come before the handshake. Nobody signs in.

const mostBytes = 16_384;

const protocols = {
  pop: { greeting: /^\+OK/, ask: 'STLS\r\n', asks: 'STLS', agreed: /^\+OK/, ends: /^[+-]/ },
  imap: { greeting: /^\* OK/i, ask: 'c1 STARTTLS\r\n', asks: 'STARTTLS', agreed: /^c1 OK/i, ends: /^c1 /i },
} as const;

/** Asks for TLS. Undefined when the server agreed, and nothing more was said; otherwise why not. */
export async function startTls(socket: Socket, protocol: keyof typeof protocols): Promise<string | undefined> {
  const { greeting, ask, asks, agreed, ends } = protocols[protocol];
  const lines = new Lines(socket);
  try {
    const hello = await lines.next();
    if (!greeting.test(hello)) return `it greets with "${shown(hello)}"`;
    socket.write(ask);
    let answer = await lines.next();
    // IMAP may tell other things first.
    while (!ends.test(answer)) answer = await lines.next();
    if (!agreed.test(answer)) return `it answers "${shown(answer)}" to ${asks}`;
    // What came along in plain text would be taken for a part of what is encrypted.
    return lines.isEmpty ? undefined : 'it says more in plain text after it agreed to encrypt';
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    lines.close();
  }
}

/** Lines as they come, of a server that may send anything. */
class Lines {
  #text = '';
  #bytes = 0;
  #closed: string | undefined;
  #wake: () => void = () => undefined;

  constructor(private readonly socket: Socket) {
    socket.on('data', this.#take).on('close', this.#end);
  }

  get isEmpty(): boolean {
    return this.#text === '';
  }

  async next(): Promise<string> {
    for (;;) {
      const end = this.#text.indexOf('\n');
      if (end >= 0) {
        const line = this.#text.slice(0, end).replace(/\r$/, '');
        this.#text = this.#text.slice(end + 1);
        return line;
      }
      if (this.#closed !== undefined) throw new Error(this.#closed);
      await new Promise<void>(resolve => (this.#wake = resolve));
    }
  }

  close(): void {
    this.socket.pause();
    this.socket.removeListener('data', this.#take).removeListener('close', this.#end);
  }

  readonly #take = (chunk: Buffer): void => {
    this.#bytes += chunk.length;
    this.#text += chunk.toString('latin1');
    if (this.#bytes > mostBytes) this.#closed = 'it says more than a mail server does before the handshake';
    this.#wake();
  };

  readonly #end = (): void => {
    this.#closed ??= 'it closed the connection before the handshake';
    this.#wake();
  };
}

const shown = (line: string): string => line.slice(0, 100).replace(/[^\x20-\x7e]/g, '?');
