import { existsSync } from 'node:fs';
import { mkdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { root } from './paths.mjs';

/** Where test runners leave their counts. */
export const resultFile = name => path.join(root, '.cache', 'results', `${name}.json`);

/** Takes an old result away, so that a runner that breaks leaves none. */
export async function forgetResult(name) {
  await mkdir(path.dirname(resultFile(name)), { recursive: true });
  await rm(resultFile(name), { force: true });
}

/** What vitest counted: `{ passed, failed, skipped }`, or undefined when it left nothing. */
export async function vitestResult(name) {
  const result = await read(name);
  if (!result) return undefined;
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = result;
  // A file that can't even be loaded has no tests, and has failed.
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numFailedTests + broken.length, skipped: numPendingTests + numTodoTests };
}

/** The same of Playwright. */
export async function playwrightResult(name) {
  const result = await read(name);
  if (!result) return undefined;
  const { expected, unexpected, flaky, skipped } = result.stats;
  return { passed: expected, failed: unexpected + flaky + result.errors.length, skipped };
}

async function read(name) {
  if (!existsSync(resultFile(name))) return undefined;
  return JSON.parse(await readFile(resultFile(name), 'utf8'));
}
