import { chromium } from '@playwright/test';
import { fork } from 'node:child_process';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { chromium108File, node16File } from '../scripts/lib/test-tools.mjs';

/** Notes when the first frame that shows the page's heading reached the screen, as the browser itself times it. */
const watch = () => {
  const mark = new MutationObserver(() => {
    const heading = document.querySelector('h1');
    if (!heading) return;
    mark.disconnect();
    heading.setAttribute('elementtiming', 'heading');
  });
  mark.observe(document, { childList: true, subtree: true });
  new PerformanceObserver(list => {
    globalThis.shownAt ??= list.getEntries()[0]?.renderTime;
  }).observe({ type: 'element', buffered: true });
};

/**
 * Milliseconds from navigation to the first heading: of the wizard and of an empty page, each `runs` times. Both come
 * through a loopback door of their own, so that headers, policy and Node are the same and only the page differs.
 */
export async function firstPaint(emptyFolder, runs) {
  const scratch = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  const floor = await openDoor(await builtAround(emptyFolder, path.join(scratch, 'floor')), scratch);
  const door = await openDoor(root, scratch);
  const browser = await chromium.launch({ executablePath: chromium108File(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext();
    await context.addInitScript(watch);
    const page = await context.newPage();
    // Once each beforehand: the ticket is spent, and both servers have read their files.
    await measure(page, door.url);
    await measure(page, floor.url);
    const home = ({ url }) => new URL('/', url).href;
    const times = [];
    for (let run = 0; run < runs; run += 1) {
      times.push({ floor: await measure(page, home(floor)), wizard: await measure(page, home(door)) });
    }
    return times;
  } finally {
    await browser.close();
    await Promise.all([floor.close(), door.close()]);
    await rm(scratch, { recursive: true, force: true });
  }
}

async function measure(page, url) {
  await page.goto('about:blank');
  await page.goto(url);
  await page.waitForFunction(() => globalThis.shownAt !== undefined);
  return page.evaluate(() => globalThis.shownAt);
}

/** A folder with what the door needs of everything built, but with another page in place of the window. */
async function builtAround(page, folder) {
  const parts = ['package.json', 'dist/loopback', 'dist/assets', 'dist/rehearsal-tools'];
  for (const part of parts) await cp(path.join(root, part), path.join(folder, part), { recursive: true });
  await cp(page, path.join(folder, 'dist', 'renderer'), { recursive: true });
  return folder;
}

async function openDoor(folder, scratch) {
  const stateFolder = await mkdtemp(path.join(scratch, 'state-'));
  const child = fork(path.join(folder, 'dist', 'loopback', 'index.cjs'), ['--state', stateFolder], {
    execPath: node16File() ?? process.execPath,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const close = () => new Promise(resolve => child.once('close', resolve).kill('SIGINT'));
  return new Promise((resolve, reject) => {
    child.once('message', ({ url }) => resolve({ url, close }));
    child.once('close', code => reject(new Error(`The door ended with ${code}.`)));
  });
}
