import { readSync } from 'node:fs';
import { withoutOnce } from '../faults.js';
import type { Bench } from './tool.js';

// The scripts that change who this machine is. Each ends with the Win32 code of what it did, as the real ones do.

/** `rename-computer.ps1 -From OLD -To NEW`: takes effect at the next restart. */
export async function renameComputer(bench: Bench): Promise<number> {
  await bench.take('identity');
  if (!bench.facts().elevated) return failed(bench, 5);
  const [from, to] = [named(bench, '-From'), named(bench, '-To')];
  if (from === '' || to === '') return failed(bench, 87);
  if (from.toLowerCase() !== bench.machine().name.toLowerCase()) return failed(bench, 53);
  bench.change(machine => ({ ...machine, pendingName: to === machine.name ? null : to }));
  return done(bench, `The name ${to} counts from the next restart on.`);
}

/** `join-domain.ps1 -Computer NAME -Domain DOMAIN -Account ACCOUNT`, with the password on standard input. */
export async function joinDomain(bench: Bench): Promise<number> {
  await bench.take('identity');
  const password = lineOfInput();
  if (!bench.facts().elevated) return failed(bench, 5);
  const domain = named(bench, '-Domain').toLowerCase();
  // A name that still waits for a restart is not known on the network yet.
  if (named(bench, '-Computer').toLowerCase() !== bench.machine().name.toLowerCase()) return failed(bench, 53);
  if (!knownDomains().includes(domain)) return failed(bench, 1355);
  if (password === '') return failed(bench, 1326);
  bench.change(machine => ({ ...machine, pendingDomain: domain === machine.domain ? null : domain }));
  return done(bench, `The membership in ${domain} counts from the next restart on.`);
}

/** `reset-account.ps1 -Name DN -Domain DOMAIN -Account ACCOUNT`, with the password on standard input. */
export async function resetAccount(bench: Bench): Promise<number> {
  await bench.take('identity');
  const password = lineOfInput();
  if (!knownDomains().includes(named(bench, '-Domain').toLowerCase())) return failed(bench, 1355);
  if (password === '') return failed(bench, 1326);
  bench.change(machine => withoutOnce(machine, ['computer-account-not-reset']));
  return done(bench, 'The computer account is reset.');
}

const knownDomains = (): string[] => (process.env['CAS_RECOVERY_DOMAINS'] ?? '').split(',');

/** The value that stands after a parameter of a script; empty where it is missing. */
export function named({ args }: Pick<Bench, 'args'>, parameter: string): string {
  const place = args.indexOf(parameter);
  return place < 0 ? '' : (args[place + 1] ?? '');
}

function done({ print }: Bench, text: string): number {
  print(`${text}\n= end 0\n`);
  return 0;
}

function failed({ print }: Bench, code: number): number {
  print(`= end ${code}\n`);
  return code;
}

function lineOfInput(): string {
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
