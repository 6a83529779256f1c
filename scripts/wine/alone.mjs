import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

const folder = path.join(root, '.cache', 'wine');
const lock = path.join(folder, 'in-use');
const pollMs = 500;

/** Does something while nobody else uses the Windows of the tests: a run ends all that an earlier one has left. */
export async function alone(doIt) {
  await mkdir(folder, { recursive: true });
  for (let told = false; !(await taken()); told = true) {
    if (!told) console.log('Waiting for another run of the Wine tests.');
    await new Promise(resolve => setTimeout(resolve, pollMs));
  }
  try {
    return await doIt();
  } finally {
    await rm(lock, { force: true });
  }
}

async function taken() {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    const holder = Number(await readFile(lock, 'utf8').catch(() => ''));
    // A number of 0 is one that is just being written.
    if (holder !== 0 && !runs(holder)) await rm(lock, { force: true });
    return false;
  }
}

function runs(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
