import { setMaxListeners } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import type { PortAnswer } from '../../ports/probes.js';
import { type Limits, seconds } from './limits.js';
import type { Place, Route } from './route.js';

type NoConnection = Exclude<PortAnswer, { state: 'open' }>;

/** A socket that is connected and has heard nothing yet, or why there is none. It never throws. */
export type Connected = { readonly socket: Socket } | { readonly none: NoConnection };

/** Connects to a port of the server. Whoever gets the socket destroys it. */
export async function connectTo(
  route: Route,
  port: number,
  { limits, signal }: { readonly limits: Limits; readonly signal: AbortSignal },
): Promise<Connected> {
  const patience = new AbortController();
  // A check asks as many ports at once as there are.
  setMaxListeners(0, signal);
  const stop = (): void => patience.abort();
  const timer = setTimeout(stop, limits.connectMs);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    const place = await Promise.race([route(port, patience.signal), ended(patience.signal)]);
    return place === null ? silent(signal, limits) : await open(place, patience.signal, () => silent(signal, limits));
  } catch (thrown) {
    return { none: noConnection(thrown) };
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
    // Whoever still looks for a way looks no longer; an open socket has let go of this signal.
    stop();
  }
}

const ended = (signal: AbortSignal): Promise<null> =>
  new Promise(resolve => {
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
  });

function silent(cancel: AbortSignal, { connectMs }: Limits): Connected {
  const why = cancel.aborted
    ? 'it was given up before anything came back'
    : `nothing came back within ${seconds(connectMs)}`;
  return { none: { state: 'silent', why } };
}

function open({ host, port }: Place, patience: AbortSignal, tooLong: () => Connected): Promise<Connected> {
  return new Promise(resolve => {
    if (patience.aborted) return resolve(tooLong());
    const socket = createConnection({ host, port });
    const end = (connected: Connected): void => {
      patience.removeEventListener('abort', giveUp);
      socket.removeListener('error', refused);
      // What goes wrong later is told by whoever reads; without a listener it would end the program.
      socket.on('error', () => undefined);
      if ('none' in connected) socket.destroy();
      resolve(connected);
    };
    const giveUp = (): void => end(tooLong());
    const refused = (thrown: Error): void => end({ none: noConnection(thrown) });
    patience.addEventListener('abort', giveUp, { once: true });
    socket.once('error', refused);
    socket.once('connect', () => end({ socket }));
  });
}

function noConnection(thrown: unknown): NoConnection {
  const { code = '', message } = thrown as NodeJS.ErrnoException;
  if (code === 'ECONNREFUSED') return { state: 'refused', why: 'nothing listens on this port' };
  if (code === 'ETIMEDOUT') return { state: 'silent', why: 'nothing came back' };
  if (code === 'ECONNRESET') return { state: 'refused', why: 'the connection was closed at once' };
  return { state: 'unreachable', why: code === '' || message.includes(code) ? message : `${message} (${code})` };
}
