import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { tailFile } from '../main/adapters/windows/process/tail-file.js';
import { textDecoder } from '../main/adapters/windows/process/text-decoder.js';

// Lets a log grow line by line, at odd moments, and follows it as the Windows host follows the log of setup. Prints the
// milliseconds from the moment at which each line was handed to the system until it was told, as JSON.
// `node follow-growing-log.cjs FOLDER`

const lines = 60;
const pause = (ms: number): Promise<void> => new Promise(done => setTimeout(done, ms));

async function main([place = '.']: readonly string[]): Promise<void> {
  const scratch = await mkdtemp(join(resolve(place), 'follow-'));
  const path = join(scratch, 'ExchangeSetup.log');
  const written = new Map<string, bigint>();
  const delays: number[] = [];
  const stop = new AbortController();
  await writeFile(path, '');
  const following = tailFile({
    path,
    decoder: () => textDecoder({ usual: 'cp1252', orUtf8: true }),
    onLine: line => delays.push(Number(process.hrtime.bigint() - (written.get(line) ?? 0n)) / 1e6),
    signal: stop.signal,
  });
  for (let number = 0; number < lines; number += 1) {
    // Prime, so that the moments drift against any rhythm of looking.
    await pause(37 + ((number * 53) % 101));
    const line = `[11/26/2026 20:00:00.0${String(number).padStart(3, '0')}] [1] Line ${String(number)}`;
    written.set(line, process.hrtime.bigint());
    await appendFile(path, `${line}\r\n`);
  }
  await pause(1000);
  stop.abort();
  await following;
  await rm(scratch, { recursive: true, force: true });
  if (delays.length !== lines) throw new Error(`Of ${String(lines)} lines ${String(delays.length)} were told.`);
  process.stdout.write(JSON.stringify(delays));
}

void main(process.argv.slice(2));
