import { readFile } from 'node:fs/promises';
import { failure } from '../../../problems/problem.js';
import { type ScriptCommand, scriptCommand } from '../windows-logon/powershell-command.js';
import { whyUnreadable } from '../why-unreadable.js';
import { pemCertificates } from './certificate-file.js';
import { windowsAuthorities } from './windows-authorities.js';

/** Whose signature on the certificate of a domain controller counts. */
export interface Authorities {
  /** In PEM; null leaves it to the list that came with the runtime. */
  readonly certificates: readonly string[] | null;
  /** For people: who that is. */
  readonly who: string;
}

export interface SystemOptions {
  /** Holds `list-authorities.ps1`. */
  readonly scriptsFolder: string;
  readonly signal?: AbortSignal | undefined;
  /** Runs in place of Windows PowerShell, on any system: for tests. */
  readonly command?: ScriptCommand;
  readonly environment?: Readonly<Record<string, string | undefined>>;
  readonly platform?: NodeJS.Platform;
}

const bundleOfLinux = '/etc/ssl/certs/ca-certificates.crt';

/** The authorities that this system trusts; the runtime's own list, and why, where the system can't be asked. */
export async function systemAuthorities(options: SystemOptions): Promise<Authorities> {
  const { signal, platform = process.platform } = options;
  try {
    return platform === 'win32' ? await ofWindows(options) : await ofBundle(options);
  } catch (error) {
    if (signal?.aborted) throw failure('CANCELLED', {}, error);
    return runtimeAuthorities(error instanceof Error ? error.message : String(error));
  }
}

/** Those that came with the runtime of this program, because the system could not be asked. */
export function runtimeAuthorities(why: string): Authorities {
  return {
    certificates: null,
    who: `the public authorities that came with this program, since those of this system can't be read: ${why}`,
  };
}

async function ofWindows({ scriptsFolder, signal, command }: SystemOptions): Promise<Authorities> {
  const script = { scriptsFolder, file: 'list-authorities.ps1', words: [] };
  const certificates = await windowsAuthorities(command ?? scriptCommand(script), signal);
  return heldBy(certificates, 'the authorities that Windows trusts on this machine');
}

async function ofBundle({ environment = process.env }: SystemOptions): Promise<Authorities> {
  const path = environment['SSL_CERT_FILE'] || bundleOfLinux;
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new Error(`${path}: ${whyUnreadable(error)}`);
  });
  return heldBy(pemCertificates(bytes), `the authorities in ${path}`);
}

/** An empty list would trust nobody, and is no answer of a system. */
function heldBy(certificates: readonly string[], who: string): Authorities {
  if (certificates.length === 0) throw new Error(`there is no certificate among ${who}`);
  return { certificates, who };
}
