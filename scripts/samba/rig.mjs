/**
 * A real Active Directory for tests: Samba as a domain controller on a loopback address of its own. By hand:
 * `node scripts/samba/rig.mjs [ex3 | contoso | eu ...]` prints the variables that the tests read.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startIn } from './domain-controller.mjs';
import { domainOf, organizations, password } from './organizations.mjs';
import { runTool } from './run-tool.mjs';
import { authorityIn, snapshotOf } from './snapshot.mjs';

const packages = 'samba samba-ad-dc samba-ad-provision samba-dsdb-modules samba-vfs-modules winbind openssl ldb-tools';

/**
 * Starts a domain controller for one of `organizations`. The first start builds it (10 to 20 seconds) and keeps a
 * snapshot in `cacheFolder`; later ones restore it.
 */
export async function startSamba({ organization: name = 'ex3', cacheFolder }) {
  requireTools();
  const organization = organizations[name];
  const snapshot = await snapshotOf(name, organization, cacheFolder);
  const folder = mkdtempSync(join(tmpdir(), 'cas-recovery-samba-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    await runTool('tar', ['-xzf', snapshot, '-C', folder]);
    const { stop, ...running } = await startIn(folder, organization, authorityIn(cacheFolder));
    return { ...accessTo(organization, running), stop: () => stop().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

/** What a test needs to reach a domain controller. */
function accessTo(organization, { address, caFile, otherCaFile }) {
  const [reader, ...others] = organization.accounts.map(account => account.userPrincipalName);
  return {
    url: `ldaps://${address}`,
    startTlsUrl: `ldap://${address}`,
    caFile,
    otherCaFile,
    user: reader,
    /** Of all accounts. */
    password,
    /** May write: for tests that load many entries. */
    administrator: `administrator@${organization.suffix}`,
    domainDn: domainOf(organization),
    hostName: `dc1.${organization.suffix}`,
    others,
  };
}

/**
 * Starts several domain controllers side by side. `env` names them to the tests: `CAS_RECOVERY_TEST_LDAP` for ex3, and
 * `CAS_RECOVERY_TEST_CONTOSO` for the two domains of the forest contoso.
 */
export async function startTestDirectories({ cacheFolder, names = Object.keys(organizations) }) {
  const started = await Promise.allSettled(names.map(name => startSamba({ organization: name, cacheFolder })));
  const running = started.flatMap(({ value }) => value ?? []);
  const stop = () => Promise.all(running.map(one => one.stop()));
  const failed = started.find(({ status }) => status === 'rejected');
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const { ex3, ...contoso } = Object.fromEntries(names.map((name, index) => [name, running[index]]));
  return {
    env: {
      ...(ex3 && { CAS_RECOVERY_TEST_LDAP: JSON.stringify(ex3) }),
      ...(Object.keys(contoso).length > 0 && { CAS_RECOVERY_TEST_CONTOSO: JSON.stringify(contoso) }),
    },
    stop,
  };
}

function requireTools() {
  for (const tool of ['samba', 'samba-tool', 'ldbmodify', 'openssl', 'tar']) {
    try {
      execFileSync('sh', ['-c', `command -v ${tool}`], { stdio: 'ignore' });
    } catch {
      throw new Error(`The test directory needs "${tool}", which is not installed: apt-get install ${packages}`);
    }
  }
}

async function runByHand() {
  const asked = new Promise(done => ['SIGINT', 'SIGTERM'].forEach(signal => process.once(signal, done)));
  const cacheFolder = resolve(dirname(fileURLToPath(import.meta.url)), '../../.cache/samba');
  const names = process.argv.slice(2);
  const { env, stop } = await startTestDirectories({ cacheFolder, ...(names.length > 0 && { names }) });
  for (const [name, value] of Object.entries(env)) process.stdout.write(`export ${name}='${value}'\n`);
  process.stdout.write('# Ctrl+C stops it.\n');
  const stay = setInterval(() => undefined, 60_000);
  await asked;
  clearInterval(stay);
  await stop();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await runByHand();
