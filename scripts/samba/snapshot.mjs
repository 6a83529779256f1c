import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAuthority } from './certificates.mjs';
import { fillDirectory } from './fill-directory.mjs';
import { extendSchema, finishOffline } from './offline.mjs';
import { startIn } from './domain-controller.mjs';
import { password } from './organizations.mjs';
import { runTool } from './run-tool.mjs';

const here = dirname(fileURLToPath(import.meta.url));

/** The packed folder of a domain controller that holds this organization. Builds it when it is not there yet. */
export async function snapshotOf(name, organization, cacheFolder) {
  mkdirSync(cacheFolder, { recursive: true });
  const path = join(cacheFolder, `samba-${name}-${fingerprint(organization)}.tar.gz`);
  if (existsSync(path)) return path;
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-samba-build-'));
  try {
    await build(folder, organization, authorityIn(cacheFolder));
    const unfinished = `${path}.${process.pid}`;
    await runTool('tar', ['-czf', unfinished, '-C', folder, '.']);
    renameSync(unfinished, path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  forgetOlder(name, path);
  return path;
}

/** The folder with the authority that signs for all domain controllers, as in one forest, and with another one. */
export function authorityIn(cacheFolder) {
  const folder = join(cacheFolder, 'authority');
  if (existsSync(folder)) return folder;
  const unfinished = mkdtempSync(`${folder}-`);
  makeAuthority(unfinished, 'authority', 'CAS Recovery Test Authority');
  makeAuthority(unfinished, 'other-authority', 'Some Other Authority');
  renameSync(unfinished, folder);
  return folder;
}

/** Changes with everything that goes into the snapshot. */
function fingerprint(organization) {
  const hash = createHash('sha256').update(execFileSync('samba', ['--version']));
  for (const name of readdirSync(here).sort()) if (name.endsWith('.mjs')) hash.update(readFileSync(join(here, name)));
  for (const path of organization.exports) hash.update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

async function build(folder, organization, authority) {
  await provision(folder, organization);
  await extendSchema(folder, organization);
  const { address, caFile, stop } = await startIn(folder, organization, authority);
  const user = `administrator@${organization.suffix}`;
  try {
    await fillDirectory(organization, { url: `ldaps://${address}`, caFile, user, password });
  } finally {
    await stop();
  }
  await finishOffline(folder, organization);
}

async function provision(folder, { suffix, netbios }) {
  const place = ['--targetdir', folder, '--realm', suffix.toUpperCase(), '--domain', netbios];
  const host = ['--host-name', 'dc1', '--host-ip', '127.0.0.1', '--adminpass', password, '--server-role', 'dc'];
  const kind = ['--function-level', '2008_R2', '--dns-backend', 'NONE'];
  await runTool('samba-tool', ['domain', 'provision', ...place, ...host, ...kind]);
}

function forgetOlder(name, kept) {
  const ofOne = new RegExp(`^samba-(${name}-)?[0-9a-f]{16}\\.tar\\.gz$`);
  for (const one of readdirSync(dirname(kept))) {
    if (ofOne.test(one) && one !== basename(kept)) rmSync(join(dirname(kept), one), { force: true });
  }
}
