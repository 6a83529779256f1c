import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startLoopbackDoor } from './loopback-door.js';
import { TestDoor, testWizard } from './test-kit.js';

let test: TestDoor;

beforeEach(async () => {
  test = await TestDoor.open();
});

afterEach(() => test.close());

describe('a wizard that could touch a real server', () => {
  it('is refused by the loopback door', async () => {
    const starting = startLoopbackDoor({ wizard: testWizard(null), rendererFolder: test.folder, clock: test.clock });
    await expect(starting).rejects.toMatchObject({ problem: { code: 'LOOPBACK_REHEARSALS_ONLY' } });
  });
});

describe('a port that another program holds', () => {
  it('is named in the problem', async () => {
    const starting = startLoopbackDoor({
      wizard: test.wizard,
      rendererFolder: test.folder,
      clock: test.clock,
      port: test.port,
    });
    await expect(starting).rejects.toMatchObject({ problem: { code: 'LOOPBACK_PORT_NOT_FREE' } });
  });
});

describe('the link that is printed', () => {
  it('admits one browser and takes the ticket out of the address bar', async () => {
    const answer = await test.ask(test.link);
    expect(answer).toMatchObject({ status: 303, headers: { location: '/' } });
    expect(String(answer.headers['set-cookie'])).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  });

  it('is worth nothing the second time', async () => {
    await test.ask(test.link);
    expect(await test.ask(test.link)).toMatchObject({ status: 403 });
  });

  it('leads the browser that used it back in', async () => {
    const link = test.link;
    const cookie = await test.enter();
    expect(await test.ask(link, { cookie })).toMatchObject({ status: 303 });
  });

  it('is worth nothing after an hour', async () => {
    test.now += 61 * 60 * 1000;
    expect(await test.ask(test.link)).toMatchObject({ status: 403 });
  });

  it('is void once a fresh one is asked for', async () => {
    const fresh = test.door.freshUrl();
    expect(await test.ask(test.link)).toMatchObject({ status: 403 });
    expect(await test.ask(`/${new URL(fresh).search}`)).toMatchObject({ status: 303 });
  });
});

describe('the files of the window', () => {
  it('come with a policy whose nonce is new at each load', async () => {
    const cookie = await test.enter();
    const pages = [await test.ask('/', { cookie }), await test.ask('/index.html', { cookie })];
    const nonces = pages.map(({ body }) => /content="([^"]+)"/.exec(body)?.[1] ?? '');
    expect(nonces[0]).not.toBe(nonces[1]);
    pages.forEach(({ headers }, index) => {
      const policy = String(headers['content-security-policy']);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonces[index] ?? ''}'`);
      expect(policy).toContain("default-src 'none'; script-src 'self'");
    });
    expect(pages[0]?.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' });
  });

  it('come with the type that their name promises', async () => {
    const answer = await test.ask('/assets/app.js', { cookie: await test.enter() });
    expect(answer).toMatchObject({ status: 200, body: 'export {};' });
    expect(answer.headers['content-type']).toBe('text/javascript; charset=utf-8');
  });

  it.each([
    '/../secret.js',
    '/%2e%2e/secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/..%5csecret.js',
    '/%00',
    '/%zz',
    '//secret.js',
    '/assets',
    '/notes.txt',
  ])('do not include %s', async urlPath => {
    expect(await test.ask(urlPath, { cookie: await test.enter() })).toMatchObject({ status: 404 });
  });

  it('are refused without the cookie', async () => {
    await test.enter();
    expect(await test.ask('/')).toMatchObject({ status: 403 });
    expect(await test.ask('/', { cookie: `cas-recovery-${String(test.port)}=guessed` })).toMatchObject({ status: 403 });
  });

  it('are refused under another host name', async () => {
    const cookie = await test.enter();
    expect(await test.ask('/', { cookie, host: `localhost:${String(test.port)}` })).toMatchObject({ status: 403 });
    expect(await test.ask('/', { cookie, host: 'evil.example' })).toMatchObject({ status: 403 });
  });

  it('can only be read', async () => {
    expect(await test.ask('/', { cookie: await test.enter() }, 'POST')).toMatchObject({ status: 405 });
  });
});
