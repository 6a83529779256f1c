import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { root } from './paths.mjs';

const common = { configFile: false, root, logLevel: 'warn', publicDir: false };

/** Packages that another one requires: bundled as what Node would give it, not as the module that an import gets. */
export const requiredOnes = { 'buffer-crc32': path.join(root, 'node_modules/buffer-crc32/dist/index.cjs') };

/** One CommonJS file for Node 16.17, the Node inside Electron 22; with `codeSplitting`, what is imported on demand is further ones beside it. */
export function nodeBundle(entry, outDir, fileName, codeSplitting = false) {
  return {
    entry,
    output: `${outDir}/${fileName}.cjs`,
    options: {
      ...common,
      resolve: { conditions: ['node', 'import', 'default'], mainFields: ['module', 'main'], alias: requiredOnes },
      build: {
        target: 'node16.17',
        outDir: path.join(root, outDir),
        emptyOutDir: true,
        minify: false,
        lib: { entry: path.join(root, entry), formats: ['cjs'], fileName: () => `${fileName}.cjs` },
        rolldownOptions: {
          platform: 'node',
          external: ['electron', ...builtinModules, /^node:/],
          output: { codeSplitting },
        },
      },
    },
  };
}

/** The preload script: sandboxed, so it may require nothing but `electron`, and small, as every window waits for it. */
function preloadBundle(entry, outDir) {
  const bundle = nodeBundle(entry, outDir, 'index');
  return {
    ...bundle,
    limitKb: 5,
    options: { ...bundle.options, build: { ...bundle.options.build, target: 'chrome108' } },
  };
}

/**
 * Puts all that a page loads at once into one file: each further one would cost a connection, and the first paint waits
 * for the last of them.
 */
function oneFileAtStart(entryFile) {
  let atStart;
  return (id, graph) => {
    atStart ??= importedFrom(entryFile, graph);
    return atStart.has(id) ? 'start' : null;
  };
}

/**
 * The module and those of the project that it imports, itself or through others, but not what it imports on demand. Of
 * the packages the bundler adds what these use: a package's index imports far more.
 */
function importedFrom(first, graph) {
  const found = new Set([first]);
  for (const id of found) {
    const imported = graph.getModuleInfo(id)?.importedIds ?? [];
    imported.filter(one => !one.includes('node_modules')).forEach(one => found.add(one));
  }
  return found;
}

/** A page for Chromium 108, the browser inside Electron 22. */
export function page(entry, outDir) {
  return {
    entry,
    output: `${outDir}/${path.basename(entry)}`,
    options: {
      ...common,
      root: path.join(root, path.dirname(entry)),
      publicDir: path.join(root, 'assets', 'public'),
      base: './',
      plugins: [react()],
      build: {
        target: 'chrome108',
        cssTarget: 'chrome108',
        outDir: path.join(root, outDir),
        emptyOutDir: true,
        assetsInlineLimit: 0,
        modulePreload: false,
        chunkSizeWarningLimit: 700,
        rolldownOptions: {
          input: path.join(root, entry),
          output: { codeSplitting: { groups: [{ debugName: 'start', name: oneFileAtStart(path.join(root, entry)) }] } },
        },
      },
    },
  };
}

/** A PowerShell script: a file of its own, since PowerShell must find it. */
function script(entry) {
  const output = `dist/scripts/${path.basename(entry)}`;
  return { entry, output, copy: output };
}

/** Every script of the Windows adapter, by its name without the ending. */
function windowsScripts() {
  const folder = 'main/adapters/windows/scripts';
  const names = readdirSync(path.join(root, folder)).filter(name => name.endsWith('.ps1'));
  return Object.fromEntries(names.map(name => [path.basename(name, '.ps1'), script(`${folder}/${name}`)]));
}

/** What `npm run build` can build, by name. A part marked `forTests` is built only when it is asked for. */
export const parts = {
  main: nodeBundle('main/doors/electron/index.ts', 'dist/main', 'index'),
  cli: nodeBundle('main/doors/cli/index.ts', 'dist/cli', 'index'),
  loopback: nodeBundle('main/doors/loopback/index.ts', 'dist/loopback', 'index'),
  // These start often: what only some of them need is a file of its own.
  'rehearsal-tools': nodeBundle('main/adapters/rehearsal/tools/main.ts', 'dist/rehearsal-tools', 'tool', true),
  preload: preloadBundle('preload/index.ts', 'dist/preload'),
  renderer: page('renderer/index.html', 'dist/renderer'),
  assets: { entry: 'assets/scenarios', output: 'dist/assets', copy: 'dist/assets/scenarios' },
  'logon-script': script('main/adapters/active-directory/windows-logon/read-directory.ps1'),
  'authorities-script': script('main/adapters/active-directory/authorities/list-authorities.ps1'),
  ...windowsScripts(),
  'kill-harness': { ...nodeBundle('e2e/kill/harness.ts', 'dist/kill-harness', 'harness'), forTests: true },
  gallery: { ...page('renderer/gallery.html', 'dist/gallery'), forTests: true },
};

/** The parts that make up the product. */
export const productParts = Object.keys(parts).filter(name => !parts[name].forTests);
