import { createReadStream } from 'node:fs';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { readSetupLog } from '../main/adapters/setup-logs/setup-log-files.js';
import { diagnoseLog } from '../main/setup-log/diagnose-log.js';
import { writeLargeLog } from '../main/setup-log/fixture-large-log.js';

// Diagnoses a log of setup, and reads the lines of the same file and does nothing with them, turn about. Prints its
// megabytes and the milliseconds of each round as JSON.
// `node diagnosis-against-lines.cjs times FOLDER`
// Or diagnoses one log, and prints the most memory that this process ever held.
// `node diagnosis-against-lines.cjs write FILE MEGABYTES`, then `node diagnosis-against-lines.cjs memory FILE`

const rounds = 9;
const megabyte = 1_000_000;

async function main([task = '', place = '.', size = '10']: readonly string[]): Promise<void> {
  if (task === 'write') await writeLargeLog(place, Number(size) * megabyte);
  else process.stdout.write(JSON.stringify(await (task === 'memory' ? memory(place) : times(place))));
}

async function times(folder: string): Promise<unknown> {
  const scratch = await mkdtemp(join(resolve(folder), 'log-'));
  const file = join(scratch, 'ExchangeSetup.log');
  try {
    await writeLargeLog(file, 200 * megabyte);
    const found: { diagnosis: number; floor: number }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const floor = await timed(() => readLines(file));
      found.push({ floor, diagnosis: await timed(() => diagnosed(file)) });
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

/** Fails when it does not find what stands in the log: a fast diagnosis that tells nothing is none. */
async function diagnosed(file: string): Promise<void> {
  const found = await diagnoseLog(readSetupLog(file));
  const codes = typeof found === 'string' ? found : found.findings.map(({ code }) => code).join();
  if (codes !== 'VIRTUAL_DIRECTORY_EXISTS') throw new Error(`The diagnosis of the large log is: ${codes}.`);
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
  const milliseconds = await timed(() => diagnosed(file));
  return { megabytes: (await peakKilobytes()) / 1000, fileMegabytes: (await stat(file)).size / megabyte, milliseconds };
}

/** The most that this process held. On Linux `maxRSS` begins with what the process held that started this one. */
async function peakKilobytes(): Promise<number> {
  const { maxRSS } = process.resourceUsage();
  if (process.platform !== 'linux') return maxRSS;
  const [, peak] = /^VmHWM:\s+(\d+) kB$/m.exec(await readFile('/proc/self/status', 'utf8')) ?? [];
  return Number(peak ?? maxRSS);
}

void main(process.argv.slice(2));
