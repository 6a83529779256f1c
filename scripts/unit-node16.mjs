// Runs the unit tests of the Node side on Node 16.17, the Node inside Electron 22.
// `node scripts/unit-node16.mjs [part of a path ...]`
import { spawn } from 'node:child_process';
import { rm, readdir } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { parts } from './lib/build-parts.mjs';
import { ensureBuilt } from './lib/freshness.mjs';
import { root } from './lib/paths.mjs';
import { node16File } from './lib/test-tools.mjs';

const folders = ['main', 'preload'];
const toolPart = 'rehearsal-tools';
const outDir = path.join(root, '.cache', 'node16-tests');

/** Runs the test files whose path holds one of `filters` (all without). Returns the counts. */
export async function runOnNode16(filters = [], { withDirectory = 'CAS_RECOVERY_TEST_LDAP' in process.env } = {}) {
  const node = node16File();
  if (!node) throw new Error('Node 16.17 is not here. Run: node scripts/setup.mjs');
  const files = (await testFiles(withDirectory)).filter(
    file => filters.length === 0 || filters.some(one => file.includes(one)),
  );
  if (files.length === 0) throw new Error('No test file matches.');
  await ensureBuilt([toolPart]);
  await bundle(files);
  const total = { passed: 0, failed: 0, skipped: 0 };
  const queue = [...files];
  await Promise.all(
    Array.from({ length: availableParallelism() }, async () => {
      for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
        const count = await runFile(node, file);
        for (const key of Object.keys(total)) total[key] += count[key];
      }
    }),
  );
  return total;
}

async function testFiles(withDirectory) {
  const names = await Promise.all(folders.map(folder => readdir(path.join(root, folder), { recursive: true })));
  return folders
    .flatMap((folder, index) => names[index].map(name => path.join(folder, name)))
    .filter(name => name.endsWith('.test.ts') && (withDirectory || !name.endsWith('.samba.test.ts')))
    .sort();
}

const entryName = file => file.replace(/[\\/]/g, '__').replace(/\.ts$/, '');

async function bundle(files) {
  await rm(outDir, { recursive: true, force: true });
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: [ownPlaces()],
    resolve: {
      alias: [{ find: /^vitest$/, replacement: path.join(root, 'scripts', 'node16-vitest.ts') }],
      conditions: ['node', 'import', 'default'],
      mainFields: ['module', 'main'],
    },
    build: {
      target: 'node16.17',
      outDir,
      minify: false,
      sourcemap: 'inline',
      lib: { entry: Object.fromEntries(files.map(file => [entryName(file), path.join(root, file)])), formats: ['cjs'] },
      rolldownOptions: {
        platform: 'node',
        external: ['electron', ...builtinModules, /^node:/],
        // One file per module: chunks that several tests share may need each other in a circle.
        output: { preserveModules: true, preserveModulesRoot: root, entryFileNames: '[name].cjs' },
      },
    },
  });
}

/** A test finds its files beside its source, not beside the bundle. */
function ownPlaces() {
  return {
    name: 'own-places',
    enforce: 'pre',
    transform(code, id) {
      if (!id.startsWith(root) || id.includes('node_modules') || !/\.ts$/.test(id)) return undefined;
      const places = {
        'import.meta.url': pathToFileURL(id).href,
        'import.meta.dirname': path.dirname(id),
        'import.meta.filename': id,
        __dirname: path.dirname(id),
        __filename: id,
      };
      const known = /\b(?:import\.meta\.(?:url|dirname|filename)|__dirname|__filename)\b/g;
      return known.test(code)
        ? { code: code.replace(known, name => JSON.stringify(places[name])), map: null }
        : undefined;
    },
  };
}

/** The simulated tools come built: the bundler does not run on this Node. */
const given = { NODE_OPTIONS: '', CAS_RECOVERY_TOOL_FILE: path.join(root, parts[toolPart].output) };

function runFile(node, file) {
  return new Promise(resolve => {
    const args = ['--enable-source-maps', path.join(outDir, `${entryName(file)}.cjs`)];
    const child = spawn(node, args, { cwd: root, env: { ...process.env, ...given } });
    let output = '';
    const keep = chunk => (output += chunk);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('close', code => {
      const count = countIn(output);
      const ended = count ?? { passed: 0, failed: 1, skipped: 0 };
      if (code !== 0 || !count) console.log(`${file} on Node 16 ended with ${code}:\n${output}`);
      resolve(ended);
    });
  });
}

function countIn(output) {
  try {
    return JSON.parse(output.trim().split('\n').at(-1));
  } catch {
    return undefined;
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { passed, failed, skipped } = await runOnNode16(process.argv.slice(2));
  console.log(`On Node 16.17: ${passed} tests passed, ${failed} failed, ${skipped} skipped.`);
  process.exitCode = failed > 0 ? 1 : 0;
}
