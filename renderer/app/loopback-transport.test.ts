import { beforeEach, describe, expect, it } from 'vitest';
import type { WizardApi } from '../../preload/contract/calls.js';
import { loopbackWizard, type Socket } from './loopback-transport.js';

class TestSocket implements Socket {
  onopen: (() => void) | null = null;
  onclose: (() => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  readonly sent: string[] = [];
  send(text: string): void {
    this.sent.push(text);
  }
  close(): void {
    this.onclose?.();
  }
  says(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

let sockets: TestSocket[];
let waits: number[];
let connections: string[];
let api: WizardApi;
let again: () => void;

const socket = (): TestSocket => sockets.at(-1) ?? new TestSocket();

beforeEach(() => {
  sockets = [];
  waits = [];
  connections = [];
  api = loopbackWizard({
    when: begin => begin(),
    connect: () => {
      const fresh = new TestSocket();
      sockets.push(fresh);
      return fresh;
    },
    wait: (milliseconds, then) => {
      waits.push(milliseconds);
      again = then;
    },
    onConnection: connection => connections.push(connection),
  });
});

describe('a window that talks over a socket', () => {
  it('keeps what is asked before the first connection, and sends it then', async () => {
    const answer = api.listScenarios({});
    expect(socket().sent).toEqual([]);
    socket().onopen?.();
    expect(socket().sent).toEqual(['{"id":0,"call":"listScenarios","input":{}}']);
    socket().says({ id: 0, reply: { ok: true, value: [] } });
    expect(await answer).toEqual({ ok: true, value: [] });
  });

  it('hands events to those who listen, until they end it', () => {
    const heard: unknown[] = [];
    const end = api.on('progress', body => heard.push(body.doing));
    socket().onopen?.();
    socket().says({ event: 'progress', body: { doing: 'Copying' } });
    end();
    socket().says({ event: 'progress', body: { doing: 'More' } });
    expect(heard).toEqual(['Copying']);
  });

  it('passes over what is not a message', () => {
    socket().onopen?.();
    socket().onmessage?.({ data: 'no JSON' });
    socket().says(null);
    expect(connections).toEqual(['connected']);
  });
});

describe('a connection that breaks', () => {
  it('answers what was under way by a problem, and what is asked meanwhile at once', async () => {
    socket().onopen?.();
    const answer = api.appInfo({});
    socket().close();
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'WINDOW_DISCONNECTED' } });
    expect(await api.appInfo({})).toMatchObject({ ok: false, problem: { code: 'WINDOW_DISCONNECTED' } });
  });

  it('is tried again with longer and longer pauses, at most 8 seconds', () => {
    socket().onopen?.();
    for (let times = 0; times < 7; times += 1) {
      socket().close();
      again();
    }
    expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000]);
  });

  it('begins with a short pause once it held again, and says both', () => {
    socket().onopen?.();
    socket().close();
    again();
    socket().onopen?.();
    socket().close();
    expect(waits).toEqual([250, 250]);
    expect(connections).toEqual(['connected', 'lost', 'connected', 'lost']);
  });
});
