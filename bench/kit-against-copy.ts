import { randomFillSync } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openKit } from '../main/adapters/kit/kit-side.js';
import { parts, makeServer, run, take } from '../main/adapters/kit/fixture-kit.js';
import { openSideToCompare } from '../main/adapters/kit/source-side.js';
import type { TreeRoot } from '../main/ports/settings-source.js';
import { compareSettings } from '../main/settings/compare/compare-settings.js';

// `node kit-against-copy.cjs tree FOLDER` writes a tree of 20,000 files and 1 GB.
// `node kit-against-copy.cjs create FOLDER OUT` takes a kit of it, and prints the most memory that this process ever held.
// `node kit-against-copy.cjs compare KIT FOLDER` compares the kit with a tree.

const folders = 200;
const filesInFolder = 100;
const largeBytes = 2_000_000;
const smallBytes = 60_000;

async function main([task = '', ...places]: readonly string[]): Promise<void> {
  const [first = '.', second = '.'] = places;
  if (task === 'tree') {
    writeTree(first);
    return;
  }
  if (task === 'create') await take(await serverOf(first), second);
  else await compare(first, second);
  process.stdout.write(JSON.stringify({ megabytes: peakMegabytes() }));
}

/** One large file in each folder, and many small ones of every length. */
function writeTree(root: string): void {
  const noise = randomFillSync(Buffer.alloc(largeBytes));
  for (let folder = 0; folder < folders; folder += 1) {
    const path = join(root, `area${String(folder % 20)}`, `part${String(folder)}`);
    mkdirSync(path, { recursive: true });
    for (let file = 0; file < filesInFolder; file += 1) {
      const bytes = file === 0 ? largeBytes : ((folder * filesInFolder + file) * 7919) % smallBytes;
      const content = Buffer.from(noise.subarray(0, bytes));
      if (bytes > 8) content.writeUInt32LE(folder * filesInFolder + file);
      writeFileSync(join(path, `file${String(file)}.gif`), content);
    }
  }
}

async function serverOf(path: string): Promise<Awaited<ReturnType<typeof makeServer>>> {
  const roots: TreeRoot[] = [{ tree: 'client-access', path, shown: 'C:\\Exchange\\ClientAccess' }];
  return makeServer({}, { trees: () => Promise.resolve(roots) });
}

async function compare(kitPath: string, folder: string): Promise<void> {
  const kit = await openKit(kitPath);
  const now = await openSideToCompare((await serverOf(folder)).source);
  const { differences } = await compareSettings(kit.side, null, now, run());
  if (differences.length === 0) throw new Error(`Nothing differs at ${parts.clock.now()}.`);
  await kit.close();
}

/** On Linux `maxRSS` begins with what the process held that started this one. */
function peakMegabytes(): number {
  const kilobytes =
    process.platform === 'linux'
      ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]
      : process.resourceUsage().maxRSS;
  return Number(kilobytes) / 1000;
}

void main(process.argv.slice(2));
