import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { foldAll, SimulatedMachine, type JournalRecord } from '../../preload/contract/index.js';
import { readJournal } from '../../main/runbook/journal.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'cas-recovery-kill-'));
const harness = join(root, 'dist', 'kill-harness', 'harness.cjs');
const points = 30;

afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Runs the command line in a folder of its own, to be killed at a moment or not at all. */
function run(folder: string, args: readonly string[], killAt = 0): Promise<Ended> {
  const env = { ...process.env, KILL_FOLDER: folder, KILL_DIST: join(root, 'dist'), KILL_AT: String(killAt) };
  return new Promise(done => {
    const all = [harness, ...args, '--state', join(folder, 'state')];
    const child = execFile(process.execPath, all, { env, timeout: 120_000 }, (_error, stdout, stderr) =>
      done({ code: child.exitCode, output: `${stdout}\n${stderr}` }),
    );
  });
}

const rehearse = ['rehearse', '--scenario', 'ex3', '--yes', '--speed', '0'];

/** What stands on the disk once everything has ended. */
function outcomeIn(folder: string): { records: JournalRecord[]; setupStarts: number; journal: string } {
  const recoveries = join(folder, 'state', 'recoveries');
  const [id = ''] = readdirSync(recoveries)
    .filter(one => existsSync(join(recoveries, one, 'journal.jsonl')))
    .reverse();
  const path = join(recoveries, id, 'journal.jsonl');
  const bytes = readFileSync(path);
  const machine = SimulatedMachine.parse(
    JSON.parse(readFileSync(join(recoveries, id, 'rehearsal', 'machine.json'), 'utf8')),
  );
  return {
    records: readJournal(bytes, path).records,
    setupStarts: machine.exchange.setupStarts,
    journal: bytes.toString('utf8'),
  };
}

function newFolder(name: string): string {
  return mkdtempSync(join(work, `${name}-`));
}

/** As many moments as are wanted, spread over all that there are. */
function spread(total: number, wanted: number): number[] {
  return [
    ...new Set(Array.from({ length: wanted }, (_, place) => 1 + Math.round((place * (total - 1)) / (wanted - 1)))),
  ];
}

async function resumeToTheEnd(folder: string): Promise<Ended> {
  const resumed = await run(folder, ['resume', '--yes']);
  if (!resumed.output.includes('NO_OPEN_RECOVERY')) return resumed;
  // Killed after the last record: it had ended. Killed before the plan was on the disk: nothing was begun.
  const status = await run(folder, ['status']);
  return / recovered/.test(status.output) ? status : run(folder, rehearse);
}

async function killAndResume(at: number): Promise<void> {
  const folder = newFolder(`at-${String(at)}`);
  const killed = await run(folder, rehearse, at);
  const moments = readFileSync(join(folder, 'moments.txt'), 'utf8').trim().split('\n');
  const where = `moment ${String(at)}: ${moments[at - 1] ?? 'never reached'}`;
  expect(killed.code, where).not.toBe(0);
  const resumed = await resumeToTheEnd(folder);
  expect(resumed.code, `${where}\n${resumed.output}`).toBe(0);
  const { records, setupStarts, journal } = outcomeIn(folder);
  expect(foldAll(records).ended?.outcome, where).toBe('recovered');
  expect(setupStarts, where).toBe(1);
  const acknowledged = readFileSync(join(folder, 'acknowledged.txt'), 'utf8').trim().split('\n');
  const begun = acknowledged.filter(
    line => line.includes(foldAll(records).recoveryId) || !line.includes('"recoveryId"'),
  );
  for (const line of begun) expect(journal.includes(line) || isOfEmptyRecovery(line, records), where).toBe(true);
  rmSync(folder, { recursive: true, force: true });
}

/** The first record of a recovery that was killed before its plan: it stands in a journal of its own. */
function isOfEmptyRecovery(line: string, records: readonly JournalRecord[]): boolean {
  return line.includes('"kind":"recovery-started"') && !line.includes(foldAll(records).recoveryId);
}

describe('a rehearsal that is killed', () => {
  it(`reaches the same verified end when it is resumed, at ${String(points)} moments, and starts setup once`, async () => {
    const whole = newFolder('whole');
    const ended = await run(whole, rehearse);
    expect(ended.code, ended.output).toBe(0);
    const total = readFileSync(join(whole, 'moments.txt'), 'utf8').trim().split('\n').length;
    expect(total).toBeGreaterThan(100);
    const waiting = spread(total, points);
    expect(waiting.length).toBeGreaterThanOrEqual(30);
    const worker = async (): Promise<void> => {
      for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) await killAndResume(at);
    };
    await Promise.all([worker(), worker()]);
  }, 900_000);
});
