import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { nodeBundle } from '../scripts/lib/build-parts.mjs';
import { root } from '../scripts/lib/paths.mjs';
import { run } from '../scripts/lib/run.mjs';
import { node16File } from '../scripts/lib/test-tools.mjs';
import { startCountingRelay } from './counting-relay.mjs';
import { account, startLarge, startSmall } from './directories.mjs';
import { exchange, wanted } from './large-organization.mjs';
import { countEntries, ldapsearch } from './ldapsearch.mjs';

const rounds = 9;

/** Starts both directories for as long as `use` works with them. */
export async function withDirectories(use, say) {
  const folder = await mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
  const running = [];
  try {
    const large = await startLarge(say);
    running.push(large);
    const small = await startSmall();
    running.push(small);
    await use({ small, large, folder });
  } finally {
    await Promise.all(running.map(one => one.stop()));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Milliseconds of the whole inventory and of `ldapsearch` for the same, turn about. */
export async function inventoryTimes({ large, folder }) {
  const searches = await searchesOfInventory();
  const floor = () => ldapsearch(large, searches, folder);
  const inventory = () => inspect(large, folder, ['--all']);
  // Once each beforehand: the server brings its database into memory, and both must have found the same.
  refuseOther('inspect --all', countInventory(JSON.parse(await inspect(large, folder, ['--all', '--json']))));
  refuseOther('ldapsearch', await countEntries(await floor()));
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push({ floor: await timed(floor), inventory: await timed(inventory) });
  }
  return times;
}

/** Milliseconds of the advice for all servers, which reads the facts of each, and of the whole inventory, turn about. */
export async function adviceTimes({ large, folder }) {
  const advice = (...more) => program(large, folder, ['advise', '--all', ...more]);
  const inventory = () => inspect(large, folder, ['--all']);
  const { plan } = JSON.parse(await advice('--json'));
  if (plan.servers.length < wanted.servers * 0.9) throw new Error(`advise told of ${plan.servers.length} servers.`);
  await inventory();
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push({ inventory: await timed(inventory), advice: await timed(advice) });
  }
  return times;
}

/** What the program searches the organization for: `[{ base, filter, attributes }]`. */
async function searchesOfInventory() {
  const bundle = nodeBundle('bench/inventory-searches.ts', '.cache/bench/inventory-searches', 'inventory-searches');
  await build(bundle.options);
  const { code, output } = await run(process.execPath, [path.join(root, bundle.output), exchange], { quiet: true });
  if (code !== 0) throw new Error(output);
  return JSON.parse(output);
}

function countInventory({ inventory: { servers, arrays } }) {
  return servers.reduce((sum, one) => sum + 1 + one.virtualDirectories.length, arrays.length);
}

function refuseOther(what, count) {
  const all = wanted.servers + wanted.virtualDirectories + wanted.arrays;
  if (count !== all) throw new Error(`${what} found ${count} entries of ${all}.`);
}

/** The most megabytes that the process of an inventory holds: with all of it in one document, which takes the most. */
export async function inventoryMegabytes({ large, folder }) {
  const file = path.join(folder, 'peak');
  await inspect(large, folder, ['--all', '--json'], {
    nodeOptions: ['-r', path.join(root, 'bench', 'peak-memory.cjs')],
    env: { CAS_RECOVERY_BENCH_PEAK: file },
  });
  return Number(await readFile(file, 'utf8')) / 1000;
}

/** Requests that the page of one server takes, in each of the directories. */
export async function serverRequests({ small, large, folder }) {
  const counts = [];
  for (const controller of [small, large]) {
    const relay = await startCountingRelay(controller);
    await inspect(relay, folder, oneServer);
    counts.push(relay.requests());
    await relay.close();
  }
  const [ofSmall, ofLarge] = counts;
  return { small: ofSmall, large: ofLarge };
}

/** Milliseconds of the page of one server, in each of the directories, turn about. */
export async function serverTimes({ small, large, folder }) {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const read = controller => timed(() => inspect(controller, folder, oneServer));
    times.push({ small: await read(small), large: await read(large) });
  }
  return times;
}

/** Nobody serves names on this port, which is known at once: the DNS of this machine has no part in the figures. */
const oneServer = ['--server', 'EX3', '--json', '--dns', '127.0.0.1:9'];

async function timed(work) {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const inspect = (controller, folder, options, how) => program(controller, folder, ['inspect', ...options], how);

/** Runs a command of the built command line on Node 16.17, and gives its standard output. */
async function program({ url, caFile }, folder, [command, ...options], { nodeOptions = [], env = {} } = {}) {
  const cli = path.join(root, 'dist', 'cli', 'index.cjs');
  const access = ['--directory', url, '--ca', caFile, '--user', account.user, '--password-stdin'];
  const args = [...nodeOptions, cli, command, ...access, ...options, '--state', path.join(folder, 'state')];
  const child = spawn(node16File() ?? process.execPath, args, { env: { ...process.env, ...env } });
  child.stdin.end(`${account.password}\n`);
  const [code, output, errors] = await Promise.all([
    new Promise(resolve => child.once('close', resolve)),
    textOf(child.stdout),
    textOf(child.stderr),
  ]);
  if (code !== 0) throw new Error(`${command} ${options.join(' ')} ended with ${code}:\n${errors}`);
  return output;
}

async function textOf(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}
