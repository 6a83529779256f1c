import { readFile, rm } from 'node:fs/promises';
import forge from 'node-forge';
import { certificateCodes } from '../../../commands/settings-exit-codes.js';
import { meaningOf } from '../../../commands/win32-codes.js';
import { powershell } from '../../../commands/windows-commands.js';
import type { Secret } from '../../../ports/secret.js';
import { failure } from '../../../problems/problem.js';
import { type RunTool, scriptOnDisk } from '../powershell/run-script.js';
import { scriptCode } from '../powershell/script-code.js';
import { shownOutput } from '../powershell/script-output.js';
import { programFile } from '../process/program-file.js';

export interface Export {
  readonly scriptsFolder: string;
  readonly thumbprint: string;
  /** A new file. */
  readonly file: string;
  readonly password: Secret;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Writes a certificate with its private key to a new file, and opens that once to see that the password fits.
 * @throws CERTIFICATE_KEY_NOT_EXPORTABLE, CERTIFICATE_NOT_EXPORTED, TOOL_STOPPED
 */
export async function exportCertificate(wish: Export, run: RunTool): Promise<void> {
  const { scriptsFolder, thumbprint, file, password, signal } = wish;
  const words = ['-Thumbprint', thumbprint, '-File', file].map(word => ({ passed: word, typed: word }));
  const command = powershell(scriptOnDisk(scriptsFolder, 'export-certificate.ps1'), words);
  const end = await run({
    file: programFile(command.program),
    args: command.words.map(({ passed }) => passed),
    timeLimitSeconds: 120,
    signal,
    password,
  });
  const code = scriptCode(command, end);
  const why = `exit code ${String(code)}${meaningOf(code) === null ? '' : `: ${String(meaningOf(code))}`}\n${shownOutput(end.output)}`;
  if (code === certificateCodes.keyNotExportable) {
    throw failure('CERTIFICATE_KEY_NOT_EXPORTABLE', { thumbprint, why: why.trim() });
  }
  if (code !== 0) throw failure('CERTIFICATE_NOT_EXPORTED', { thumbprint, why: why.trim() });
  const unfit = await whyUnfit(file, password);
  if (unfit === null) return;
  await rm(file, { force: true });
  throw failure('CERTIFICATE_NOT_EXPORTED', { thumbprint, why: unfit });
}

/** What is wrong with such a file; null when the password opens it and it holds a private key. */
async function whyUnfit(file: string, password: Secret): Promise<string | null> {
  try {
    const bytes = (await readFile(file)).toString('latin1');
    const pfx = forge.pkcs12.pkcs12FromAsn1(forge.asn1.fromDer(bytes), password.reveal());
    const { keyBag, pkcs8ShroudedKeyBag } = forge.pki.oids;
    const keys = [keyBag, pkcs8ShroudedKeyBag].flatMap(type => {
      const bagType = type ?? '';
      return pfx.getBags({ bagType })[bagType] ?? [];
    });
    return keys.length > 0 ? null : 'The file that Windows wrote holds no private key.';
  } catch (thrown) {
    return `The file that Windows wrote can't be opened: ${thrown instanceof Error ? thrown.message : ''}`;
  }
}
