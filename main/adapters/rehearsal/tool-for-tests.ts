import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, resolve } from 'node:path';

interface Bundler {
  readonly build: (options: Record<string, unknown>) => Promise<unknown>;
}

/**
 * The simulated tools as one file that Node can run: the one that `CAS_RECOVERY_TOOL_FILE` names, or one built now.
 * For tests; the program itself brings the file along.
 */
export async function toolForTests(): Promise<string> {
  const given = process.env['CAS_RECOVERY_TOOL_FILE'];
  return given ? resolve(given) : programForTests('tools/main.ts');
}

/** Whether `programForTests` can build here: the bundler wants a newer Node than the program itself. */
export const canBuildPrograms = Number(process.versions.node.split('.')[0]) >= 20;

/** A program of this folder as one file that Node can run, built when its sources have changed. */
export async function programForTests(entry: string): Promise<string> {
  const folder = resolve('node_modules/.cache/cas-recovery');
  const name = entry.replace(/\W/g, '-');
  const built = join(folder, `${name}-${fingerprint()}.cjs`);
  if (existsSync(built)) return built;
  mkdirSync(folder, { recursive: true });
  const temporary = `${name}-${process.pid}-${Date.now()}.cjs`;
  await bundle(join('main/adapters/rehearsal', entry), folder, temporary);
  renameSync(join(folder, temporary), built);
  return built;
}

const sources = [
  'main/adapters/rehearsal/tools',
  'main/adapters/rehearsal/aftermath',
  'main/adapters/rehearsal/backups',
  'main/adapters/rehearsal',
  'main/product',
  'main/problems',
  'main/settings/trees',
];

function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of sources) {
    for (const name of readdirSync(folder).sort()) {
      if (name.endsWith('.ts')) hash.update(readFileSync(join(folder, name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

async function bundle(entry: string, outDir: string, fileName: string): Promise<void> {
  // By a name that no bundler follows: where these tests run as a bundle, the tool is given and nothing is built.
  const name = 'vite';
  const { build } = (await import(/* @vite-ignore */ name)) as Bundler;
  await build({
    configFile: false,
    resolve: { conditions: ['node', 'import', 'default'], mainFields: ['module', 'main'] },
    logLevel: 'error',
    build: {
      target: 'node16.17',
      outDir,
      emptyOutDir: false,
      minify: false,
      lib: { entry, formats: ['cjs'], fileName: () => fileName },
      rolldownOptions: { platform: 'node', external: [...builtinModules, /^node:/], output: { codeSplitting: false } },
    },
  });
}
