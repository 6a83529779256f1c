// `npm run bench`: the figures that this project promises, each against its limit; where a floor exists, as a ratio
// to that floor, measured in the same run, turn about.
// `npm run bench -- --only directory,ldif` measures some of them.
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { listOption } from './lib/options.mjs';
import { resultFile } from './lib/results.mjs';
import { setUp } from './setup.mjs';

const parts = {
  build: measureBuild,
  journal: measureJournal,
  paint: measurePaint,
  ldif: measureLdif,
  diagnosis: measureDiagnosis,
  directory: measureDirectory,
  settings: measureSettings,
  backups: measureBackups,
  kit: measureKit,
  rehearsal: measureRehearsal,
  verification: measureVerification,
  report: measureReport,
  tests: tellTestTime,
};
const chosen = choose(listOption('only'));

const leftOut = await setUp(['node16', 'chromium108', ...(chosen.includes('directory') ? ['samba'] : [])]);
const { firstPaint } = await import('../bench/first-paint.mjs');
const programs = await import('../bench/programs.mjs');
const { ensureBuilt } = await import('./lib/freshness.mjs');

let missed = 0;
if (!chosen.includes('build')) await ensureBuilt();
for (const name of chosen) await parts[name]();
process.exitCode = missed > 0 ? 1 : 0;

function choose(only) {
  const names = Object.keys(parts);
  const unknown = (only ?? []).filter(name => !names.includes(name));
  if (unknown.length === 0) return only ? names.filter(name => only.includes(name)) : names;
  console.error(`There is no part called ${unknown.join(', ')}. Parts: ${names.join(', ')}.`);
  process.exit(2);
}

async function measureBuild() {
  show('cold build', await programs.buildSeconds(), 15, 's');
  const { first, all } = await programs.windowKilobytes();
  show('JavaScript before the first screen, raw', first, 420, 'kB');
  show('JavaScript of the window and all its screens, raw', all, 850, 'kB');
}

async function measureJournal() {
  const rounds = await programs.journalTimes();
  showRatio('journal append against append and fdatasync', rounds, ({ journal, floor }) => [journal, floor], 1.3);
}

async function measurePaint() {
  const rounds = await firstPaint(await programs.buildEmptyPage(), 9);
  showRatio('first heading of the wizard against an empty page', rounds, ({ wizard, floor }) => [wizard, floor], 1.5);
}

async function measureLdif() {
  const { megabytes, rounds } = await programs.ldifTimes();
  showRatio('opening an export against reading its lines', rounds, ({ ldif, floor }) => [ldif, floor], 1.5);
  const speed = megabytes / (median(rounds.map(({ ldif }) => ldif)) / 1000);
  tell(`opening an export: ${speed.toFixed(0)} MB/s`);
  show('memory to read a server from an export of 1 GB', await programs.ldifMegabytes(), 300, 'MB');
}

async function measureDiagnosis() {
  const { megabytes, rounds } = await programs.diagnosisTimes();
  showRatio('diagnosis of a log against reading its lines', rounds, ({ diagnosis, floor }) => [diagnosis, floor], 3);
  const speed = megabytes / (median(rounds.map(({ diagnosis }) => diagnosis)) / 1000);
  tell(`diagnosis of a log: ${speed.toFixed(0)} MB/s`);
  const [small, large] = await programs.diagnosisMegabytes();
  show('memory to diagnose a log of 1 GB, above that of 10 MB', large - small, 40, 'MB');
  show('a line of a growing log is told within', Math.max(...(await programs.followDelays())), 250, 'ms');
  tell(`memory to diagnose: ${small.toFixed(0)} MB for a log of 10 MB, ${large.toFixed(0)} MB for one of 1 GB`);
}

async function measureDirectory() {
  const without = leftOut.find(({ name }) => name === 'samba');
  if (without) return tell(`directory: left out, because ${without.why}`);
  const inspections = await import('../bench/inspections.mjs');
  await inspections.withDirectories(async directories => {
    const inventory = await inspections.inventoryTimes(directories);
    const sides = ({ inventory: time, floor }) => [time, floor];
    showRatio('inventory of 1,000 servers over LDAPS against ldapsearch for the same', inventory, sides, 1.3);
    const advice = await inspections.adviceTimes(directories);
    const against = ({ advice: time, inventory: floor }) => [time, floor];
    showRatio('advice on backups for 1,000 servers against their inventory', advice, against, 1);
    show('memory of that inventory', await inspections.inventoryMegabytes(directories), 150, 'MB');
    const { small, large } = await inspections.serverRequests(directories);
    show('page of one server of 1,000, against one of 3', large, small, 'requests');
    const times = await inspections.serverTimes(directories);
    const [ofLarge, ofSmall] = ['large', 'small'].map(side => median(times.map(one => one[side])).toFixed(0));
    tell(`page of one server of 1,000: ${ofLarge} ms; of 3: ${ofSmall} ms`);
  }, tell);
}

