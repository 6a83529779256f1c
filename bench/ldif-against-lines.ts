import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { writeLargeExport } from '../main/adapters/active-directory/ldif/fixture-large-export.js';
import { openLdifDirectory } from '../main/adapters/active-directory/ldif/ldif-directory.js';
import { readLostServer } from '../main/directory/read-lost-server.js';
import { systemClock } from '../main/ports/clock.js';

// Opens an export, and reads the lines of the same file and does nothing with them, turn about. Prints its megabytes and
// the milliseconds of each round as JSON.
// `node ldif-against-lines.cjs times FOLDER`
// Or opens a large export, reads one server, and prints the most memory that this process ever held.
// `node ldif-against-lines.cjs write FILE`, then `node ldif-against-lines.cjs memory FILE`

const rounds = 9;
const megabyte = 1_000_000;

async function main([task = '', place = '.']: readonly string[]): Promise<void> {
  if (task === 'write') {
    await writeLargeExport(place, { bytes: 1000 * megabyte, servers: 1000, peoplePerComputer: 5 });
  } else {
    process.stdout.write(JSON.stringify(await (task === 'memory' ? memory(place) : times(place))));
  }
}

async function times(folder: string): Promise<unknown> {
  const scratch = await mkdtemp(join(resolve(folder), 'ldif-'));
  const file = join(scratch, 'export.ldf');
  try {
    await writeLargeExport(file, { bytes: 200 * megabyte, servers: 300, peoplePerComputer: 5 });
    const found: { ldif: number; floor: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floor = await timed(() => readLines(file));
      found.push({ floor, ldif: await timed(() => openLdifDirectory([file])) });
    }
    return { megabytes: (await stat(file)).size / megabyte, rounds: found };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Milliseconds. */
async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

/** The fastest way of `readline`: by event, not by iterator. */
function readLines(file: string): Promise<number> {
  return new Promise((done, fail) => {
    let count = 0;
    const input = createReadStream(file).on('error', fail);
    createInterface({ input, crlfDelay: Infinity })
      .on('line', () => (count += 1))
      .on('close', () => done(count));
  });
}

async function memory(file: string): Promise<unknown> {
  let bytes = 0;
  const milliseconds = await timed(async () => {
    const directory = await openLdifDirectory([file], { onProgress: read => (bytes = read) });
    await readLostServer(directory, 'EX7', systemClock);
  });
  return { megabytes: (await peakKilobytes()) / 1000, fileMegabytes: bytes / megabyte, milliseconds };
}

/** The most that this process held. On Linux `maxRSS` begins with what the process held that started this one. */
async function peakKilobytes(): Promise<number> {
  const { maxRSS } = process.resourceUsage();
  if (process.platform !== 'linux') return maxRSS;
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile('/proc/self/status', 'utf8')) ?? [];
  return Number(peak ?? maxRSS);
}

void main(process.argv.slice(2));
