import { type connect as connectSocket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { createSecureContext } from 'node:tls';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type TlsVersion, tlsVersions } from '../../ports/probes.js';
import { Bench, certificateForTests } from './fixture-servers.js';
import { socketProbes } from './socket-probes.js';

const { signal } = new AbortController();
const name = 'mail.contoso.example';
const limits = { connectMs: 1000, answerMs: 1500, bodyMs: 400 };
const bench = new Bench();
const probes = socketProbes({ address: '127.0.0.1', limits });
const ask = (port: number, path = '/owa') => probes.get({ port, secure: false, name, path }, signal);

let pem = '';
let thumbprint = '';
beforeAll(() => void ({ pem, thumbprint } = certificateForTests([name, 'autodiscover.contoso.example'])));
afterEach(() => bench.close());

describe('connecting to a port', () => {
  it('finds one that listens, and one that does not', async () => {
    const port = await bench.plain(socket => socket.resume());
    expect(await probes.connect(port, signal)).toEqual({ state: 'open' });
    await bench.close();
    expect(await probes.connect(port, signal)).toMatchObject({ state: 'refused' });
  });

  it('gives up where nothing comes back, by its own time and by the signal', async () => {
    const route = (): Promise<never> => new Promise(() => undefined);
    const silent = socketProbes({ address: 'x', route, limits });
    expect(await silent.connect(443, signal)).toEqual({ state: 'silent', why: 'nothing came back within 1 second' });
    const cancel = new AbortController();
    const asked = socketProbes({ address: 'x', route, limits: { ...limits, connectMs: 60_000 } }).connect(
      443,
      cancel.signal,
    );
    cancel.abort();
    expect(await asked).toMatchObject({ state: 'silent' });
  });

  it('tells of a name that leads nowhere', async () => {
    const lost = socketProbes({ address: 'no-such-host.invalid', limits: { ...limits, connectMs: 20_000 } });
    expect((await lost.connect(443, signal)).state).toBe('unreachable');
  });
});

describe('shaking hands', () => {
  it.each(tlsVersions)('with a server that knows %s alone', async only => {
    const port = await bench.secure({ key: pem, cert: pem, minVersion: only, maxVersion: only });
    const answers = await Promise.all(
      [undefined, ...tlsVersions].map(async version => [
        version ?? 'usual',
        (await probes.handshake({ port, name, ...(version && { version }) }, signal)).state,
      ]),
    );
    const wanted = (version: TlsVersion): string => (version === only ? 'done' : 'refused');
    expect(Object.fromEntries(answers)).toEqual({
      usual: 'done',
      ...Object.fromEntries(tlsVersions.map(version => [version, wanted(version)])),
    });
  });

  it('reads what certificate is served, and trusts it or not', async () => {
    const port = await bench.secure({ key: pem, cert: pem });
    expect(await probes.handshake({ port, name }, signal)).toMatchObject({
      state: 'done',
      version: 'TLSv1.3',
      chain: [
        {
          ...{ thumbprint, subject: `CN=${name}`, issuer: 'CN=Test Authority', selfSigned: false },
          names: [name, 'autodiscover.contoso.example'],
        },
      ],
    });
  });

  it('asks for the name, but for no address', async () => {
    const asked: unknown[] = [];
    const SNICallback = (wanted: string, done: (error: null) => void): void => {
      asked.push(wanted);
      done(null);
    };
    const port = await bench.secure({ key: pem, cert: pem, SNICallback });
    for (const one of [name, '10.0.0.23', 'not a name', 'x'.repeat(300)]) {
      expect((await probes.handshake({ port, name: one }, signal)).state).toBe('done');
    }
    expect(asked).toEqual([name]);
  });

  it.each<[string, Parameters<Bench['plain']>[0], string]>([
    ['closes at once', socket => socket.destroy(), 'refused'],
    ['speaks something else', socket => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'refused'],
    ['says nothing', socket => socket.resume(), 'no connection'],
    ['sends garbage without an end', socket => flood(socket, Buffer.alloc(65_536, 0x16)), 'refused'],
  ])('with one that %s', async (_what, serve, state) => {
    const port = await bench.plain(serve);
    expect((await probes.handshake({ port, name }, signal)).state).toBe(state);
  });

  it('leaves no connection behind', async () => {
    const port = await bench.secure({ key: pem, cert: pem });
    await Promise.all([1, 2, 3].map(() => probes.handshake({ port, name }, signal)));
    await untilClosed();
  });

  it('with nobody', async () => {
    const port = await bench.plain(() => undefined);
    await bench.close();
    expect(await probes.handshake({ port, name }, signal)).toMatchObject({ state: 'no connection' });
  });
});

