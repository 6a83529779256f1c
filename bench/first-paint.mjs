import { chromium } from '@playwright/test';
import { fork } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { chromium108File, node16File } from '../scripts/lib/test-tools.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.ico': 'image/x-icon' };

/** Notes when the first frame with a heading in it has been handed to the screen. */
const watch = () => {
  const look = () => {
    if (!document.querySelector('h1, h2')) return requestAnimationFrame(look);
    requestAnimationFrame(() => setTimeout(() => (globalThis.shownAt = performance.now()), 0));
  };
  look();
};

/** Milliseconds from navigation to the first heading: of the wizard and of an empty page, each `runs` times. */
export async function firstPaint(emptyFolder, runs) {
  const stateFolder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  const floor = await serveFolder(emptyFolder);
  const door = await openDoor(stateFolder);
  const browser = await chromium.launch({ executablePath: chromium108File(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext();
    await context.addInitScript(watch);
    const page = await context.newPage();
    // Once each beforehand: the ticket is spent, and both servers have read their files.
    await measure(page, door.url);
    await measure(page, floor.url);
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      times.push({ floor: await measure(page, floor.url), wizard: await measure(page, new URL('/', door.url).href) });
    }
    return times;
  } finally {
    await browser.close();
    await Promise.all([floor.close(), door.close()]);
    await rm(stateFolder, { recursive: true, force: true });
  }
}

async function measure(page, url) {
  await page.goto('about:blank');
  await page.goto(url);
  await page.waitForFunction(() => globalThis.shownAt !== undefined);
  return page.evaluate(() => globalThis.shownAt);
}

function openDoor(stateFolder) {
  const child = fork(path.join(root, 'dist', 'loopback', 'index.cjs'), ['--state', stateFolder], {
    execPath: node16File() ?? process.execPath,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const close = () => new Promise(resolve => child.once('close', resolve).kill('SIGINT'));
  return new Promise((resolve, reject) => {
    child.once('message', ({ url }) => resolve({ url, close }));
    child.once('close', code => reject(new Error(`The door ended with ${code}.`)));
  });
}

async function serveFolder(folder) {
  const server = createServer(async (request, response) => {
    const name = request.url === '/' ? '/index.html' : request.url;
    const body = await readFile(path.join(folder, name)).catch(() => undefined);
    // Just as the door does it: nothing is kept in a cache, each answer ends its connection.
    response.setHeader('connection', 'close');
    response.setHeader('cache-control', 'no-store');
    response.writeHead(body ? 200 : 404, { 'content-type': types[path.extname(name)] ?? 'text/plain' }).end(body);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close: () => new Promise(resolve => server.close(resolve)),
  };
}
