import type { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import type { ToolFacts } from '../problems/tool-facts.js';
import type { SettingsChange } from './reapply-commands.js';

type ChangeOf<K extends SettingsChange['kind']> = Extract<SettingsChange, { kind: K }>;

/** HRESULTs of certificates and keys, as exit codes have them: 32 bits with a sign. */
export const certificateCodes = {
  /** CRYPT_E_NOT_FOUND */
  notFound: 0x80092004 | 0,
  /** NTE_NO_KEY */
  withoutKey: 0x8009000d | 0,
  /** NTE_BAD_KEYSET */
  keyUnusable: 0x80090016 | 0,
  /** NTE_BAD_KEY_STATE */
  keyNotExportable: 0x8009000b | 0,
} as const;

const denied = [5, 740, 1314, 1625];
const shellMissing = 126;

/**
 * What the exit code of a tool that re-applies a setting means for it; undefined where no more is known than the code.
 * @fidelity C exit codes of msiexec.exe and appcmd.exe: Microsoft's list of the return codes of Windows Installer, and public transcripts in which appcmd ends with the Win32 code that its message names
 */
export function settingsFailure(change: SettingsChange, told: ToolFacts): Failure | undefined {
  if (denied.includes(told.exitCode)) return failure('TOOL_ACCESS_DENIED', told);
  switch (change.kind) {
    case 'install-rollup':
      return rollupFailure(change, told);
    case 'import-certificate':
    case 'remove-certificate':
    case 'enable-certificate':
      return certificateFailure(change, told);
    case 'replace-file':
      return fileFailure(change, told);
    case 'set-iis':
      return iisFailure(change, told);
    case 'set-registry-value':
      return failure('REGISTRY_NOT_SET', { ...told, place: `${change.key}\\${change.name}` });
    case 'set-virtual-directory':
      return virtualDirectoryFailure(change, told);
  }
}

/** What Windows Installer says by itself, in a few words. */
const installerWords: Readonly<Record<number, string>> = {
  1601: 'the Windows Installer service can’t be reached',
  1602: 'somebody cancelled it',
  1603: 'a fatal error during the installation',
  1612: 'the installation source is not there',
  1622: 'its log can’t be written',
  1638: 'another version is installed already',
};

/** 1642: the program to be patched is missing, or this patch is for another version of it. */
const notApplicable = [1633, 1638, 1642];
const otherRuns = [1618, 1500];
const unreadable = [2, 3, 110, 1619, 1620, 1632, 1635, 1636, 1637];

function rollupFailure({ id, path }: ChangeOf<'install-rollup'>, told: ToolFacts): Failure {
  const { exitCode } = told;
  const facts = { ...told, id, path, meaning: installerWords[exitCode] ?? told.meaning };
  if (notApplicable.includes(exitCode)) return failure('ROLLUP_NOT_APPLICABLE', facts);
  if (otherRuns.includes(exitCode)) return failure('ROLLUP_OTHER_RUNS', facts);
  if (unreadable.includes(exitCode)) return failure('ROLLUP_UNREADABLE', facts);
  return failure('ROLLUP_FAILED', facts);
}

type CertificateChange = ChangeOf<'import-certificate' | 'remove-certificate' | 'enable-certificate'>;

function certificateFailure(change: CertificateChange, told: ToolFacts): Failure | undefined {
  const { exitCode } = told;
  const facts = { ...told, thumbprint: change.thumbprint };
  if (exitCode === certificateCodes.withoutKey) return failure('CERTIFICATE_WITHOUT_KEY', facts);
  if (exitCode === certificateCodes.keyUnusable) return failure('CERTIFICATE_KEY_UNUSABLE', facts);
  if (change.kind === 'import-certificate') {
    if (exitCode === 86) return failure('CERTIFICATE_PASSWORD_WRONG', facts);
    if ([certificateCodes.notFound, 13].includes(exitCode)) return failure('CERTIFICATE_NOT_IN_FILE', facts);
    return undefined;
  }
  if (exitCode === certificateCodes.notFound) return failure('CERTIFICATE_MISSING', facts);
  if (exitCode === 170) return failure('CERTIFICATE_IN_USE', facts);
  if (change.kind === 'remove-certificate' && exitCode !== shellMissing) return undefined;
  if (exitCode === 1232) return failure('CERTIFICATE_NEEDS_NAME', facts);
  return shellFailure(told);
}

function shellFailure(told: ToolFacts): Failure | undefined {
  if (told.exitCode === shellMissing) return failure('EXCHANGE_SHELL_MISSING', told);
  return told.exitCode === 1 ? failure('EXCHANGE_REFUSED', { ...told, meaning: null }) : undefined;
}

function virtualDirectoryFailure(change: ChangeOf<'set-virtual-directory'>, told: ToolFacts): Failure | undefined {
  if (told.exitCode === 1168) return failure('VIRTUAL_DIRECTORY_MISSING', { ...told, what: change.identity });
  if (told.exitCode === 50) {
    const meaning = `${change.cmdlet} has no ${change.property}`;
    return failure('EXCHANGE_REFUSED', { ...told, meaning });
  }
  return shellFailure(told);
}

/** As replace-file.ps1 says at its head. */
function fileFailure({ target }: ChangeOf<'replace-file'>, told: ToolFacts): Failure | undefined {
  const facts = { ...told, target };
  switch (told.exitCode) {
    case 5023:
      return failure('SETTINGS_FILE_CHANGED', facts);
    case 2:
    case 13:
      return failure('SETTINGS_FILE_DAMAGED', facts);
    case 161:
    case 206:
    case 681:
      return failure('SETTINGS_FILE_REFUSED', facts);
    case 23:
    case 183:
      return failure('SETTINGS_COPY_FAILED', facts);
    case 32:
    case 33:
    case 1175:
      return failure('SETTINGS_FILE_IN_USE', facts);
    case 39:
    case 112:
      return failure('SETTINGS_DISK_FULL', facts);
    default:
      return undefined;
  }
}

function iisFailure({ section, location }: ChangeOf<'set-iis'>, told: ToolFacts): Failure {
  const facts = { ...told, what: location === null ? section : `${section} of ${location}` };
  if (told.exitCode === 33) return failure('IIS_SECTION_LOCKED', facts);
  if (told.exitCode === 32) return failure('IIS_CONFIGURATION_IN_USE', facts);
  return failure('IIS_NOT_SET', facts);
}