describe('STARTTLS', () => {
  const words = { pop: ['+OK ready', '+OK begin'], imap: ['* OK ready', '* CAPABILITY x\r\nc1 OK begin'] } as const;
  const serving = (protocol: 'pop' | 'imap', answer = words[protocol][1] as string) =>
    bench.plain(socket => {
      socket.write(`${words[protocol][0]}\r\n`);
      socket.once('data', () => {
        socket.write(`${answer}\r\n`);
        const secureContext = createSecureContext({ key: pem, cert: pem });
        new TLSSocket(socket, { isServer: true, secureContext }).on('error', () => undefined);
      });
    });

  it.each(['pop', 'imap'] as const)('of %s goes before the handshake', async startTls => {
    const port = await serving(startTls);
    expect(await probes.handshake({ port, name, startTls }, signal)).toMatchObject({
      state: 'done',
      chain: [{ thumbprint }],
    });
  });

  it.each([
    ['is not known', '-ERR what?', '-ERR what?'],
    ['is followed by more in plain text', '+OK begin\r\n+OK more', 'plain text'],
  ])('that %s', async (_what, answer, why) => {
    const port = await serving('pop', answer);
    const found = await probes.handshake({ port, name, startTls: 'pop' }, signal);
    expect(found).toMatchObject({ state: 'refused', why: expect.stringContaining(why) as string });
  });

  it.each<[string, Parameters<Bench['plain']>[0], string]>([
    ['greets as another service', socket => void socket.write('220 smtp\r\n'), 'refused'],
    ['says nothing', socket => socket.resume(), 'no connection'],
    ['hangs up', socket => void socket.end(), 'refused'],
    ['never ends its line', socket => flood(socket, Buffer.alloc(65_536, 0x41)), 'refused'],
  ])('of a server that %s', async (_what, serve, state) => {
    const port = await bench.plain(serve);
    expect((await probes.handshake({ port, name, startTls: 'imap' }, signal)).state).toBe(state);
  });
});

