import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { nodeBundle, page } from '../scripts/lib/build-parts.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { lastLine, run, runNode } from '../scripts/lib/run.mjs';
import { chromium108File, node16File } from '../scripts/lib/test-tools.mjs';

const folder = '.cache/bench';

/** Builds the empty page as the wizard is built, and gives its folder. */
export async function buildEmptyPage() {
  await build(page('bench/empty-page/index.html', `${folder}/empty-page`).options);
  return path.join(root, folder, 'empty-page');
}

/** Times of the journal and of its floor, per round, on Node 16.17. */
export async function journalTimes() {
  const bundle = nodeBundle('bench/journal-against-floor.ts', `${folder}/journal`, 'journal');
  await build(bundle.options);
  const place = path.join(root, folder, 'files');
  await mkdir(place, { recursive: true });
  const { code, output } = await run(node16File() ?? process.execPath, [path.join(root, bundle.output), place], {
    quiet: true,
  });
  if (code !== 0) throw new Error(output);
  return JSON.parse(lastLine(output));
}

/** Times of reading a long list of backups, per round, on Node 16.17, and how many there are. */
export async function backupTimes() {
  const bundle = nodeBundle('bench/backup-list.ts', `${folder}/backups`, 'backups');
  await build(bundle.options);
  const { code, output } = await run(node16File() ?? process.execPath, [path.join(root, bundle.output)], {
    quiet: true,
  });
  if (code !== 0) throw new Error(output);
  return JSON.parse(lastLine(output));
}

