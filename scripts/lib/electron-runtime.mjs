import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';
import { lastLine, runNode } from './run.mjs';

const packageFolder = path.join(root, 'node_modules', 'electron');
const attemptFile = path.join(root, '.cache', 'electron-attempt.json');
const executableName = { win32: 'electron.exe', darwin: 'Electron.app/Contents/MacOS/Electron' };

/** A network that swallows packets must not hold up the start for longer. */
const timeLimitMs = 3 * 60_000;
const retryAfterMs = 12 * 60 * 60_000;

/** The Electron that is here: the one ELECTRON_OVERRIDE_DIST_PATH names, or the downloaded one. */
export function findElectron() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) return existing(path.join(override, executableName[process.platform] ?? 'electron'));
  const note = path.join(packageFolder, 'path.txt');
  if (!existsSync(note)) return undefined;
  return existing(path.join(packageFolder, 'dist', readFileSync(note, 'utf8').trim()));
}

const existing = file => (existsSync(file) ? file : undefined);

/**
 * Finds or downloads the Electron runtime: `{ file }`, or `{ why }` when there is none. A failed download is not
 * tried again for half a day, unless `again`.
 */
export async function ensureElectron(say, { again = false } = {}) {
  const found = findElectron();
  if (found) return { file: found };
  if (process.env.ELECTRON_OVERRIDE_DIST_PATH) return { why: 'ELECTRON_OVERRIDE_DIST_PATH names a folder without one' };
  const last = again ? undefined : await lastAttempt();
  if (last) return { why: `${last} (it was tried not long ago; --fetch-electron tries again)` };
  say('Fetching the Electron runtime (about 90 MB, at most three minutes).');
  const { code, output } = await runNode([path.join(packageFolder, 'install.js')], { quiet: true, timeLimitMs });
  const file = code === 0 ? findElectron() : undefined;
  if (file) {
    await rm(attemptFile, { force: true });
    return { file };
  }
  const why = `its download failed: ${code === null ? 'no answer in three minutes' : reason(output)}`;
  await mkdir(path.dirname(attemptFile), { recursive: true });
  await writeFile(attemptFile, JSON.stringify({ at: Date.now(), why }));
  return { why };
}

/** Of a Node error's many lines, the one that says what is wrong. */
function reason(output) {
  return /^\w*(?:Error): (.+)$/m.exec(output)?.[1] ?? lastLine(output);
}

async function lastAttempt() {
  try {
    const { at, why } = JSON.parse(await readFile(attemptFile, 'utf8'));
    return Date.now() - at < retryAfterMs ? why : undefined;
  } catch {
    return undefined;
  }
}
