import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { WebAnswer, WebQuestion } from '../../ports/probes.js';
import { type Limits, seconds } from './limits.js';
import { messageOf, tlsOver } from './tls-socket.js';

const mostBytes = 65_536;
/** No more of a head is read; those of Exchange have some hundred bytes. */
const mostHeadBytes = 32_768;

interface Asking {
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

type Answered = Extract<WebAnswer, { state: 'answered' }>;

/** One GET over a connected socket. Nobody is named, nothing is followed, and no compression is asked for. */
export async function getOver(socket: Socket, question: WebQuestion, { limits, signal }: Asking): Promise<WebAnswer> {
  const began = performance.now();
  let head: Omit<Answered, 'body' | 'durationMs'> | undefined;
  const chunks: Buffer[] = [];
  return new Promise(resolve => {
    let asked: ClientRequest | undefined;
    const end = (why: string): void => {
      clearTimeout(timer);
      clearTimeout(bodyTimer);
      signal.removeEventListener('abort', giveUp);
      asked?.destroy();
      socket.destroy();
      const body = Buffer.concat(chunks).subarray(0, mostBytes).toString('utf8');
      const durationMs = Math.round(performance.now() - began);
      // An answer that broke off after its head is one: its status is told.
      resolve(head ? { ...head, body, durationMs } : { state: 'no answer', why });
    };
    const giveUp = (): void => end('it was given up before the server had answered');
    const timer = setTimeout(() => end(`no answer came within ${seconds(limits.answerMs)}`), limits.answerMs);
    let bodyTimer: NodeJS.Timeout | undefined;
    const answered = (message: IncomingMessage): void => {
      head = { state: 'answered', status: message.statusCode ?? 0, headers: headersOf(message) };
      bodyTimer = setTimeout(() => end(''), limits.bodyMs);
      let bytes = 0;
      message.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        bytes += chunk.length;
        if (bytes >= mostBytes) end('');
      });
      message
        .on('end', () => end(''))
        .on('close', () => end(''))
        .on('error', () => end(''));
    };
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) return giveUp();
    const failed = (thrown: unknown): void => end(whyNot(thrown));
    try {
      const over = question.secure ? tlsOver(socket, question) : socket;
      over.on('error', failed);
      asked = ask(over, question);
      asked.on('error', failed);
      asked.on('response', answered);
      asked.on('upgrade', message => {
        answered(message);
        end('');
      });
      asked.end();
    } catch (thrown) {
      failed(thrown);
    }
  });
}

function ask(over: Socket | TLSSocket, { port, secure, name, path }: WebQuestion): ClientRequest {
  const usual = port === (secure ? 443 : 80);
  return request({
    method: 'GET',
    path,
    createConnection: () => over,
    setHost: false,
    maxHeaderSize: mostHeadBytes,
    headers: { Host: usual ? name : `${name}:${String(port)}`, Accept: '*/*', Connection: 'close' },
  });
}

/** Cookies are nobody's business. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const all = Object.entries(headers).filter(([name]) => name !== 'set-cookie');
  return Object.fromEntries(all.map(([name, value]) => [name, [value ?? ''].flat().join(', ')]));
}

function whyNot(thrown: unknown): string {
  const { code = '' } = thrown as NodeJS.ErrnoException;
  if (code === 'ECONNRESET') return 'the server closed the connection without an answer';
  if (code === 'HPE_HEADER_OVERFLOW') return 'the head of its answer is longer than any server sends';
  if (code.startsWith('HPE_')) return 'what it answers is not HTTP';
  return messageOf(thrown);
}
