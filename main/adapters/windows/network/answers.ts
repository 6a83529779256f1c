import { connect } from 'node:net';
import { Failure } from '../../../problems/failure.js';
import { failure } from '../../../problems/problem.js';
import { runTool } from '../process/run-tool.js';
import { systemTool } from '../process/windows-folder.js';

/** Ports that a Windows server or a network device is likely to speak on: even a refusal shows that somebody is there. */
const likelyPorts = [445, 135, 443, 3389, 80];
const waitMs = 1500;

/** A machine that has gone stays in the neighbour table until Windows has asked it in vain, which takes seconds. */
const doubtMs = 6000;

/** How the questions are asked; a test hands in its own. Each fails when it could not be asked at all. */
export interface Asking {
  readonly ping: (address: string) => Promise<string>;
  readonly neighbours: (address: string) => Promise<string>;
  readonly port: (address: string, port: number) => Promise<boolean>;
  readonly wait: (ms: number) => Promise<void>;
}

/**
 * Whether some machine answers on an IPv4 address. A firewall may swallow one question, so several are asked at once;
 * in the same network the neighbour table shows even a machine that answers nothing else. What this table alone says
 * is asked for a second time, a little later.
 *
 * @fidelity D whether an address answers: ping, the neighbour table and TCP as generally known; three independent
 * questions, and any single answer keeps the address from being taken.
 * @throws ADDRESS_NOT_ASKED when no question could be asked
 */
export async function answersOn(address: string, asking: Asking = windowsAsking): Promise<boolean> {
  const first = await ask(address, asking);
  if (first.length === 3 && first.every(({ said }) => said === undefined)) {
    throw failure('ADDRESS_NOT_ASKED', { address, why: first.map(({ why }) => why).join('\n') });
  }
  if (saysYes(first, ['ping', 'ports'])) return true;
  if (!saysYes(first, ['neighbours'])) return false;
  await asking.wait(doubtMs);
  const again = await ask(address, asking);
  const isGone = again.some(({ question, said }) => question === 'neighbours' && said === false);
  return saysYes(again, ['ping', 'ports']) || !isGone;
}

/** One question: whether somebody was there; undefined where it could not be asked. */
interface Answer {
  readonly question: 'ping' | 'ports' | 'neighbours';
  readonly said: boolean | undefined;
  readonly why: string;
}

const saysYes = (answers: readonly Answer[], questions: readonly Answer['question'][]): boolean =>
  answers.some(({ question, said }) => said === true && questions.includes(question));

/** The table is asked last: the other questions make Windows look for the machine. */
async function ask(address: string, asking: Asking): Promise<Answer[]> {
  const answers = await Promise.all([
    answerTo('ping', async () => pingWasAnswered(await asking.ping(address), address)),
    answerTo('ports', () => anyPort(address, asking)),
  ]);
  if (saysYes(answers, ['ping', 'ports'])) return answers;
  const table = await answerTo('neighbours', async () => isNeighbour(await asking.neighbours(address), address));
  return [...answers, table];
}

async function answerTo(question: Answer['question'], work: () => Promise<boolean>): Promise<Answer> {
  try {
    return { question, said: await work(), why: '' };
  } catch (thrown) {
    return { question, said: undefined, why: whyOf(thrown) };
  }
}

/** Fails when not one of the ports could be tried. */
async function anyPort(address: string, asking: Asking): Promise<boolean> {
  const tried = await Promise.allSettled(likelyPorts.map(port => asking.port(address, port)));
  const known = tried.flatMap(one => (one.status === 'fulfilled' ? [one.value] : []));
  if (known.length > 0) return known.includes(true);
  const [first] = tried;
  throw first?.status === 'rejected' ? first.reason : new Error('No port was tried.');
}

function whyOf(thrown: unknown): string {
  if (thrown instanceof Failure) return [thrown.problem.happened, thrown.problem.details].filter(Boolean).join('\n');
  return thrown instanceof Error ? thrown.message : String(thrown);
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
  wait: ms => new Promise(done => setTimeout(done, ms)),
};

/** Nobody answered, or the way told that nobody is there. Any other error is of this machine: it did not ask. */
const unanswered = new Set(['ETIMEDOUT', 'EHOSTUNREACH', 'EHOSTDOWN']);

/**
 * Whether something is at the address: it takes the connection, or refuses it itself.
 * @throws the error of the network when the port could not be tried
 */
export function portAnswers(address: string, port: number): Promise<boolean> {
  return new Promise((done, fail) => {
    const socket = connect({ host: address, port });
    const end = (answered: boolean): void => {
      socket.destroy();
      done(answered);
    };
    socket.setTimeout(waitMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', (thrown: NodeJS.ErrnoException) => {
      const code = thrown.code ?? '';
      if (code === 'ECONNREFUSED' || code === 'ECONNRESET') end(true);
      else if (unanswered.has(code)) end(false);
      else fail(thrown);
    });
  });
}
