// Runs the Wine tests. By hand: `node scripts/wine/run-tests.mjs [part of a path ...]`
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleOf, bundleTests, countIn, testFiles } from '../lib/bundle-tests.mjs';
import { root } from '../lib/paths.mjs';
import { alone } from './alone.mjs';
import { ensureWine, placeOf, startWindows, urlOf } from './rig.mjs';

const outDir = path.join(root, '.cache', 'wine-tests');

/** Tests that are not about Windows alone, and show there whether state and journal keep their promises. */
const alsoOnWindows = [
  'main/adapters/state/state-folder.test.ts',
  'main/adapters/windows/process/tail-file.test.ts',
  'main/runbook/engine.test.ts',
  'main/runbook/journal.test.ts',
].map(file => path.normalize(file));
/** What depends on the code page runs on a German Windows as well. */
const alsoInGerman = /code-pages?[^\\/]*\.wine\.test\.ts$/;

/** Runs the `*.wine.test.ts` files, and some others, on Windows. Returns the counts. */
export function runWineTests(filters = []) {
  return alone(() => runAll(filters));
}

async function runAll(filters) {
  const files = await testFiles(
    file =>
      (file.endsWith('.wine.test.ts') || alsoOnWindows.includes(file)) &&
      (filters.length === 0 || filters.some(one => file.includes(one))),
  );
  if (files.length === 0) throw new Error('No test file matches.');
  await bundleTests(files, { outDir, placeOf, urlOf });
  const english = await runOn('english', files);
  const inGerman = process.platform === 'win32' ? [] : files.filter(file => alsoInGerman.test(file));
  const german = inGerman.length > 0 ? await runOn('german', inGerman) : [];
  return [...english, ...german].reduce((all, one) => ({
    passed: all.passed + one.passed,
    failed: all.failed + one.failed,
    skipped: all.skipped + one.skipped,
  }));
}

async function runOn(language, files) {
  const windows = await startWindows(language, console.log);
  const counts = [];
  // The long ones first; they wait more than they work.
  const isLong = file => file.endsWith('.wine.test.ts');
  const queue = [...files].sort((a, b) => Number(isLong(b)) - Number(isLong(a)));
  try {
    await Promise.all(
      Array.from({ length: availableParallelism() + 1 }, async () => {
        for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
          counts.push(await runFile(windows, file, language));
        }
      }),
    );
  } finally {
    await windows.stop();
  }
  return counts;
}

async function runFile(windows, file, language) {
  const since = Date.now();
  const { code, output } = await windows.run(['--enable-source-maps', placeOf(path.join(outDir, bundleOf(file)))]);
  const count = countIn(output);
  if (code !== 0 || !count) console.log(`${file} on Windows (${language}) ended with ${code}:\n${output}`);
  const ended = count ?? { passed: 0, failed: 1, skipped: 0 };
  const seconds = ((Date.now() - since) / 1000).toFixed(1);
  console.log(`  ${file} (${language}): ${ended.passed} of ${ended.passed + ended.failed}, ${seconds} s`);
  return ended;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const why = await ensureWine(console.log);
  if (why) throw new Error(`The Wine tests can't run: ${why}`);
  const { passed, failed, skipped } = await runWineTests(process.argv.slice(2));
  console.log(`On Windows (Wine): ${passed} tests passed, ${failed} failed, ${skipped} skipped.`);
  process.exitCode = failed > 0 ? 1 : 0;
}