async function measureSettings() {
  const { bytes, differences, stable, times } = await programs.compareTimes();
  const size = `${Math.round(bytes / 1000)} kB`;
  show(`comparing two files applicationHost.config of ${size}`, median(times), 150, 'ms');
  show('rounds of that comparison that found something else', stable ? 0 : 1, 0, 'rounds');
  tell(
    `that comparison: ${differences} differences; ${times[0].toFixed(0)} ms in a process that has compared nothing before`,
  );
}

async function measureBackups() {
  const { versions, times } = await programs.backupTimes();
  const count = versions.toLocaleString('en');
  show(`reading what wbadmin prints of ${count} versions`, median(times), 200, 'ms');
  tell(`the same in a process that has read none before: ${times[0].toFixed(0)} ms`);
}

async function measureKit() {
  if (process.platform === 'win32') return tell('kit: left out, because cp, sha256sum and diff are not here');
  const rounds = await programs.kitTimes();
  const taking = ({ take, floor }) => [take, floor];
  showRatio('kit of 20,000 files and 1 GB against cp -r and sha256sum', rounds, taking, 1.2);
  show('memory of that', Math.max(...rounds.map(({ megabytes }) => megabytes)), 200, 'MB');
  showRatio('comparing such a kit with a tree against diff -rq', rounds, ({ compare, diff }) => [compare, diff], 1.5);
}

async function measureRehearsal() {
  show('whole rehearsal, tools that do not wait', await programs.rehearsalSeconds(), 10, 's');
}

async function measureVerification() {
  const rounds = await programs.verificationTimes();
  const [{ checks, check }] = rounds;
  showRatio(
    `verification of a rehearsal, ${checks} checks, against the slowest`,
    rounds,
    one => [one.whole, one.slowest],
    1.2,
  );
  tell(`the slowest was ${check}: ${median(rounds.map(({ slowest }) => slowest)).toFixed(0)} ms`);
}

async function measureReport() {
  const { normal, large, list } = await programs.reportFigures();
  show('report of a rehearsal, all three forms', median(normal.times), 300, 'ms');
  show('the same in a process that has made none before', normal.times[0], 300, 'ms');
  show('size of the three', normal.megabytes, 2, 'MB');
  const of = `report of ${large.records.toLocaleString('en')} records`;
  show(of, median(large.rounds.map(({ report }) => report)) / 1000, 3, 's');
  showRatio(`${of} against hashing and parsing each`, large.rounds, ({ report, floor }) => [report, floor], 6);
  show('memory of that', large.held, 300, 'MB');
  const { open, print, pdf } = large.browser;
  const page = `its page of ${large.page.toFixed(1)} MB, in Chromium 108`;
  tell(
    `${page}: open after ${(open / 1000).toFixed(1)} s, printed (${pdf.toFixed(1)} MB) in ${(print / 1000).toFixed(1)} s`,
  );
  const count = list.recoveries.toLocaleString('en');
  show(`list of ${count} recoveries`, median(list.others) / 1000, 2, 's');
  show('the same without its index', list.first / 1000, 10, 's');
}

async function tellTestTime() {
  const testTime = resultFile('duration');
  if (!existsSync(testTime)) return tell('npm test: it has not run whole here yet.');
  const { at, seconds } = JSON.parse(await readFile(testTime, 'utf8'));
  show(`npm test, of ${at.slice(0, 16)}`, seconds, 15 * 60, 's');
}

/** A figure that nothing is promised of. */
function tell(what) {
  console.log(`       ${what}`);
}

function show(what, value, limit, unit) {
  const held = value <= limit;
  if (!held) missed += 1;
  const shown = Number.isInteger(value) ? value : value.toFixed(1);
  console.log(`${held ? 'held  ' : 'MISSED'} ${what}: ${shown} ${unit} (at most ${limit} ${unit})`);
}

/** The median of the ratios of single rounds: a slow moment of the machine hits both sides of a round. */
function showRatio(what, rounds, sides, limit) {
  const pairs = rounds.map(sides);
  const ratio = median(pairs.map(([value, floor]) => value / floor));
  const held = ratio <= limit;
  if (!held) missed += 1;
  const [value, floor] = [0, 1].map(side => median(pairs.map(pair => pair[side])).toFixed(2));
  const verdict = held ? 'held  ' : 'MISSED';
  console.log(
    `${verdict} ${what}: ${ratio.toFixed(2)} (at most ${limit}; ${value} ms against ${floor} ms, ${rounds.length} rounds)`,
  );
}

function median(values) {
  const sorted = [...values].sort((left, right) => left - right);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
