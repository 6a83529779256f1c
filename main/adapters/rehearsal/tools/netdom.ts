import { readSync } from 'node:fs';
import { argument, type Bench } from './tool.js';

/** `netdom renamecomputer` and `netdom join`: both take effect at the next restart. */
export async function netdom(bench: Bench): Promise<number> {
  await bench.take('netdom.exe');
  if (!bench.facts().elevated) return failed(bench, 5, 'Access is denied.');
  const [verb = '', computer = ''] = bench.args;
  // A name that still waits for a restart is not known on the network yet.
  if (bench.machine().name.toLowerCase() !== computer.toLowerCase()) {
    return failed(bench, 53, 'The network path was not found.');
  }
  if (verb.toLowerCase() === 'renamecomputer') return rename(bench);
  if (verb.toLowerCase() === 'join') return join(bench);
  return failed(bench, 87, 'The parameter is incorrect.');
}

function rename(bench: Bench): number {
  const to = argument(bench.args, '/newname:');
  if (!to) return failed(bench, 87, 'The parameter is incorrect.');
  bench.change(machine => ({ ...machine, pendingName: to === machine.name ? null : to }));
  return done(bench);
}

function join(bench: Bench): number {
  bench.print('Type the password associated with the domain user:\n');
  const password = lineOfInput();
  const domain = argument(bench.args, '/domain:')?.toLowerCase() ?? '';
  const known = (process.env['CAS_RECOVERY_DOMAINS'] ?? '').split(',');
  if (!known.includes(domain)) {
    return failed(bench, 1355, 'The specified domain either does not exist or could not be contacted.');
  }
  if (password === '') return failed(bench, 1326, 'Logon failure: unknown user name or bad password.');
  bench.change(machine => ({ ...machine, pendingDomain: domain === machine.domain ? null : domain }));
  return done(bench);
}

function done({ print }: Bench): number {
  print('The computer needs to be restarted in order to complete the operation.\n\n');
  print('The command completed successfully.\n');
  return 0;
}

function failed({ print }: Bench, code: number, text: string): number {
  print(`${text}\n\nThe command failed to complete successfully.\n`);
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
