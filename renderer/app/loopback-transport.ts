import type { CallName, EventName, WizardApi } from '../../preload/contract/calls.js';
import type { Reply } from '../../preload/contract/call.js';
import { callNames } from '../../preload/contract/channels.js';
import { t } from '../messages/translate.js';
import type { Connection } from '../state/wizard-state.js';

/** As much of a WebSocket as is used here, so that tests can hand one in. */
export interface Socket {
  onopen: (() => void) | null;
  onclose: (() => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  send(text: string): void;
  close(): void;
}

export interface LoopbackOptions {
  /** Calls `begin` when the first connection may be opened. */
  readonly when: (begin: () => void) => void;
  readonly connect: () => Socket;
  readonly wait: (milliseconds: number, then: () => void) => void;
  readonly onConnection: (connection: Connection) => void;
}

type Listener = (body: never) => void;

const firstWait = 250;
const longestWait = 8000;

/**
 * The wizard behind a WebSocket. A question asked before the first connection waits for it; one that is under way when
 * the connection breaks is answered by a problem, because nobody knows whether it was taken up.
 */
export function loopbackWizard({ when, connect, wait, onConnection }: LoopbackOptions): WizardApi {
  const open = new Map<number, (reply: Reply<never>) => void>();
  const listeners = new Map<string, Set<Listener>>();
  let socket: Socket | null = null;
  let queue: string[] = [];
  let everConnected = false;
  let nextId = 0;
  let pause = firstWait;

  const begin = (): void => {
    const fresh = connect();
    fresh.onopen = () => {
      socket = fresh;
      everConnected = true;
      pause = firstWait;
      queue.forEach(text => fresh.send(text));
      queue = [];
      onConnection('connected');
    };
    fresh.onclose = () => {
      socket = null;
      failOpen();
      if (everConnected) onConnection('lost');
      wait(pause, begin);
      pause = Math.min(longestWait, pause * 2);
    };
    fresh.onmessage = ({ data }) => receive(data);
  };

  const failOpen = (): void => {
    if (!everConnected) return;
    for (const answer of open.values()) answer({ ok: false, problem: connectionProblem() });
    open.clear();
  };

  const receive = (data: unknown): void => {
    const message = parse(data);
    if (message === null) return;
    if (typeof message['id'] === 'number') {
      open.get(message['id'])?.(message['reply'] as Reply<never>);
      open.delete(message['id']);
    } else if (typeof message['event'] === 'string') {
      listeners.get(message['event'])?.forEach(listener => listener(message['body'] as never));
    }
  };

  const ask = (call: CallName, input: unknown): Promise<Reply<never>> =>
    new Promise(resolve => {
      if (!socket && everConnected) return resolve({ ok: false, problem: connectionProblem() });
      const id = nextId++;
      open.set(id, resolve);
      const text = JSON.stringify({ id, call, input });
      if (socket) socket.send(text);
      else queue.push(text);
    });

  when(begin);
  const asked = Object.fromEntries(callNames.map(name => [name, (input: unknown) => ask(name, input)]));
  const on = (event: EventName, listener: Listener): (() => void) => {
    const known = listeners.get(event) ?? new Set<Listener>();
    listeners.set(event, known.add(listener));
    return () => known.delete(listener);
  };
  // Built from the list of calls, so it has each of them; the other end checks every message against the contract.
  return { ...asked, on } as unknown as WizardApi;
}

function connectionProblem() {
  return {
    code: 'WINDOW_DISCONNECTED',
    happened: t('connection.problem.happened'),
    matters: t('connection.problem.matters'),
    next: t('connection.problem.next'),
  };
}

function parse(data: unknown): Record<string, unknown> | null {
  try {
    const message: unknown = JSON.parse(String(data));
    return typeof message === 'object' && message !== null ? (message as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}
