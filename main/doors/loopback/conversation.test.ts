import { connect } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WizardEvent } from '../wizard.js';
import { TestDoor } from './test-kit.js';

let test: TestDoor;

beforeEach(async () => {
  test = await TestDoor.open();
});

afterEach(() => test.close());

const appInfo = JSON.stringify({ id: 7, call: 'appInfo', input: {} });
const understoodNot = { ok: false, problem: expect.objectContaining({ code: 'REQUEST_NOT_UNDERSTOOD' }) as unknown };

describe('a socket', () => {
  it.each([
    ['another origin', { Origin: 'http://evil.example' }, '/wizard'],
    ['no origin', {}, '/wizard'],
    ['another host', { Origin: 'http://127.0.0.1', Host: 'evil.example' }, '/wizard'],
    ['another path', { Origin: 'own' }, '/'],
    ['an old protocol', { Origin: 'own', 'Sec-WebSocket-Version': '8' }, '/wizard'],
  ] as const)('is refused to %s', async (_who, headers, at) => {
    const cookie = await test.enter();
    const own = 'Origin' in headers && headers.Origin === 'own' ? { Origin: test.origin } : {};
    const { head } = await test.knock({ ...headers, ...own, Cookie: cookie }, at);
    expect(head).toContain('403 Forbidden');
  });

  it('that is refused and breaks off at once leaves the door open', async () => {
    const socket = connect(test.port, '127.0.0.1');
    // What is never read is thrown away with a reset when the socket is destroyed.
    socket.pause();
    socket.write(`GET / HTTP/1.1\r\nHost: ${test.origin}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`);
    await new Promise(done => setTimeout(done, 50));
    socket.destroy();
    await new Promise(done => setTimeout(done, 50));
    expect(await test.ask('/', { cookie: await test.enter() })).toMatchObject({ status: 200 });
  });

  it('is refused without the cookie', async () => {
    const { head } = await test.knock({ Origin: test.origin });
    expect(head).toContain('403 Forbidden');
  });

  it('answers a call', async () => {
    const client = await test.converse();
    client.send(appInfo);
    expect(await client.message()).toMatchObject({ id: 7, reply: { ok: true, value: { version: '1.2.3' } } });
  });

  it('answers a call that arrives in pieces, with a ping between them', async () => {
    const client = await test.converse();
    client.sendFrame(0x01, Buffer.from(appInfo.slice(0, 5)));
    client.sendFrame(0x89, Buffer.from('there?'));
    client.sendFrame(0x80, Buffer.from(appInfo.slice(5)));
    expect(await client.frame()).toEqual({ opcode: 10, payload: Buffer.from('there?') });
    expect(await client.message()).toMatchObject({ id: 7, reply: { ok: true } });
  });

  it.each([
    ['an unknown call', { id: 1, call: 'format', input: {} }],
    ['a name that every object has', { id: 1, call: 'constructor', input: {} }],
    ['a surplus input', { id: 1, call: 'appInfo', input: { path: 'C:\\' } }],
    ['no input', { id: 1, call: 'appInfo' }],
  ])('does not understand %s', async (_what, question) => {
    const client = await test.converse();
    client.send(JSON.stringify(question));
    expect(await client.message()).toEqual({ id: 1, reply: understoodNot });
  });

  it.each(['garbage', '[]', '{"id":-1,"call":"appInfo","input":{}}', '{"id":1,"call":"appInfo","input":{},"extra":1}'])(
    'answers %s without a number, and goes on',
    async text => {
      const client = await test.converse();
      client.send(text);
      expect(await client.message()).toEqual({ id: null, reply: understoodNot });
      client.send(appInfo);
      expect(await client.message()).toMatchObject({ id: 7 });
    },
  );

  it.each(['restartElevated', 'listScenarios'])('tells a failure inside %s as a problem', async call => {
    const client = await test.converse();
    client.send(JSON.stringify({ id: 2, call, input: {} }));
    expect(await client.message()).toMatchObject({ id: 2, reply: { ok: false, problem: { code: 'UNEXPECTED' } } });
  });

  it('closes on a frame above the limit', async () => {
    const client = await test.converse();
    client.sendFrame(0x81, Buffer.alloc(1024 * 1024 + 1, 'a'));
    expect(await client.closeCode()).toBe(1009);
  });

  it('closes on pieces that are above the limit together', async () => {
    const client = await test.converse();
    client.sendFrame(0x01, Buffer.alloc(600_000, 'a'));
    client.sendFrame(0x80, Buffer.alloc(600_000, 'a'));
    expect(await client.closeCode()).toBe(1009);
  });

  it.each([
    ['an unmasked frame', 0x81, 'x', false, 1002],
    ['a binary frame', 0x82, 'x', true, 1003],
    ['a reserved bit', 0xc1, 'x', true, 1002],
    ['an unknown frame', 0x83, 'x', true, 1002],
    ['a piece without a beginning', 0x80, 'x', true, 1002],
    ['a ping in pieces', 0x09, 'x', true, 1002],
  ] as const)('closes on %s', async (_what, first, text, masked, code) => {
    const client = await test.converse();
    client.sendFrame(first, Buffer.from(text), masked);
    expect(await client.closeCode()).toBe(code);
  });

  it('closes on text that is not UTF-8', async () => {
    const client = await test.converse();
    client.sendFrame(0x81, Buffer.from([0xc3, 0x28]));
    expect(await client.closeCode()).toBe(1007);
  });

  it('closes when it is asked to', async () => {
    const client = await test.converse();
    client.sendFrame(0x88, Buffer.from([0x03, 0xe8]));
    expect(await client.closeCode()).toBe(1000);
  });

  it('closes when the door closes', async () => {
    const client = await test.converse();
    const closing = test.door.close();
    expect(await client.closeCode()).toBe(1001);
    await closing;
  });
});

describe('two tabs of one browser', () => {
  it('both hear what happens, and a closed one is forgotten', async () => {
    const cookie = await test.enter();
    const tabs = await Promise.all([1, 2].map(() => test.knock({ Origin: test.origin, Cookie: cookie })));
    const event: WizardEvent = {
      name: 'settled',
      body: { id: 'ex3-1', outcome: 'finished', problem: null },
    };
    test.wizard.tell(event);
    for (const { client } of tabs) {
      expect(await client.message()).toEqual({ event: 'settled', body: event.body });
    }
    const [first] = tabs;
    first?.client.sendFrame(0x88, Buffer.alloc(0));
    await first?.client.closeCode();
    while (test.wizard.listeners() > 1) await new Promise(resolve => setTimeout(resolve, 5));
    expect(test.wizard.listeners()).toBe(1);
  });
});
