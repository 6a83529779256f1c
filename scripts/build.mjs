// Builds the product into dist/: `node scripts/build.mjs [--only main,cli] [--all]`.
import { existsSync } from 'node:fs';
import { cp, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parts, productParts } from './lib/build-parts.mjs';
import { listOption } from './lib/options.mjs';
import { root } from './lib/paths.mjs';

/** Builds the named parts. Throws before it touches anything when one is unknown or has no source. */
export async function build(names = productParts, say = console.log) {
  refuseUnknown(names);
  refuseMissing(names);
  const began = performance.now();
  const { build: viteBuild } = await import('vite');
  // One after another: the bundler uses all cores by itself.
  for (const name of names) await buildPart(name, viteBuild, say);
  say(`Built ${names.length} parts in ${seconds(began)}.`);
}

async function buildPart(name, viteBuild, say) {
  const began = performance.now();
  const part = parts[name];
  if (part.copy) {
    await rm(path.join(root, part.copy), { recursive: true, force: true });
    await cp(path.join(root, part.entry), path.join(root, part.copy), { recursive: true });
  } else {
    await viteBuild(part.options);
  }
  const { size, isFile } = await sizeOf(path.join(root, part.output));
  if (part.limitKb && size > part.limitKb * 1000) {
    throw new Error(
      `${part.output} has ${size} bytes; it may have ${part.limitKb} kB. Does it import more than types?`,
    );
  }
  say(`  ${name.padEnd(16)} ${part.output}${isFile ? `, ${(size / 1000).toFixed(1)} kB` : ''}, ${seconds(began)}`);
}

function refuseUnknown(names) {
  const unknown = names.filter(name => !(name in parts));
  if (unknown.length > 0) {
    throw new Error(`There is no part called ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}.`);
  }
}

function refuseMissing(names) {
  const missing = names.filter(name => !existsSync(path.join(root, parts[name].entry)));
  if (missing.length > 0) {
    const list = missing.map(name => `${parts[name].entry} (part ${name})`).join(', ');
    throw new Error(`Nothing was built, because these sources are missing: ${list}.`);
  }
}

async function sizeOf(file) {
  const found = await stat(file);
  return { size: found.size, isFile: found.isFile() };
}

const seconds = since => `${((performance.now() - since) / 1000).toFixed(1)} s`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const only = listOption('only');
  const names = only ?? (process.argv.includes('--all') ? Object.keys(parts) : productParts);
  await build(names).catch(error => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
