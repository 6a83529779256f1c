import { existsSync } from 'node:fs';
import { run } from './run.mjs';

/** What the tests need of Debian, by what it is for. */
export const debianPackages = {
  chromium: ['chromium', 'fonts-liberation'],
  samba: [
    'samba',
    'samba-ad-dc',
    'samba-ad-provision',
    'samba-dsdb-modules',
    'samba-vfs-modules',
    'winbind',
    'ldb-tools',
    'ldap-utils',
    'openssl',
  ],
  display: ['xvfb', 'xauth'],
  // A 64-bit Windows runtime, the compiler of the stand-ins, and the locale that makes a German code page.
  wine: ['wine64', 'wine', 'gcc-mingw-w64-x86-64', 'locales'],
};

/** The lists of packages are fetched once. */
let updated;

/** Installs the packages for these purposes where they are missing. Returns why not, or undefined. */
export async function ensureDebian(purposes, say) {
  const missing = await missingPackages(purposes.flatMap(purpose => debianPackages[purpose]));
  if (missing.length === 0) return undefined;
  if (!existsSync('/usr/bin/apt-get')) return 'this system has no apt-get';
  const list = missing.join(' ');
  if (process.getuid?.() !== 0) return `they are installed by root only. Run: sudo apt-get install ${list}`;
  say(`Installing from Debian: ${list}.`);
  // RUNLEVEL=1 keeps the packages from starting their services: the tests start what they need themselves.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  updated ??= run('apt-get', ['update', '-q'], { env, quiet: true });
  await updated;
  const args = ['install', '-y', '-q', '--no-install-recommends', ...missing];
  const { code, output } = await run('apt-get', args, { env, quiet: true });
  return code === 0 ? undefined : `apt-get failed: ${output.trim().split('\n').slice(-3).join(' ')}`;
}

async function missingPackages(names) {
  const { output } = await run('dpkg-query', ['-W', '-f=${Package} ${db:Status-Status}\n', ...names], { quiet: true });
  const installed = new Set(
    output
      .split('\n')
      .filter(line => line.endsWith(' installed'))
      .map(line => line.split(' ')[0]),
  );
  return names.filter(name => !installed.has(name));
}
