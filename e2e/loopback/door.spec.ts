import { expect, test } from '../fixtures.js';

test.describe('the link of the loopback door', { tag: '@own-browser' }, () => {
  test('opens the wizard and leaves no ticket in the address bar', async ({ page, door }) => {
    await door.open(page);
    await expect(page).toHaveTitle('CAS Recovery');
    await expect(page.getByRole('heading').first()).toBeVisible();
    expect(new URL(page.url()).search).toBe('');
    await page.reload();
    await expect(page.getByRole('heading').first()).toBeVisible();
  });

  test('serves two tabs of one browser', async ({ page, context, door }) => {
    await door.open(page);
    const second = await context.newPage();
    await second.goto(new URL('/', door.url).href);
    await expect(second.getByRole('heading').first()).toBeVisible();
  });
});

test.describe('a link that was used already', { tag: '@own-browser' }, () => {
  test.use({ allowedErrors: /403/ });

  test('admits no second browser', async ({ page, browser, door }) => {
    await door.open(page);
    const other = await browser.newContext();
    const stranger = await other.newPage();
    const response = await stranger.goto(door.url);
    expect(response?.status()).toBe(403);
    await other.close();
  });
});

test.describe('a page of another origin', { tag: '@own-browser' }, () => {
  test.use({ allowedErrors: /WebSocket|ERR_/ });

  test('can open no socket, although the browser holds the cookie', async ({ page, context, door }) => {
    await door.open(page);
    const foreign = await context.newPage();
    await foreign.route('http://127.0.0.1:9/', route =>
      route.fulfill({ contentType: 'text/html', body: '<p>foreign</p>' }),
    );
    await foreign.goto('http://127.0.0.1:9/');
    const address = door.url.replace(/^http/, 'ws').replace(/\/\?.*$/, '/wizard');
    const outcome = await foreign.evaluate(`new Promise(resolve => {
      const socket = new WebSocket('${address}');
      socket.onopen = () => resolve('opened');
      socket.onerror = () => resolve('refused');
    })`);
    expect(outcome).toBe('refused');
  });
});
