import { mkdtemp, open, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openJournalFile } from '../main/adapters/state/journal-file.js';
import { systemClock } from '../main/ports/clock.js';
import { openJournal } from '../main/runbook/journal.js';
import type { JournalEntry } from '../preload/contract/index.js';

// Appends the same number of bytes to two files on one disk, turn about: through the journal, and bare. Prints JSON.
// `node journal-against-floor.cjs FOLDER`

const rounds = 12;
const perRound = 50;

const entry: JournalEntry = {
  kind: 'act-intended',
  stepId: 'prerequisites',
  attempt: 1,
  commands: ['powershell.exe -NoProfile -Command "Import-Module ServerManager; Add-WindowsFeature Web-Server"'],
  before: { features: 'none', NetTcpPortSharing: 'Disabled' },
};

async function main(): Promise<void> {
  const folder = await mkdtemp(join(resolve(process.argv[2] ?? '.'), 'journal-'));
  const journal = await openJournal(await openJournalFile(join(folder, 'journal.jsonl')), systemClock);
  const bare = await open(join(folder, 'bare.jsonl'), 'a');
  const line = Buffer.from(`${JSON.stringify(await journal.append(entry))}\n`);
  const bareAppend = async (): Promise<void> => {
    await bare.appendFile(line);
    await bare.datasync();
  };
  const times: { journal: number; floor: number }[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const floor = await timed(bareAppend);
    times.push({ floor, journal: await timed(() => journal.append(entry)) });
  }
  await Promise.all([journal.close(), bare.close()]);
  await rm(folder, { recursive: true, force: true });
  process.stdout.write(JSON.stringify(times));
}

/** Milliseconds per append. */
async function timed(append: () => Promise<unknown>): Promise<number> {
  const began = process.hrtime.bigint();
  for (let count = 0; count < perRound; count += 1) await append();
  return Number(process.hrtime.bigint() - began) / 1e6 / perRound;
}

void main();
