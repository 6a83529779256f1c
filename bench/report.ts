import { createHash } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { composeRecoveries } from '../main/compose.js';
import { madeReport } from '../main/compose-reports.js';
import { systemClock } from '../main/ports/clock.js';
import { failedInSetup } from '../main/report/fixture-recoveries.js';
import { type JournalMaker, operator, ready, setupFailed } from '../main/report/fixtures.js';
import { reportFormers } from '../main/report/report-formers.js';
import { setupPhases } from '../main/product/exchange-2010.js';

// Makes reports as the doors do. Prints JSON.
// `node report.cjs write STATE RECORDS` writes a journal of so many records, with what its tools printed.
// `node report.cjs make STATE ROUNDS OUT` makes the report of the recovery there, and writes its forms, turn about with
// the floor: each line of the journal hashed and parsed.
// `node report.cjs once STATE 1 OUT` makes it once, and does nothing else.
// `node report.cjs list STATE RECOVERIES` lists so many recoveries, each a copy of the one there.

const productVersion = 'bench';
const house = (stateFolder: string) =>
  composeRecoveries({
    door: 'command line',
    assetsFolder: '',
    toolFile: '',
    scriptsFolder: '',
    productVersion,
    clock: systemClock,
    stateFolder,
  });

/** A recovery that somebody tried again and again, with a restart now and then. */
function longJournal(records: number): JournalMaker {
  const journal = failedInSetup();
  for (let attempt = 2; journal.records.length < records; attempt += 1) {
    const step = { stepId: 'recovery-setup', attempt } as const;
    journal.after(30).write({ kind: 'decided', ...step, decision: { choice: 'retry' }, operator });
    journal.after(2).write({ kind: 'checked', ...step, finding: ready(journal.now) });
    journal.consent('recovery-setup', attempt);
    journal.write({ kind: 'act-intended', ...step, commands: ['E:\\setup.com /m:RecoverServer'], before: {} });
    for (const name of setupPhases) {
      journal.write({ kind: 'milestone', ...step, name, state: 'started' });
      journal.after(6).write({ kind: 'milestone', ...step, name, state: 'completed' });
    }
    journal.write({ kind: 'failed', ...step, during: 'act', problem: setupFailed });
    if (attempt % 50 === 0) journal.restart('recovery-setup', 'Setup asks for a restart.');
  }
  return journal;
}

async function write(state: string, records: number): Promise<unknown> {
  const journal = longJournal(records);
  const id = 'ex3-20261124-063000';
  const folder = join(state, 'recoveries', id);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'journal.jsonl'), journal.bytes);
  const lines = journal.records.map(({ at, sequence }) => `${at}\tLine ${String(sequence)} that a tool printed.\n`);
  await writeFile(join(folder, 'output.log'), lines.join(''));
  return { records: journal.records.length, bytes: journal.bytes.length };
}

async function make(state: string, rounds: number, out: string): Promise<unknown> {
  const times: { report: number; floor: number }[] = [];
  const [id = ''] = await readdir(join(state, 'recoveries'));
  const path = join(state, 'recoveries', id, 'journal.jsonl');
  for (let round = 0; round < rounds; round += 1) {
    const floor = await timed(() => readPlainly(path));
    times.push({ report: await once(state, out), floor });
  }
  return times;
}

/** As a command does it that was just started. */
const once = (state: string, out: string): Promise<number> =>
  timed(async () => {
    const { recoveries } = await house(state);
    const [id = ''] = await readdir(join(state, 'recoveries'));
    const report = await madeReport({ recoveries }, id, { productVersion, clock: systemClock });
    for (const [form, former] of Object.entries(reportFormers)) {
      await writeFile(join(out, `report.${form}`), former(report));
    }
  });

/** What nobody can do without who trusts no byte: hash and parse each line. */
async function readPlainly(path: string): Promise<void> {
  for (const line of (await readFile(path, 'utf8')).split('\n').slice(0, -1)) {
    createHash('sha256').update(line).digest('hex');
    JSON.parse(line);
  }
}

/** The first look finds no index, the others find one. */
async function list(state: string, wanted: number): Promise<unknown> {
  const recoveries = join(state, 'recoveries');
  const [known = ''] = await readdir(recoveries);
  for (let number = (await readdir(recoveries)).length; number < wanted; number += 1) {
    const folder = join(recoveries, `copy-${String(number)}`);
    await mkdir(folder);
    await link(join(recoveries, known, 'journal.jsonl'), join(folder, 'journal.jsonl'));
  }
  await rm(join(state, 'recoveries-index.json'), { force: true });
  const times: number[] = [];
  for (let round = 0; round < 4; round += 1) {
    times.push(
      await timed(async () => {
        const found = (await (await house(state)).recoveries.list()).length;
        if (found !== wanted) throw new Error(`It lists ${String(found)}.`);
      }),
    );
  }
  const [first, ...others] = times;
  return { recoveries: wanted, first, others };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function main([what = '', state = '', count = '', out = '']: readonly string[]): Promise<void> {
  const folder = resolve(state);
  const works: Readonly<Record<string, () => Promise<unknown>>> = {
    write: () => write(folder, Number(count)),
    once: () => once(folder, resolve(out)),
    make: () => make(folder, Number(count), resolve(out)),
    list: () => list(folder, Number(count)),
  };
  process.stdout.write(`${JSON.stringify(await works[what]?.())}\n`);
}

void main(process.argv.slice(2));