/** Times of verifying a rehearsal that is recovered, and of the slowest check in it, per round, on Node 16.17. */
export async function verificationTimes() {
  const bundle = nodeBundle('bench/verification.ts', `${folder}/verification`, 'verification');
  await build(bundle.options);
  const place = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  try {
    const words = [bundle.output, 'assets', 'dist/rehearsal-tools/tool.cjs', place];
    const { code, output } = await run(node16File() ?? process.execPath, words, { quiet: true });
    if (code !== 0) throw new Error(output);
    return JSON.parse(lastLine(output));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/**
 * Of a report on Node 16.17, times in milliseconds, sizes in MB. `normal`: of a rehearsal that is recovered; `large`: of so
 * many records, with its floor, what it holds at most, and how a browser takes its page; `list`: of so many recoveries.
 */
export async function reportFigures() {
  const bundle = nodeBundle('bench/report.ts', `${folder}/report`, 'report');
  await build(bundle.options);
  const place = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  const peak = path.join(place, 'peak');
  const env = { CAS_RECOVERY_BENCH_PEAK: peak };
  const bench = async (...args) => {
    const words = ['-r', path.join(root, 'bench', 'peak-memory.cjs'), bundle.output, ...args];
    const { code, output } = await run(node16File() ?? process.execPath, words, { quiet: true, env });
    if (code !== 0) throw new Error(output);
    return JSON.parse(lastLine(output));
  };
  try {
    const [normal, large, out] = ['normal', 'large', 'out'].map(name => path.join(place, name));
    await mkdir(out);
    await rehearse(normal);
    const times = await bench('make', normal, '9', out);
    const megabytes = await megabytesIn(out);
    const { records } = await bench('write', large, '50000');
    const rounds = await bench('make', large, '5', out);
    await bench('once', large, '1', out);
    const held = Number(await readFile(peak, 'utf8')) / 1000;
    const page = path.join(out, 'report.html');
    const browser = await pageTimes(page);
    return {
      normal: { times: times.map(({ report }) => report), megabytes },
      large: { records, rounds, held, page: (await stat(page)).size / 1e6, browser },
      list: await bench('list', normal, '10000'),
    };
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function megabytesIn(place) {
  const sizes = (await readdir(place)).map(async name => (await stat(path.join(place, name))).size / 1e6);
  return (await Promise.all(sizes)).reduce((sum, one) => sum + one, 0);
}

/** Milliseconds until Chromium 108 has laid a page out, and until it has printed it; how large the PDF is. */
async function pageTimes(file) {
  const browser = await chromium.launch({ executablePath: chromium108File(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1024, height: 768 } });
    const began = performance.now();
    await page.goto(pathToFileURL(file).href);
    await page.evaluate(() => document.body.scrollHeight);
    const opened = performance.now();
    const pdf = await page.pdf({ preferCSSPageSize: true });
    return { open: opened - began, print: performance.now() - opened, pdf: pdf.length / 1e6 };
  } finally {
    await browser.close();
  }
}

/** Times of opening an export and of reading its lines alone, per round, on Node 16.17, and how large it is. */
export async function ldifTimes() {
  const place = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  try {
    return JSON.parse(await runLdif(await buildLdif(), 'times', place));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The most megabytes that a process on Node 16.17 holds which opens an export of 1 GB and reads one server from it. */
export async function ldifMegabytes() {
  const bundle = await buildLdif();
  const place = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  try {
    const file = path.join(place, 'large.ldf');
    await runLdif(bundle, 'write', file);
    return JSON.parse(await runLdif(bundle, 'memory', file)).megabytes;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function buildLdif() {
  const bundle = nodeBundle('bench/ldif-against-lines.ts', `${folder}/ldif`, 'ldif');
  await build(bundle.options);
  return path.join(root, bundle.output);
}

async function runLdif(bundle, task, place) {
  const { code, output } = await run(node16File() ?? process.execPath, [bundle, task, place], { quiet: true });
  if (code !== 0) throw new Error(output);
  return task === 'write' ? '' : lastLine(output);
}

/** Times of diagnosing a log of setup and of reading its lines alone, per round, on Node 16.17, and how large it is. */
export async function diagnosisTimes() {
  const place = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  try {
    return JSON.parse(await runDiagnosis(await buildDiagnosis(), 'times', place));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** Milliseconds from the writing of a line until it is told, of a log that grows. */
export async function followDelays() {
  const bundle = nodeBundle('bench/follow-growing-log.ts', `${folder}/follow`, 'follow');
  await build(bundle.options);
  const place = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  try {
    return JSON.parse(await runDiagnosis(path.join(root, bundle.output), place));
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

/** The most megabytes that a process on Node 16.17 holds which diagnoses a log of 10 MB, and one of 1 GB. */
export async function diagnosisMegabytes() {
  const bundle = await buildDiagnosis();
  const place = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  try {
    const file = path.join(place, 'ExchangeSetup.log');
    const held = [];
    for (const megabytes of ['10', '1000']) {
      await runDiagnosis(bundle, 'write', file, megabytes);
      held.push(JSON.parse(await runDiagnosis(bundle, 'memory', file)).megabytes);
    }
    return held;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function buildDiagnosis() {
  const bundle = nodeBundle('bench/diagnosis-against-lines.ts', `${folder}/diagnosis`, 'diagnosis');
  await build(bundle.options);
  return path.join(root, bundle.output);
}

async function runDiagnosis(bundle, ...args) {
  const { code, output } = await run(node16File() ?? process.execPath, [bundle, ...args], { quiet: true });
  if (code !== 0) throw new Error(output);
  return args[0] === 'write' ? '' : lastLine(output);
}

/** Times of comparing two files applicationHost.config on Node 16.17, the first in a fresh process, and what was compared. */
export async function compareTimes() {
  const bundle = nodeBundle('bench/compare-application-hosts.ts', `${folder}/compare`, 'compare');
  await build(bundle.options);
  const { code, output } = await run(node16File() ?? process.execPath, [path.join(root, bundle.output)], {
    quiet: true,
  });
  if (code !== 0) throw new Error(output);
  return JSON.parse(lastLine(output));
}

/**
 * Milliseconds of taking a kit of 20,000 files and 1 GB against copying them and adding them up, and of comparing the kit
 * with another such tree against `diff -rq`, per round, on Node 16.17; and the most megabytes that taking it held.
 */
export async function kitTimes(rounds = 5) {
  const bundle = nodeBundle('bench/kit-against-copy.ts', `${folder}/kit`, 'kit');
  await build(bundle.options);
  const place = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  const at = name => path.join(place, name);
  const kit = (...args) => timed(node16File() ?? process.execPath, [path.join(root, bundle.output), ...args]);
  const shell = script => timed('sh', ['-c', script, 'sh', place]);
  try {
    await kit('tree', at('tree'));
    // One file in a hundred differs.
    await shell(
      'cp -r "$1/tree" "$1/other" && find "$1/other" -name file7.gif -exec sh -c \'echo x >> "$1"\' sh {} \\;',
    );
    const found = [];
    for (let round = 0; round < rounds; round += 1) {
      await shell('rm -rf "$1/copy" "$1/kit"; sync');
      const floor = await shell(
        'cp -r "$1/tree" "$1/copy" && find "$1/tree" -type f -print0 | xargs -0 sha256sum > "$1/sums"',
      );
      await shell('rm -rf "$1/copy"; sync');
      const take = await kit('create', at('tree'), at('kit'));
      const compare = await kit('compare', at('kit'), at('other'));
      const diff = await shell('diff -rq "$1/tree" "$1/other" > "$1/differs"; test $? = 1');
      found.push({
        take: take.milliseconds,
        floor: floor.milliseconds,
        compare: compare.milliseconds,
        diff: diff.milliseconds,
        megabytes: JSON.parse(lastLine(take.output)).megabytes,
      });
    }
    return found;
  } finally {
    await rm(place, { recursive: true, force: true });
  }
}

async function timed(program, args) {
  const began = performance.now();
  const { code, output } = await run(program, args, { quiet: true });
  if (code !== 0) throw new Error(`${program} ended with ${code}:\n${output}`);
  return { milliseconds: performance.now() - began, output };
}

/** Seconds that a whole rehearsal takes whose tools do not wait. */
export async function rehearsalSeconds() {
  const state = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  try {
    const began = performance.now();
    await rehearse(state);
    return (performance.now() - began) / 1000;
  } finally {
    await rm(state, { recursive: true, force: true });
  }
}

async function rehearse(state) {
  const cli = path.join(root, 'dist', 'cli', 'index.cjs');
  const args = [cli, 'rehearse', '--scenario', 'ex3', '--yes', '--speed', '0', '--state', state];
  const { code, output } = await run(node16File() ?? process.execPath, args, { quiet: true });
  if (code !== 0) throw new Error(`The rehearsal ended with ${code}:\n${output}`);
}

/** Seconds of `npm run build`, as a process of its own. Nothing is kept from an earlier one. */
export async function buildSeconds() {
  const began = performance.now();
  const { code, output } = await runNode([path.join(root, 'scripts', 'build.mjs')], { quiet: true });
  if (code !== 0) throw new Error(output);
  return (performance.now() - began) / 1000;
}

/** Kilobytes of JavaScript, as they lie on the disk: what the page of the first screen loads, and all. */
export async function windowKilobytes() {
  const assets = path.join(root, 'dist', 'renderer', 'assets');
  const names = (await readdir(assets)).filter(name => name.endsWith('.js'));
  const page = await readFile(path.join(assets, '..', 'index.html'), 'utf8');
  const sizes = await Promise.all(
    names.map(async name => ({ name, kB: (await stat(path.join(assets, name))).size / 1000 })),
  );
  const sum = some => some.reduce((total, { kB }) => total + kB, 0);
  return { first: sum(sizes.filter(({ name }) => page.includes(name))), all: sum(sizes) };
}
