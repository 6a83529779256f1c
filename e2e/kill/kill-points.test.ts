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
/** Each with a kill at one moment alone, as what works on the server then goes on without the program. */
const alone = [/^in rename/, /^in join-domain/, /^in recovery-setup/, /^while setup prints/];
/** The others are spread over so many rehearsals: from its beginning to its end, each is killed again and again. */
const rehearsals = 3;
const killsEach = Math.ceil((points - alone.length) / rehearsals);

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

async function killAndResume(at: number): Promise<void> {
  const folder = newFolder(`at-${String(at)}`);
  const killed = await run(folder, rehearse, at);
  expect(killed.code, whereIn(folder)).not.toBe(0);
  const resumed = await run(folder, ['resume', '--yes']);
  // Killed after the last record: it had ended.
  const ended = resumed.output.includes('NO_OPEN_RECOVERY') ? await run(folder, ['status']) : resumed;
  expect(ended.code, `${whereIn(folder)}\n${ended.output}`).toBe(0);
  expectVerifiedEnd(folder);
}

/**
 * One rehearsal that is killed again and again, first at one moment and then each time that so many more have passed.
 * Returns the moments at which it was.
 */
async function killAgainAndAgain(first: number, further: number): Promise<string[]> {
  const folder = newFolder(`from-${String(first)}`);
  const kills: string[] = [];
  let at = first;
  let args = rehearse;
  let runs = 0;
  for (;;) {
    const { code, output } = await run(folder, args, at);
    const moments = momentsIn(folder);
    const wasKilled = moments.length === at;
    const where = `killed at ${kills.join(', ')}\n${output}`;
    // Killed before the plan was on the disk: nothing was begun. Killed after the last record: it had ended.
    const noneOpen = !wasKilled && output.includes('NO_OPEN_RECOVERY');
    if (noneOpen && / recovered/.test((await run(folder, ['status'])).output)) break;
    if (wasKilled) {
      expect(code, where).not.toBe(0);
      kills.push(moments.at(-1) ?? '');
      at += further;
    } else if (!noneOpen) {
      expect(code, where).toBe(0);
      break;
    }
    args = noneOpen ? rehearse : ['resume', '--yes'];
    expect((runs += 1), where).toBeLessThan(4 * killsEach);
  }
  expectVerifiedEnd(folder);
  return kills;
}

function momentsIn(folder: string): string[] {
  return readFileSync(join(folder, 'moments.txt'), 'utf8').trim().split('\n');
}

const whereIn = (folder: string): string => `in ${folder}, after ${momentsIn(folder).at(-1) ?? 'nothing'}`;

/** Whatever happened on the way: all is recovered, setup ran once, and no record that was acknowledged is lost. */
function expectVerifiedEnd(folder: string): void {
  const where = whereIn(folder);
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

/** What happens at a record of the journal: none of it may be left out by chance. */
const kinds = [/^before append/, /^in append/, /^after append/];

describe('a rehearsal that is killed', () => {
  it(`reaches the same verified end when it is resumed, at ${String(points)} moments, and starts setup once`, async () => {
    const whole = newFolder('whole');
    const ended = await run(whole, rehearse);
    expect(ended.code, ended.output).toBe(0);
    const moments = momentsIn(whole);
    expect(moments.length).toBeGreaterThan(100);
    const once = [...alone.map(kind => 1 + moments.findIndex(one => kind.test(one))), moments.length];
    expect(once).not.toContain(0);
    // Each record of the journal is three moments: the next kill must not meet the same one of them each time.
    const usual = Math.floor(moments.length / killsEach);
    const further = usual % 3 === 0 ? usual - 1 : usual;
    // From moment 1 on, each beginning elsewhere, so that each is killed at moments of its own.
    const firsts = Array.from({ length: rehearsals }, (_, place) => 1 + Math.round((place * further) / rehearsals));
    const kills: string[] = [];
    const waiting = [
      ...firsts.map(first => async () => void kills.push(...(await killAgainAndAgain(first, further)))),
      ...once.map(at => () => killAndResume(at)),
    ];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await next();
    };
    await Promise.all([worker(), worker()]);
    expect(kills.length + once.length, kills.join('\n')).toBeGreaterThanOrEqual(points);
    for (const kind of kinds) {
      expect(
        kills.some(one => kind.test(one)),
        `${String(kind)} is not among\n${kills.join('\n')}`,
      ).toBe(true);
    }
  }, 900_000);
});
