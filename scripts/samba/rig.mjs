/**
 * A real Active Directory for tests: Samba as a domain controller on a loopback address of its own, holding the
 * Exchange organization of the EX3 scenario. By hand: `node scripts/samba/rig.mjs [CACHE-FOLDER]`.
 */
import { execFileSync } from 'node:child_process';
import { createHash, randomInt } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeAuthority, makeServerCertificate } from './certificates.mjs';
import { fillDirectory } from './fill-directory.mjs';
import { netbiosDomain, realm, startSambaProcess } from './samba-process.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const exportFile = resolve(here, '../../assets/scenarios/ex3/directory.ldif');
const domainDn = 'DC=exchangeserverpro,DC=local';
const suffix = 'exchangeserverpro.local';
const password = 'Rehearse-2010!';
const packages = 'samba samba-ad-dc samba-ad-provision samba-dsdb-modules samba-vfs-modules winbind openssl';

/** The account that tests read with has no rights beyond those of any domain user. */
const accounts = [
  { name: 'recovery', password, userPrincipalName: `recovery@${suffix}` },
  { name: 'disabled', password, userPrincipalName: `disabled@${suffix}`, disabled: true },
  { name: 'newcomer', password, userPrincipalName: `newcomer@${suffix}`, mustChangePassword: true },
];

/**
 * Starts a domain controller. The first start builds it (about 20 seconds) and keeps a snapshot in `cacheFolder`;
 * later ones restore it. Ports are the fixed ones of LDAP, so each start takes a loopback address of its own.
 */
export async function startSamba({ cacheFolder }) {
  requireTools();
  const snapshot = await snapshotIn(cacheFolder);
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-samba-'));
  try {
    execFileSync('tar', ['-xzf', snapshot, '-C', folder]);
    const { address, stop } = await startIn(folder);
    return {
      url: `ldaps://${address}`,
      startTlsUrl: `ldap://${address}`,
      caFile: join(folder, 'tls/authority.pem'),
      otherCaFile: join(folder, 'tls/other-authority.pem'),
      user: `recovery@${suffix}`,
      password,
      /** May write: for tests that load many entries. */
      administrator: `administrator@${suffix}`,
      domainDn,
      async stop() {
        await stop();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

function requireTools() {
  for (const tool of ['samba', 'samba-tool', 'openssl', 'tar']) {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    } catch {
      throw new Error(`The test directory needs "${tool}", which is not installed: apt-get install ${packages}`);
    }
  }
}

async function startIn(folder) {
  const address = await freeAddress();
  makeServerCertificate(join(folder, 'tls'), 'authority', [`DNS:dc1.${suffix}`, `IP:${address}`]);
  const { stop } = await startSambaProcess(folder, address);
  return { address, stop };
}

async function freeAddress() {
  for (;;) {
    const address = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(2, 255)}`;
    if (await isFree(address, 636)) return address;
  }
}

const isFree = (host, port) =>
  new Promise((done, refuse) => {
    const server = createServer();
    server.once('error', error => (error.code === 'EADDRINUSE' ? done(false) : refuse(error)));
    server.listen({ host, port }, () => server.close(() => done(true)));
  });

async function snapshotIn(cacheFolder) {
  mkdirSync(cacheFolder, { recursive: true });
  const path = join(cacheFolder, `samba-${fingerprint()}.tar.gz`);
  if (!existsSync(path)) await buildSnapshot(path);
  return path;
}

/** Changes with everything that goes into the snapshot. */
function fingerprint() {
  const hash = createHash('sha256').update(execFileSync('samba', ['--version']));
  for (const name of readdirSync(here).sort()) if (name.endsWith('.mjs')) hash.update(readFileSync(join(here, name)));
  return hash.update(readFileSync(exportFile)).digest('hex').slice(0, 16);
}

async function buildSnapshot(path) {
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-samba-build-'));
  try {
    provision(folder);
    mkdirSync(join(folder, 'tls'), { recursive: true });
    makeAuthority(join(folder, 'tls'), 'authority', 'CAS Recovery Test Authority');
    makeAuthority(join(folder, 'tls'), 'other-authority', 'Some Other Authority');
    const { address, stop } = await startIn(folder);
    try {
      const caFile = join(folder, 'tls/authority.pem');
      const user = `administrator@${suffix}`;
      await fillDirectory({ url: `ldaps://${address}`, caFile, user, password, domainDn, exportFile, accounts });
    } finally {
      await stop();
    }
    const unfinished = `${path}.${process.pid}`;
    execFileSync('tar', ['-czf', unfinished, '-C', folder, '.'], { stdio: 'ignore' });
    renameSync(unfinished, path);
    forgetOlder(path);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function forgetOlder(path) {
  const [folder, kept] = [dirname(path), basename(path)];
  for (const name of readdirSync(folder))
    if (/^samba-.*\.tar\.gz$/.test(name) && name !== kept) rmSync(join(folder, name));
}

function provision(folder) {
  const options = ['domain', 'provision', '--targetdir', folder, '--realm', realm, '--domain', netbiosDomain];
  options.push('--host-name', 'dc1', '--host-ip', '127.0.0.1', '--adminpass', password, '--server-role', 'dc');
  options.push('--function-level', '2008_R2', '--dns-backend', 'NONE');
  try {
    execFileSync('samba-tool', options, { stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    throw new Error(`samba-tool could not set up the domain: ${String(error.stderr).slice(-2000)}`, { cause: error });
  }
}

async function runByHand() {
  const asked = new Promise(done => ['SIGINT', 'SIGTERM'].forEach(signal => process.once(signal, done)));
  const rig = await startSamba({ cacheFolder: process.argv[2] ?? resolve(here, '../../.cache/samba') });
  process.stdout.write(`${JSON.stringify(rig, null, 2)}\n`); // as CAS_RECOVERY_TEST_LDAP takes it
  process.stdout.write('Ctrl+C stops it.\n');
  const stay = setInterval(() => undefined, 60_000);
  await asked;
  clearInterval(stay);
  await rig.stop();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runByHand();
