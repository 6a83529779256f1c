// `npm test`: sets up, runs every check and says what ran, how long it took, and what was left out and why.
// `node scripts/test.mjs --only lint,unit` runs some of them.
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { listOption } from './lib/options.mjs';
import { resultFile } from './lib/results.mjs';
import { setUp } from './setup.mjs';

const strict = process.env.CI === 'true';
const began = Date.now();

// Before anything of node_modules is imported: a fresh clone has none.
await setUp([]);
const { sum, testParts } = await import('./lib/test-parts.mjs');

const chosen = choose(listOption('only'));
const wanted = [...new Set(chosen.flatMap(({ needs = [] }) => needs))];
// What runs on Node 16 decides what runs beside it. The rest mostly waits for a network: beside what needs nothing of it.
const missing = new Map();
await bring(wanted.filter(name => name === 'node16'));
const settingUp = bring(wanted.filter(name => name !== 'node16'));
// Told where it is waited for.
settingUp.catch(() => undefined);
if (!chosen.some(({ name }) => name === 'build') && chosen.some(({ after = [] }) => after.includes('build'))) {
  const { parts } = await import('./lib/build-parts.mjs');
  const { ensureBuilt } = await import('./lib/freshness.mjs');
  await ensureBuilt(Object.keys(parts));
}

const results = [];
for (const group of groups(chosen)) {
  if (group.some(({ needs = [] }) => needs.length > 0)) await allBrought();
  results.push(...(await twoAtATime(group)));
}
await allBrought();
summarize();
if (chosen.length === testParts.length) await keepDuration();

async function bring(names) {
  for (const one of await setUp(names)) missing.set(one.name, one);
}

async function allBrought() {
  await settingUp;
  if (strict && missing.size > 0) {
    console.error('With CI=true nothing that the set-up can bring may be left out.');
    process.exit(1);
  }
  // For downloads alone. Node reads all these certificates at each start, and the tests start thousands of processes.
  delete process.env.NODE_EXTRA_CA_CERTS;
}

function choose(only) {
  const unknown = (only ?? []).filter(name => !testParts.some(part => part.name === name));
  if (unknown.length > 0) {
    console.error(
      `There is no part called ${unknown.join(', ')}. Parts: ${testParts.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(2);
  }
  return only ? testParts.filter(({ name }) => only.includes(name)) : testParts;
}

/** Neighbours that may run beside each other, together. */
function groups(parts) {
  const found = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last && part.beside !== undefined && last[0].beside === part.beside) last.push(part);
    else found.push([part]);
  }
  return found;
}

/** What they print may mix; each is told at the end by itself. */
async function twoAtATime(parts) {
  const found = new Map();
  const queue = [...parts].reverse();
  const lane = async () => {
    for (let part = queue.pop(); part; part = queue.pop()) found.set(part, await runPart(part));
  };
  await Promise.all([lane(), lane()]);
  return parts.map(part => found.get(part));
}

async function runPart(part) {
  const { name } = part;
  const why = whyNot(part);
  if (why) return { name, why };
  console.log(`\n=== ${name}`);
  const since = Date.now();
  try {
    return { name, count: await part.run(), ms: Date.now() - since };
  } catch (error) {
    console.error(error.stack ?? error.message);
    return { name, count: { passed: 0, failed: 1, skipped: 0 }, ms: Date.now() - since };
  }
}

function whyNot({ needs = [], after = [], leftOut }) {
  const absent = needs.map(need => missing.get(need)).find(Boolean);
  if (absent) return `${absent.what}: ${absent.why}`;
  const broken = after.find(name => results.some(result => result.name === name && result.count?.failed > 0));
  return broken ? `${broken} failed` : leftOut?.();
}

function summarize() {
  console.log('\n=== What ran');
  for (const { name, count, ms, why } of results) {
    if (why) {
      console.log(`  ${name.padEnd(9)} LEFT OUT: ${why}`);
    } else {
      const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
      const verdict = count.failed > 0 ? 'FAILED' : 'passed';
      console.log(
        `  ${name.padEnd(9)} ${verdict}  ${duration(ms)}  (${count.passed} of ${count.passed + count.failed}${skipped})`,
      );
    }
  }
  console.log(`  in all              ${duration(Date.now() - began)}\n`);
  const { passed, failed } = sum(results.flatMap(({ count }) => count ?? []));
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

/** `npm run bench` tells it. */
async function keepDuration() {
  const file = resultFile('duration');
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify({ at: new Date(began).toISOString(), seconds: (Date.now() - began) / 1000 }));
}

function duration(ms) {
  const seconds = Math.round(ms / 1000);
  return `${String(Math.floor(seconds / 60)).padStart(2)} min ${String(seconds % 60).padStart(2, '0')} s`;
}
