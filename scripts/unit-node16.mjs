// Runs the unit tests of the Node side on Node 16.17, the Node inside Electron 22.
// `node scripts/unit-node16.mjs [part of a path ...]`
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parts } from './lib/build-parts.mjs';
import { bundleOf, bundleTests, countIn, testFiles } from './lib/bundle-tests.mjs';
import { ensureBuilt } from './lib/freshness.mjs';
import { root } from './lib/paths.mjs';
import { node16File } from './lib/test-tools.mjs';

const toolPart = 'rehearsal-tools';
const outDir = path.join(root, '.cache', 'node16-tests');

/** Runs the test files whose path holds one of `filters` (all without), with `env` besides. Returns the counts. */
export async function runOnNode16(filters = [], env = {}) {
  const node = node16File();
  if (!node) throw new Error('Node 16.17 is not here. Run: node scripts/setup.mjs');
  const withDirectory = 'CAS_RECOVERY_TEST_LDAP' in { ...process.env, ...env };
  const files = await testFiles(
    file =>
      !file.endsWith('.wine.test.ts') &&
      (withDirectory || !file.endsWith('.samba.test.ts')) &&
      (filters.length === 0 || filters.some(one => file.includes(one))),
  );
  if (files.length === 0) throw new Error('No test file matches.');
  await ensureBuilt([toolPart]);
  await bundleTests(files, { outDir, placeOf: file => file, urlOf: file => pathToFileURL(file).href });
  const total = { passed: 0, failed: 0, skipped: 0 };
  const queue = [...files.filter(isLong).map(file => [file]), ...together(files.filter(file => !isLong(file)))];
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (let some = queue.shift(); some !== undefined; some = queue.shift()) {
        const count = await runFiles(node, some, env);
        for (const key of Object.keys(total)) total[key] += count[key];
      }
    }),
  );
  return total;
}

/** Whole machines, which wait for their processes as much as they work: begun first, none of them is waited for at the end. */
const isLong = file => /^main\/(?:compose|recovery\/|adapters\/rehearsal\/)/.test(file);

const lanes = availableParallelism() + 1;

/** Several short ones in one process: to read the modules anew for each took more than half of the time. */
function together(files) {
  const atOnce = Math.min(12, Math.ceil(files.length / lanes));
  const count = Math.ceil(files.length / Math.max(1, atOnce));
  return Array.from({ length: count }, (_, place) => files.slice(place * atOnce, (place + 1) * atOnce));
}

/** The simulated tools come built: the bundler does not run on this Node. */
const given = { NODE_OPTIONS: '', CAS_RECOVERY_TOOL_FILE: path.join(root, parts[toolPart].output) };

function runFiles(node, files, env) {
  return new Promise(resolve => {
    const args = ['--enable-source-maps', ...files.map(file => path.join(outDir, bundleOf(file)))];
    const child = spawn(node, args, { cwd: root, env: { ...process.env, ...env, ...given } });
    let output = '';
    const keep = chunk => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', code => {
      const count = countIn(output);
      const ended = count ?? { passed: 0, failed: 1, skipped: 0 };
      if (code !== 0 || !count) console.log(`${files.join(', ')} on Node 16 ended with ${code}:\n${output}`);
      resolve(ended);
    });
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { passed, failed, skipped } = await runOnNode16(process.argv.slice(2));
  console.log(`On Node 16.17: ${passed} tests passed, ${failed} failed, ${skipped} skipped.`);
  process.exitCode = failed > 0 ? 1 : 0;
}
