import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/lib/paths.mjs';
import { startIn } from '../scripts/samba/domain-controller.mjs';
import { organizations, password } from '../scripts/samba/organizations.mjs';
import { runTool } from '../scripts/samba/run-tool.mjs';
import { authorityIn, snapshotOf } from '../scripts/samba/snapshot.mjs';
import { largeOrganization } from './large-organization.mjs';

const organization = organizations.ex3;
const cacheFolder = path.join(root, '.cache', 'samba');
const prefix = 'bench-large-';

/** How a program logs on to either of them. */
export const account = { user: organization.accounts[0].userPrincipalName, password };

/** Starts a domain controller of the EX3 scenario: an organization of three servers. */
export async function startSmall() {
  return restored(await snapshotOf('ex3', organization, cacheFolder));
}

/** Starts one with the same organization grown to 1,000 servers. Building it takes a minute or two, once. */
export async function startLarge(say) {
  const base = await snapshotOf('ex3', organization, cacheFolder);
  const entries = largeOrganization();
  const fingerprint = createHash('sha256').update(path.basename(base)).update(entries).digest('hex').slice(0, 16);
  const snapshot = path.join(cacheFolder, `${prefix}${fingerprint}.tar.gz`);
  if (!existsSync(snapshot)) {
    say('Building the directory of 1,000 servers: a minute or two, once.');
    await grow(base, entries, snapshot);
  }
  return restored(snapshot);
}

async function grow(base, entries, snapshot) {
  await inScratch(async folder => {
    await runTool('tar', ['-xzf', base, '-C', folder]);
    await runTool('ldbadd', ['-H', path.join(folder, 'private', 'sam.ldb')], { input: entries });
    const unfinished = `${snapshot}.${process.pid}`;
    await runTool('tar', ['-czf', unfinished, '-C', folder, '.']);
    await forgetOlder();
    await rename(unfinished, snapshot);
  });
}

async function forgetOlder() {
  const older = (await readdir(cacheFolder)).filter(name => name.startsWith(prefix) && name.endsWith('.tar.gz'));
  await Promise.all(older.map(name => rm(path.join(cacheFolder, name), { force: true })));
}

async function restored(snapshot) {
  const folder = await scratch();
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await runTool('tar', ['-xzf', snapshot, '-C', folder]);
    const { address, caFile, stop } = await startIn(folder, organization, authorityIn(cacheFolder));
    return { address, url: `ldaps://${address}`, caFile, stop: () => stop().finally(remove) };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function inScratch(work) {
  const folder = await scratch();
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const scratch = () => mkdtemp(path.join(tmpdir(), 'cas-recovery-bench-'));
