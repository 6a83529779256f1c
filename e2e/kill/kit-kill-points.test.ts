import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CliDocument, foldAll } from '../../preload/contract/index.js';
import { readJournal } from '../../main/runbook/journal.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'cas-recovery-kit-kill-'));
const harness = join(root, 'dist', 'kill-harness', 'harness.cjs');
const recovered = join(work, 'recovered');
const kit = join(work, 'kit');
/** How many of the moments at which the journal grows, or a change begins or ends. */
const points = 6;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly all: string;
}

/** Runs the command line in a process group of its own, to be killed at a moment, at a line, or not at all. */
function run(folder: string, args: readonly string[], kill: { readonly at?: number; readonly line?: string } = {}) {
  const env = {
    ...process.env,
    KILL_FOLDER: folder,
    KILL_DIST: join(root, 'dist'),
    KILL_AT: String(kill.at ?? 0),
    KILL_LINE: kill.line ?? '',
  };
  const child = spawn(process.execPath, [harness, ...args, '--state', join(folder, 'state')], { env, detached: true });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', part => (stdout += String(part)));
  child.stderr.on('data', part => (stderr += String(part)));
  child.stdin.end();
  return new Promise<Ended>(done => child.once('close', code => done({ code, stdout, all: `${stdout}\n${stderr}` })));
}

/** The kit is taken without a password: that it has no certificates is a reservation of each run. */
const ending = 'recovered with reservations';
const names = ['Sync/web.config', 'hosts', 'maintenance.htm'];
let id = '';
let choice = '';

beforeAll(async () => {
  const rehearsed = await run(recovered, ['rehearse', '--scenario', 'ex3', '--yes', '--speed', '0', '--json']);
  const begun = CliDocument.parse(JSON.parse(rehearsed.stdout));
  if (!('recoveryId' in begun)) throw new Error(rehearsed.all);
  id = begun.recoveryId;
  const taken = await run(recovered, ['kit', 'create', '--scenario', 'ex3', '--out', kit]);
  if (taken.code !== 0) throw new Error(taken.all);
  const compared = await run(recovered, ['kit', 'diff', kit, '--rehearsal', id, '--json']);
  const document = CliDocument.parse(JSON.parse(compared.stdout));
  if (document.command !== 'kit diff') throw new Error(compared.all);
  const chosen = document.comparison.differences.filter(({ place }) => 'file' in place && names.includes(place.file));
  choice = chosen.map(one => one.id).join(',');
  // So that a tool stands still at each of its moments.
  const settings = join(recovered, 'state', 'recoveries', id, 'rehearsal', 'settings.json');
  const kept = JSON.parse(readFileSync(settings, 'utf8')) as { scenario: object };
  const scenario = { ...kept.scenario, pace: { 'replace-file': 0.3 } };
  writeFileSync(settings, JSON.stringify({ ...kept, speed: 1, scenario }));
  for (const note of ['moments.txt', 'acknowledged.txt']) rmSync(join(recovered, note), { force: true });
}, 240_000);

afterAll(() => rmSync(work, { recursive: true, force: true }));

function newFolder(): string {
  const folder = mkdtempSync(join(work, 'at-'));
  cpSync(recovered, folder, { recursive: true });
  return folder;
}

const applyArgs = (): string[] => ['kit', 'apply', kit, '--choose', choice, '--rehearsal', id, '--yes'];

/** SHA-256 of every file on the disk of the server, by its path. */
function filesIn(folder: string): Map<string, string> {
  const disk = join(folder, 'state', 'recoveries', id, 'rehearsal', 'disk');
  const walk = (at: string): [string, string][] =>
    readdirSync(at, { withFileTypes: true }).flatMap(entry => {
      const path = join(at, entry.name);
      if (entry.isDirectory()) return walk(path);
      return [[path.slice(disk.length), createHash('sha256').update(readFileSync(path)).digest('hex')]];
    });
  return new Map(walk(disk));
}

/** What lies beside a file while it is being replaced. */
const isBeside = (path: string): boolean => /\.(tmp|cas-recovery-(new|old))$/.test(path);

/** Files that are neither in their place nor, between two names, whole beside it. */
function missingIn(found: ReadonlyMap<string, string>, before: ReadonlyMap<string, string>): string[] {
  return [...before]
    .filter(([path, hash]) => !found.has(path) && found.get(`${path}.cas-recovery-old`) !== hash)
    .map(([path]) => path);
}

function outcomeOf(folder: string): string | undefined {
  const recoveries = join(folder, 'state', 'recoveries');
  const last = readdirSync(recoveries)
    .filter(one => one !== id && existsSync(join(recoveries, one, 'journal.jsonl')))
    .sort()
    .at(-1);
  if (last === undefined) return undefined;
  const path = join(recoveries, last, 'journal.jsonl');
  return foldAll(readJournal(readFileSync(path), path).records).ended?.outcome;
}

describe('a re-application that is killed', () => {
  it('leaves each file old or new, whole, and reaches the same end when it is resumed', async () => {
    const before = filesIn(recovered);
    const whole = newFolder();
    const ended = await run(whole, applyArgs());
    expect(ended.code, ended.all).toBe(0);
    const after = filesIn(whole);
    expect([...after].filter(([path, hash]) => before.get(path) !== hash)).toHaveLength(names.length);
    const total = readFileSync(join(whole, 'moments.txt'), 'utf8').trim().split('\n').length;
    const spread = Array.from({ length: points }, (_, place) => 1 + Math.round((place * (total - 1)) / (points - 1)));
    const lines = ['Nothing is changed yet', 'there is kept', 'lies beside it', 'is empty for', 'is in its place'];
    const kills = [...spread.map(at => ({ at })), ...lines.map(line => ({ line }))];

    const killAndResume = async (kill: (typeof kills)[number]): Promise<void> => {
      const where = JSON.stringify(kill);
      const folder = newFolder();
      const killed = await run(folder, applyArgs(), kill);
      expect(killed.code, `${where}\n${killed.all}`).not.toBe(0);
      const found = filesIn(folder);
      expect(missingIn(found, before), where).toEqual([]);
      for (const [path, hash] of found) {
        if (!isBeside(path)) expect([before.get(path), after.get(path)], `${where} ${path}`).toContain(hash);
      }
      const resumed = await run(folder, ['resume', '--yes']);
      // Killed before the plan was on the disk: nothing was begun. Killed after the last record: it had ended.
      if (resumed.all.includes('NO_OPEN_RECOVERY') && outcomeOf(folder) === undefined) await run(folder, applyArgs());
      else if (!resumed.all.includes('NO_OPEN_RECOVERY')) expect(resumed.code, `${where}\n${resumed.all}`).toBe(0);
      expect(outcomeOf(folder), where).toBe(ending);
      const end = filesIn(folder);
      for (const [path, hash] of after) expect(end.get(path), `${where} ${path}`).toBe(hash);
      rmSync(folder, { recursive: true, force: true });
    };
    const worker = async (): Promise<void> => {
      for (let kill = kills.shift(); kill !== undefined; kill = kills.shift()) await killAndResume(kill);
    };
    await Promise.all([worker(), worker()]);
  }, 900_000);
});
