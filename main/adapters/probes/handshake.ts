import type { Socket } from 'node:net';
import type { HandshakeAnswer, HandshakeQuestion } from '../../ports/probes.js';
import { seconds } from './limits.js';
import { servedChain } from './served-chain.js';
import { startTls } from './start-tls.js';
import { CannotAsk, isOwnFault, messageOf, tlsOver } from './tls-socket.js';

interface Asking {
  readonly answerMs: number;
  readonly signal: AbortSignal;
}

/** Shakes hands over a connected socket, and hangs up. */
export async function shakeHands(
  socket: Socket,
  question: HandshakeQuestion,
  { answerMs, signal }: Asking,
): Promise<HandshakeAnswer> {
  const quiet = (): HandshakeAnswer => ({
    state: 'no connection',
    why: signal.aborted
      ? 'it was given up before the server had answered'
      : `the port takes the connection and says nothing for ${seconds(answerMs)}`,
  });
  return new Promise(resolve => {
    const end = (answer: HandshakeAnswer): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(answer);
    };
    const giveUp = (): void => end(quiet());
    const timer = setTimeout(giveUp, answerMs);
    signal.addEventListener('abort', giveUp, { once: true });
    if (signal.aborted) return giveUp();
    void converse(socket, question).then(end);
  });
}

async function converse(
  socket: Socket,
  { name, version, startTls: protocol }: HandshakeQuestion,
): Promise<HandshakeAnswer> {
  const why = protocol === undefined ? undefined : await startTls(socket, protocol);
  if (why !== undefined) return { state: 'refused', why };
  try {
    return await handshake(socket, { name, version });
  } catch (thrown) {
    if (thrown instanceof CannotAsk) return { state: 'cannot ask', why: thrown.message };
    if (isOwnFault(thrown)) return { state: 'cannot ask', why: messageOf(thrown) };
    return { state: 'refused', why: messageOf(thrown) };
  }
}

function handshake(
  socket: Socket,
  wanted: Pick<HandshakeQuestion, 'name'> & { readonly version: HandshakeQuestion['version'] | undefined },
): Promise<HandshakeAnswer> {
  return new Promise((resolve, reject) => {
    const secure = tlsOver(socket, wanted);
    secure.on('error', reject);
    secure.once('close', () => reject(new Error('it closed the connection during the handshake')));
    secure.once('secureConnect', () => {
      try {
        resolve({ state: 'done', version: secure.getProtocol() ?? 'unknown', chain: servedChain(secure) });
      } catch (thrown) {
        // A certificate may hold anything.
        reject(thrown instanceof Error ? thrown : new Error(String(thrown)));
      } finally {
        secure.destroy();
      }
    });
  });
}
