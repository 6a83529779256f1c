import { readdir, rm } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { build } from 'vite';
import { requiredOnes } from './build-parts.mjs';
import { root } from './paths.mjs';

const folders = ['main', 'preload'];

/** The test files of the Node side that `wanted` takes, as paths from the root. */
export async function testFiles(wanted) {
  const names = await Promise.all(folders.map(folder => readdir(path.join(root, folder), { recursive: true })));
  return folders
    .flatMap((folder, index) => names[index].map(name => path.join(folder, name)))
    .filter(name => name.endsWith('.test.ts') && wanted(name))
    .sort();
}

/** The bundle of a test file, inside the folder of `bundleTests`. */
export const bundleOf = file => `${file.replace(/[\\/]/g, '__').replace(/\.ts$/, '')}.cjs`;

/**
 * Bundles test files for a Node on which vitest itself does not start. `placeOf` gives the path under which that Node
 * knows a file of this project, `urlOf` its address.
 */
export async function bundleTests(files, { outDir, placeOf, urlOf }) {
  await rm(outDir, { recursive: true, force: true });
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    plugins: [ownPlaces(placeOf, urlOf)],
    resolve: {
      alias: [
        { find: /^vitest$/, replacement: path.join(root, 'scripts', 'node16-vitest.ts') },
        ...Object.entries(requiredOnes).map(([find, replacement]) => ({ find, replacement })),
      ],
      conditions: ['node', 'import', 'default'],
      mainFields: ['module', 'main'],
    },
    build: {
      target: 'node16.17',
      outDir,
      minify: false,
      sourcemap: 'inline',
      lib: {
        entry: Object.fromEntries(files.map(file => [bundleOf(file).replace(/\.cjs$/, ''), path.join(root, file)])),
        formats: ['cjs'],
      },
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
function ownPlaces(placeOf, urlOf) {
  return {
    name: 'own-places',
    enforce: 'pre',
    transform(code, id) {
      // The bundler writes forward slashes on Windows too.
      const file = path.normalize(id);
      if (!file.startsWith(root) || file.includes('node_modules') || !file.endsWith('.ts')) return undefined;
      const places = {
        'import.meta.url': urlOf(file),
        'import.meta.dirname': placeOf(path.dirname(file)),
        'import.meta.filename': placeOf(file),
        __dirname: placeOf(path.dirname(file)),
        __filename: placeOf(file),
      };
      const known = /\b(?:import\.meta\.(?:url|dirname|filename)|__dirname|__filename)\b/g;
      return known.test(code)
        ? { code: code.replace(known, name => JSON.stringify(places[name])), map: null }
        : undefined;
    },
  };
}

/** The counts that scripts/node16-vitest.ts prints on its last line, or undefined when it did not come that far. */
export function countIn(output) {
  try {
    const count = JSON.parse(output.trim().split('\n').at(-1));
    return typeof count?.passed === 'number' ? count : undefined;
  } catch {
    return undefined;
  }
}
