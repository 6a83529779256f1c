import path from 'node:path';
import { findElectron } from './electron-runtime.mjs';
import { root } from './paths.mjs';
import { forgetResult, playwrightResult, resultFile, vitestResult } from './results.mjs';
import { run, runNode } from './run.mjs';
import { chromium108File, node16File } from './test-tools.mjs';

/** For parts that start the built program hundreds of times. */
const compileOnce = path.join(root, 'scripts', 'lib', 'compile-once.cjs').replaceAll('\\', '/');
const manyStarts = { NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --require "${compileOnce}"`.trim() };

const bin = (...names) => path.join(root, 'node_modules', ...names);

/** A tool that passes or fails as a whole. */
const check = args => async () => {
  const { code } = await runNode(args);
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
};

async function vitest(name, args, env) {
  await forgetResult(name);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${resultFile(name)}`];
  const { code } = await runNode([bin('vitest', 'vitest.mjs'), 'run', ...args, ...reporters], { env });
  return orFailed(await vitestResult(name), code);
}

async function playwright(projects, env) {
  await forgetResult('e2e');
  const args = [bin('@playwright', 'test', 'cli.js'), 'test', ...projects.map(name => `--project=${name}`)];
  const { code } = await runNode(args, { env });
  return orFailed(await playwrightResult('e2e'), code);
}

/** Whatever a runner counted: when it ended badly, something has failed. */
function orFailed(count, code) {
  if (!count) return { passed: 0, failed: 1, skipped: 0 };
  return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
}

/** On Node 16 as well, because `ldapts` says that it wants a newer one. */
async function withDirectory() {
  const { startTestDirectories } = await import('../samba/rig.mjs');
  const { env, stop } = await startTestDirectories({ cacheFolder: path.join(root, '.cache', 'samba') });
  try {
    const today = await vitest('samba', ['--project', 'unit', '.samba.test.ts'], env);
    const { runOnNode16 } = await import('../unit-node16.mjs');
    const node16 = await runOnNode16(['.samba.test.ts'], env);
    const recovered = await vitest('live', ['--project', 'live'], env);
    return sum([today, node16, recovered]);
  } finally {
    await stop();
  }
}

/** What runs on Node 16 too need not run here, where it takes most of the time: vitest.config.ts says which. */
const unit = () => vitest('unit', ['--project', 'unit'], node16File() ? { CAS_RECOVERY_TEST_NODE16: '1' } : {});

async function onNode16() {
  const { runOnNode16 } = await import('../unit-node16.mjs');
  return runOnNode16();
}

async function onWindows() {
  const { runWineTests } = await import('../wine/run-tests.mjs');
  return runWineTests();
}

async function buildAll() {
  const { build } = await import('../build.mjs');
  const { parts } = await import('./build-parts.mjs');
  await build(Object.keys(parts));
  return { passed: 1, failed: 0, skipped: 0 };
}

/** The projects of the browsers that are here; the set-up has told of the others. */
function browserProjects() {
  return ['chromium-current', ...(chromium108File() ? ['chromium-108'] : [])];
}

/** The real window wants a screen; on Linux a virtual one does. */
async function realElectron() {
  const env = { CAS_RECOVERY_ELECTRON: findElectron() };
  if (process.platform !== 'linux' || process.env.DISPLAY) return playwright(['electron'], env);
  const { ensureDebian } = await import('./debian.mjs');
  const why = await ensureDebian(['display'], console.log);
  if (why) throw new Error(`a virtual screen is needed, and ${why}`);
  await forgetResult('e2e');
  const args = ['-a', process.execPath, bin('@playwright', 'test', 'cli.js'), 'test', '--project=electron'];
  const { code } = await run('xvfb-run', args, { env });
  return orFailed(await playwrightResult('e2e'), code);
}

export const sum = counts =>
  counts.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/**
 * The parts of `npm test`, in their order: the quick ones first. `needs` names what the set-up must have brought;
 * `leftOut` says why a part can't run here, where that is no fault. Parts with the same `beside`
 * leave a core to each other, and run two at a time.
 */
export const testParts = [
  { name: 'lint', beside: 'checks', run: check([bin('eslint', 'bin', 'eslint.js'), '.', '--max-warnings', '0']) },
  {
    name: 'format',
    beside: 'checks',
    run: check([bin('prettier', 'bin', 'prettier.cjs'), '--check', '--log-level', 'warn', '.']),
  },
  { name: 'types', beside: 'checks', run: check(['scripts/check-types.mjs']) },
  {
    name: 'floors',
    beside: 'checks',
    run: check([
      bin('dependency-cruiser', 'bin', 'dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'main',
      'preload',
      'renderer',
    ]),
  },
  { name: 'builder', beside: 'checks', run: check(['scripts/check-builder.mjs']) },
  { name: 'build', beside: 'checks', run: buildAll },
  { name: 'unit', beside: 'checks', run: unit },
  { name: 'node16', needs: ['node16'], run: onNode16 },
  {
    name: 'cli',
    beside: 'processes',
    after: ['build'],
    run: () => vitest('cli', ['--project', 'cli'], manyStarts),
  },
  { name: 'kill', beside: 'processes', after: ['build'], run: () => vitest('kill', ['--project', 'kill'], manyStarts) },
  { name: 'samba', beside: 'rigs', needs: ['samba', 'node16'], after: ['build'], run: withDirectory },
  { name: 'wine', beside: 'rigs', needs: ['wine'], after: ['build'], run: onWindows },
  {
    name: 'e2e',
    needs: ['chromium', 'chromium108'],
    after: ['build'],
    run: () => playwright(browserProjects(), manyStarts),
  },
  {
    name: 'electron',
    after: ['build'],
    leftOut: () =>
      findElectron()
        ? undefined
        : 'there is no Electron runtime here: "npm start" on a machine with a display fetches it',
    run: realElectron,
  },
];
