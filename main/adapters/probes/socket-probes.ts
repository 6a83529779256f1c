import type { Probes } from '../../ports/probes.js';
import { connectTo } from './connect.js';
import { getOver } from './get.js';
import { shakeHands } from './handshake.js';
import { type Limits, usualLimits } from './limits.js';
import type { Route } from './route.js';

export interface SocketProbesOptions {
  /** For people, and the host of the route where none is given. */
  readonly address: string;
  readonly route?: Route;
  readonly limits?: Limits;
}

/**
 * Knocks on the doors of a server over real sockets.
 * @fidelity D ports, handshakes and GETs of a server: sockets of Node, tried against servers of Node with TLS 1.0 to 1.3; what IIS and Exchange answer is judged by status and certificate, never by text alone
 */
export function socketProbes({
  address,
  route = port => Promise.resolve({ host: address, port }),
  limits = usualLimits,
}: SocketProbesOptions): Probes {
  return {
    address,
    async connect(port, signal) {
      const connected = await connectTo(route, port, { limits, signal });
      if ('none' in connected) return connected.none;
      connected.socket.destroy();
      return { state: 'open' };
    },
    async handshake(question, signal) {
      const connected = await connectTo(route, question.port, { limits, signal });
      if ('none' in connected) return { state: 'no connection', why: connected.none.why };
      return shakeHands(connected.socket, question, { answerMs: limits.answerMs, signal });
    },
    async get(question, signal) {
      const connected = await connectTo(route, question.port, { limits, signal });
      if ('none' in connected) return { state: 'no answer', why: connected.none.why };
      return getOver(connected.socket, question, { limits, signal });
    },
  };
}
