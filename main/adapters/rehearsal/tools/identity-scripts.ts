import { readSync } from 'node:fs';
import { withoutOnce } from '../faults.js';
import type { Bench } from './tool.js';

// The scripts that change who this machine is. Each ends with the Win32 code of what it did, as the real ones do.

const restartNeeded = 3010;
const notAsShown = 5023;
const needsRights = 740;

/** `rename-computer.ps1 -From OLD -To NEW`: takes effect at the next restart. */
export async function renameComputer(bench: Bench): Promise<number> {
  await bench.take('identity');
  const [from, to] = [named(bench, '-From'), named(bench, '-To')];
  if (from === '' || to === '') return ended(bench, 87);
  if (!bench.facts().elevated) return ended(bench, needsRights);
  const { name, pendingName, domain } = bench.machine();
  // Before the restart a rename is taken back from the name that waits.
  if (!sameName(from, name) && !sameName(from, pendingName)) return ended(bench, notAsShown);
  if (domain !== null) return ended(bench, 2691);
  bench.change(machine => ({ ...machine, pendingName: sameName(to, name) ? null : to }));
  return ended(bench, restartNeeded, `The name ${to} counts from the next restart on.`);
}

/** `join-domain.ps1 -Computer NAME -Domain DOMAIN -Account ACCOUNT [-Rejoin]`, with the password on standard input. */
export async function joinDomain(bench: Bench): Promise<number> {
  await bench.take('identity');
  const password = lineOfInput();
  if (password === '') return ended(bench, 1326);
  if (!bench.facts().elevated) return ended(bench, needsRights);
  const domain = named(bench, '-Domain').toLowerCase();
  const { name, pendingName, domain: member } = bench.machine();
  // While a name waits for a restart, Windows would join under the old one.
  if (pendingName !== null || !sameName(named(bench, '-Computer'), name)) return ended(bench, notAsShown);
  if (member !== null && !bench.args.includes('-Rejoin')) return ended(bench, 2691);
  if (member !== null && member !== domain) return ended(bench, notAsShown);
  if (!knownDomains().includes(domain)) return ended(bench, 1355);
  const setAt = now();
  bench.change(machine => ({ ...machine, pendingDomain: domain, accountSetAt: setAt, secretSetAt: setAt }));
  return ended(bench, restartNeeded, `The membership in ${domain} counts from the next restart on.`);
}

/** `reset-account.ps1 -Name DN -Domain DOMAIN -Account ACCOUNT`, with the password on standard input. */
export async function resetAccount(bench: Bench): Promise<number> {
  await bench.take('identity');
  const password = lineOfInput();
  if (password === '') return ended(bench, 1326);
  if (!knownDomains().includes(named(bench, '-Domain').toLowerCase())) return ended(bench, 8250);
  bench.change(machine => ({ ...withoutOnce(machine, ['computer-account-not-reset']), accountSetAt: now() }));
  return ended(bench, 0, 'The computer account is reset.');
}

const now = (): string => new Date().toISOString();

const sameName = (one: string, other: string | null): boolean => one.toLowerCase() === other?.toLowerCase();

const knownDomains = (): string[] => (process.env['CAS_RECOVERY_DOMAINS'] ?? '').split(',');

/** The value that stands after a parameter of a script; empty where it is missing. */
export function named({ args }: Pick<Bench, 'args'>, parameter: string): string {
  const place = args.indexOf(parameter);
  return place < 0 ? '' : (args[place + 1] ?? '');
}

export function ended({ print }: Pick<Bench, 'print'>, code: number, text?: string): number {
  print(`${text === undefined ? '' : `${text}\n`}= end ${code}\n`);
  return code;
}

/** The password that a script is given on standard input. */
export function lineOfInput(): string {
  const bytes: Buffer[] = [];
  const chunk = Buffer.alloc(256);
  for (;;) {
    const length = read(chunk);
    if (length === 0) break;
    bytes.push(Buffer.from(chunk.subarray(0, length)));
    if (chunk.subarray(0, length).includes('\n')) break;
  }
  return Buffer.concat(bytes).toString('utf8').split(/\r?\n/)[0] ?? '';
}

function read(chunk: Buffer): number {
  for (;;) {
    try {
      return readSync(0, chunk, 0, chunk.length, null);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'EOF') return 0;
      if ((thrown as NodeJS.ErrnoException).code !== 'EAGAIN') throw thrown;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
