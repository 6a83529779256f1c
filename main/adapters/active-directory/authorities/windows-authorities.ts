import { X509Certificate } from 'node:crypto';
import { execa } from 'execa';
import type { ScriptCommand } from '../windows-logon/powershell-command.js';

/** The first start of PowerShell can be slow. */
const longestSeconds = 60;

/**
 * The authorities that Windows trusts, in PEM, by a script for PowerShell 2.0. Throws a plain error that says why when
 * it does not list them all.
 */
export async function windowsAuthorities(
  { file, args }: ScriptCommand,
  signal?: AbortSignal,
  seconds = longestSeconds,
): Promise<string[]> {
  const result = await execa(file, [...args], {
    stdin: 'ignore',
    reject: false,
    windowsHide: true,
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 50_000_000,
    ...(signal && { signal }),
  });
  if (result.timedOut) throw new Error(`Windows PowerShell was silent for ${String(seconds)} seconds`);
  const lines = result.stdout.split(/\r?\n/);
  const listed = lines.flatMap(line => /^(?:root|intermediate) [A-Za-z0-9+/]+={0,2}$/.exec(line) ?? []);
  if (result.failed || !lines.includes(`= end ${String(listed.length)}`)) {
    // There is none when the program could not be started.
    const { exitCode } = result as { readonly exitCode?: number };
    const how = exitCode === undefined ? 'it did not run' : `exit code ${String(exitCode)}`;
    throw new Error(`Windows PowerShell did not list them (${how})`);
  }
  return listed.flatMap(toPem);
}

/** What can not be read vouches for nobody. Of the intermediate ones none is trusted by itself. */
function toPem(line: string): string[] {
  const [kind, base64 = ''] = line.split(' ');
  try {
    const certificate = new X509Certificate(Buffer.from(base64, 'base64'));
    return kind === 'intermediate' && certificate.subject === certificate.issuer ? [] : [certificate.toString()];
  } catch {
    return [];
  }
}
