import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { closeCodes, closePayload, encodeFrame, FrameError, FrameReader, type Incoming } from './frames.js';

/** Largest message that a window may send. */
export const messageLimit = 1024 * 1024;

/** A window that reads nothing for so long that this much waits for it is cut off. */
const backlogLimit = 64 * messageLimit;

// Fixed by RFC 6455, section 1.3.
const handshakeSuffix = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';

/** One open WebSocket that carries text. */
export interface TextSocket {
  send(text: string): void;
  close(code: number, reason: string): void;
}

export interface SocketListener {
  onText(text: string): void;
  /** Exactly once, however it ended. */
  onClosed(): void;
}

/** Whether this request asks for a WebSocket of the one version there is. */
export function isWebSocketRequest({ headers, method }: IncomingMessage): boolean {
  return (
    method === 'GET' &&
    headers.upgrade?.toLowerCase() === 'websocket' &&
    headers['sec-websocket-version'] === '13' &&
    /^[A-Za-z0-9+/]{22}==$/.test(headers['sec-websocket-key'] ?? '')
  );
}

/** Completes the handshake of a request that was found admissible, and begins to listen. */
export function openTextSocket(
  request: IncomingMessage,
  stream: Duplex,
  listen: (socket: TextSocket) => SocketListener,
): void {
  const key = request.headers['sec-websocket-key'] ?? '';
  const accept = createHash('sha1')
    .update(key + handshakeSuffix)
    .digest('base64');
  stream.write(
    'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n' +
      `Sec-WebSocket-Accept: ${accept}\r\n\r\n`,
  );
  const reader = new FrameReader(messageLimit);
  let closing = false;

  const socket: TextSocket = {
    send(text) {
      if (closing) return;
      stream.write(encodeFrame('text', Buffer.from(text)));
      if (stream.writableLength > backlogLimit) stream.destroy();
    },
    close(code, reason) {
      if (closing) return;
      closing = true;
      stream.end(encodeFrame('close', closePayload(code, reason)));
    },
  };
  const listener = listen(socket);

  const take = (incoming: Incoming): void => {
    if (closing) return;
    if (incoming.kind === 'text') listener.onText(incoming.text);
    else if (incoming.kind === 'ping') stream.write(encodeFrame('pong', incoming.payload));
    else if (incoming.kind === 'close') socket.close(closeCodes.normal, '');
  };
  stream.on('data', (chunk: Buffer) => {
    if (closing) return;
    try {
      reader.push(chunk).forEach(take);
    } catch (thrown) {
      if (!(thrown instanceof FrameError)) throw thrown;
      socket.close(thrown.closeCode, thrown.message);
    }
  });
  stream.on('close', () => {
    closing = true;
    listener.onClosed();
  });
}