describe('a GET', () => {
  it('names nobody, asks for no compression and follows nothing', async () => {
    const heard: string[] = [];
    const port = await bench.plain(socket =>
      socket.once('data', chunk => {
        heard.push(String(chunk));
        socket.end(
          'HTTP/1.1 302 Found\r\nLocation: /elsewhere\r\nSet-Cookie: secret=1\r\nWWW-Authenticate: Basic\r\nWWW-Authenticate: NTLM\r\n\r\n',
        );
      }),
    );
    expect(await ask(port, '/owa?x=1')).toMatchObject({
      state: 'answered',
      status: 302,
      headers: { location: '/elsewhere', 'www-authenticate': 'Basic, NTLM' },
      body: '',
    });
    expect(heard).toHaveLength(1);
    expect(heard[0]?.split('\r\n').filter(Boolean)).toEqual([
      'GET /owa?x=1 HTTP/1.1',
      `Host: ${name}:${String(port)}`,
      'Accept: */*',
      'Connection: close',
    ]);
  });

  it('keeps cookies to nobody', async () => {
    const port = await bench.plain(answering('HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\n\r\nx'));
    expect(JSON.stringify(await ask(port))).not.toContain('a=b');
  });

  it.each(['TLSv1', 'TLSv1.2'] as const)('goes through %s', async version => {
    const port = await bench.secure(
      { key: pem, cert: pem, maxVersion: version },
      answering('HTTP/1.1 401 Unauthorized\r\n\r\nno'),
    );
    expect(await probes.get({ port, secure: true, name, path: '/ews/exchange.asmx' }, signal)).toMatchObject({
      ...{ state: 'answered', status: 401, body: 'no' },
    });
  });

  it.each<[string, string, object]>([
    ['a head without a body', 'HTTP/1.1 503 Busy\r\nContent-Length: 10\r\n\r\nab', { status: 503, body: 'ab' }],
    ['a status of its own', 'HTTP/1.1 999 What\r\n\r\n', { status: 999 }],
    ['letters that are none', 'HTTP/1.1 200 OK\r\n\r\na\xff\xfeb', { body: 'a\ufffd\ufffdb' }],
    ['another protocol', 'HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n', { status: 101 }],
    ['lines without an end', `HTTP/1.1 200 OK\r\nX: ${'y'.repeat(1_000_000)}`, { state: 'no answer' }],
    ['nothing of HTTP', 'SSH-2.0-x\r\n', { state: 'no answer' }],
    ['zero bytes', '\0\0\0\0', { state: 'no answer' }],
    ['a length that is none', 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\n', { state: 'no answer' }],
    ['nothing at all', '', { state: 'no answer' }],
  ])('understands %s', async (_what, text, answer) => {
    expect(await ask(await bench.plain(answering(text)))).toMatchObject(answer);
  });

  it('takes no more of a body than 64 KiB, packed or not', async () => {
    const head = 'HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n';
    const port = await bench.plain(socket => {
      socket.write(head);
      flood(socket, Buffer.alloc(65_536, 0x61));
    });
    const answer = await ask(port);
    if (answer.state !== 'answered') throw new Error(answer.why);
    expect(answer.body.length).toBe(65_536);
    await untilClosed();
  });

  it.each<[string, (socket: Parameters<Parameters<Bench['plain']>[0]>[0]) => void, object]>([
    ['never ends its head', socket => drip(socket, 'HTTP/1.1 200 OK\r\n', 'X: y\r\n'), { state: 'no answer' }],
    [
      'sends 10 MB of head',
      socket => flood(socket, Buffer.from(`HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(1_700_000)}`)),
      { state: 'no answer' },
    ],
    ['drips its body', socket => drip(socket, 'HTTP/1.1 401 No\r\n\r\n', 'x'), { state: 'answered', status: 401 }],
    ['says nothing', socket => socket.resume(), { state: 'no answer' }],
    ['goes on with 100 Continue', socket => drip(socket, '', 'HTTP/1.1 100 Continue\r\n\r\n'), { state: 'no answer' }],
    ['resets the connection', socket => void socket.once('data', () => socket.destroy()), { state: 'no answer' }],
    [
      'resets it in the body',
      socket =>
        void socket.once('data', () =>
          socket.write('HTTP/1.1 500 x\r\nContent-Length: 9\r\n\r\na', () => socket.destroy()),
        ),
      { state: 'answered', status: 500 },
    ],
  ])('is done with a server that %s', async (_what, serve, answer) => {
    const port = await bench.plain(serve);
    const began = performance.now();
    expect(await ask(port)).toMatchObject(answer);
    expect(performance.now() - began).toBeLessThan(5000);
    await untilClosed();
  });

  it('ends with the signal', async () => {
    const cancel = new AbortController();
    const port = await bench.plain(socket => socket.resume());
    const patient = socketProbes({ address: '127.0.0.1', limits: { ...limits, answerMs: 60_000 } });
    const asked = patient.get({ port, secure: false, name, path: '/' }, cancel.signal);
    cancel.abort();
    expect(await asked).toMatchObject({ state: 'no answer' });
    expect(await patient.get({ port, secure: true, name, path: '/' }, cancel.signal)).toMatchObject({
      state: 'no answer',
    });
  });

  it.each(['/a b', '/\r\nX: y', '/ü', ''])('of the path %j sends no other request', async path => {
    const heard: string[] = [];
    const port = await bench.plain(socket => void socket.on('data', chunk => heard.push(String(chunk))));
    await ask(port, path);
    expect(heard.join('')).not.toContain('\r\nX: y');
    expect(heard.join('').match(/GET /g)?.length ?? 0).toBeLessThan(2);
  });
});

/** Answers once somebody has asked, and hangs up. */
function answering(text: string): Parameters<Bench['plain']>[0] {
  return socket => void socket.once('data', () => socket.end(Buffer.from(text, 'latin1')));
}

function flood(socket: ReturnType<typeof connectSocket>, bytes: Buffer): void {
  const more = (): void => {
    if (!socket.destroyed) socket.write(bytes, () => setImmediate(more));
  };
  more();
}

function drip(socket: ReturnType<typeof connectSocket>, first: string, next: string): void {
  socket.write(first || next);
  const timer = setInterval(() => socket.write(next), 20);
  socket.once('close', () => clearInterval(timer));
}

async function untilClosed(): Promise<void> {
  for (let tries = 0; bench.open > 0 && tries < 200; tries += 1) await new Promise(resolve => setTimeout(resolve, 10));
  expect(bench.open).toBe(0);
}
