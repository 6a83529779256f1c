import { connect } from 'node:net';
import { runTool } from '../process/run-tool.js';
import { systemTool } from '../process/windows-folder.js';

/** Ports that a Windows server or a network device is likely to speak on: even a refusal shows that somebody is there. */
const likelyPorts = [445, 135, 443, 3389, 80];
const waitMs = 1500;

/** How the questions are asked; a test hands in its own. */
export interface Asking {
  readonly ping: (address: string) => Promise<string>;
  readonly neighbours: (address: string) => Promise<string>;
  readonly port: (address: string, port: number) => Promise<boolean>;
}

/**
 * Whether some machine answers on an IPv4 address. A firewall may swallow one question, so several are asked at once;
 * in the same network the neighbour table shows even a machine that answers nothing else.
 *
 * @fidelity D whether an address answers: ping, the neighbour table and TCP as generally known; three independent
 * questions, and any single answer keeps the address from being taken.
 */
export async function answersOn(address: string, asking: Asking = windowsAsking): Promise<boolean> {
  const [pinged, ...ports] = await Promise.all([
    asking.ping(address).catch(() => ''),
    ...likelyPorts.map(port => asking.port(address, port).catch(() => false)),
  ]);
  if (ports.includes(true) || pingWasAnswered(pinged, address)) return true;
  return isNeighbour(await asking.neighbours(address).catch(() => ''), address);
}

/**
 * Exit code 0 is also given for a router's "unreachable". A real answer alone carries `TTL=`, in every language, after
 * the address that answered.
 */
export function pingWasAnswered(printed: string, address: string): boolean {
  return printed.split(/\r?\n/).some(line => /\bTTL=\d/i.test(line) && holds(line, address));
}

/** A line of the neighbour table with this address and a hardware address that is not all zeros. */
export function isNeighbour(printed: string, address: string): boolean {
  return printed.split(/\r?\n/).some(line => {
    const hardware = /\b(?:[0-9a-f]{2}-){5}[0-9a-f]{2}\b/i.exec(line)?.[0];
    return hardware !== undefined && /[1-9a-f]/i.test(hardware) && holds(line, address);
  });
}

function holds(line: string, address: string): boolean {
  return line.split(/[\s:]+/).includes(address);
}

const tool = async (name: string, args: readonly string[]): Promise<string> =>
  (await runTool({ file: systemTool(name), args, timeLimitSeconds: 15 })).standardOutput;

const windowsAsking: Asking = {
  ping: address => tool('ping.exe', ['-n', '2', '-w', String(waitMs), address]),
  neighbours: address => tool('arp.exe', ['-a', address]),
  port: portAnswers,
};

/** Whether something is at the address: it takes the connection, or refuses it itself. */
export function portAnswers(address: string, port: number): Promise<boolean> {
  return new Promise(done => {
    const socket = connect({ host: address, port });
    const end = (answered: boolean): void => {
      socket.destroy();
      done(answered);
    };
    socket.setTimeout(waitMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', (thrown: NodeJS.ErrnoException) =>
      end(thrown.code === 'ECONNREFUSED' || thrown.code === 'ECONNRESET'),
    );
  });
}
