import type { HostChange } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import { command, option, plain, quoted, safe, type Command, type Script, type Word } from './words.js';

const kinds = [
  'install-rollup',
  'import-certificate',
  'remove-certificate',
  'enable-certificate',
  'replace-file',
  'set-iis',
  'set-registry-value',
  'set-virtual-directory',
] as const;

/** A change that re-applies what the directory does not hold. */
export type SettingsChange = Extract<HostChange, { kind: (typeof kinds)[number] }>;
type ChangeOf<K extends SettingsChange['kind']> = Extract<SettingsChange, { kind: K }>;

export function isSettingsChange(change: HostChange): change is SettingsChange {
  return (kinds as readonly string[]).includes(change.kind);
}

/** Whose password is asked for before certificates are brought in: one that the kit was taken with. */
export const kitPassword = 'the certificates in the recovery kit';

/** The commands of such a change, in their order. */
export function settingsCommands(change: SettingsChange, script: Script): readonly Command[] {
  switch (change.kind) {
    case 'install-rollup':
      return [installRollup(change)];
    case 'import-certificate':
      return [importCertificate(change, script)];
    case 'remove-certificate':
      return [removeCertificate(change, script)];
    case 'enable-certificate':
      return [enableCertificate(change, script)];
    case 'replace-file':
      return [replaceFile(change, script)];
    case 'set-iis':
      return [setIis(change)];
    case 'set-registry-value':
      return [setRegistryValue(change)];
    case 'set-virtual-directory':
      return [setVirtualDirectory(change, script)];
  }
}

/**
 * @fidelity C install-rollup: msiexec.exe /p as Microsoft documents it and as its guides install rollups; the build of
 * ExSetup.exe and the patches that Windows Installer lists are read again by the step
 */
function installRollup({ path: file, log }: ChangeOf<'install-rollup'>): Command {
  return {
    program: 'msiexec.exe',
    words: [plain('/p'), quoted(file), plain('/quiet'), plain('/norestart'), plain('/l*v'), quoted(log)],
    asksPasswordOf: null,
  };
}

/**
 * @fidelity C import-certificate: import-certificate.ps1; the certificate, what its key signs and who may read the key are
 * read again by the script, and the store by the step
 */
function importCertificate({ thumbprint, file }: ChangeOf<'import-certificate'>, script: Script): Command {
  const words = [...option('-Thumbprint', safe(thumbprint)), ...path('-File', file)];
  return { ...script('import-certificate.ps1', ...words), asksPasswordOf: kitPassword };
}

/** @fidelity C remove-certificate: remove-certificate.ps1; it asks http.sys and Exchange first, and the store is read again by the script and by the step */
function removeCertificate({ thumbprint }: ChangeOf<'remove-certificate'>, script: Script): Command {
  return inExchangeShell(script('remove-certificate.ps1', ...option('-Thumbprint', safe(thumbprint))));
}

/** @fidelity C enable-certificate: enable-certificate.ps1; services and names are read again through the Exchange shell */
function enableCertificate(change: ChangeOf<'enable-certificate'>, script: Script): Command {
  const { thumbprint, services, popName, imapName } = change;
  const name = (word: string, value: string | null | undefined): Word[] => (value ? option(word, safe(value)) : []);
  return inExchangeShell(
    script(
      'enable-certificate.ps1',
      ...option('-Thumbprint', safe(thumbprint)),
      ...option('-Services', services.join(',')),
      ...name('-PopName', popName),
      ...name('-ImapName', imapName),
    ),
  );
}

/** @fidelity C replace-file: replace-file.ps1; it reads every file again, and the step reads the place again */
function replaceFile({ target, prepared, sha256, was, keep }: ChangeOf<'replace-file'>, script: Script): Command {
  return script(
    'replace-file.ps1',
    ...path('-Target', target),
    ...(prepared === null || sha256 === null
      ? []
      : [...path('-Prepared', prepared), ...option('-Sha256', safe(sha256))]),
    ...option('-Was', safe(was ?? 'none')),
    ...path('-Keep', keep),
  );
}

/**
 * @fidelity C set-iis: appcmd.exe set config as Microsoft documents it; applicationHost.config is read again by the step
 */
function setIis({ location, section, settings, verb = 'set' }: ChangeOf<'set-iis'>): Command {
  if (!/^[A-Za-z][\w.]*(?:\/[A-Za-z][\w.]*)*$/.test(section)) throw failure('COMMAND_NOT_SAFE', { value: section });
  // appcmd would take it for an option.
  if (location !== null && /^[/-]|^$/.test(location)) throw failure('COMMAND_NOT_SAFE', { value: location });
  const options = [`/section:${section}`, ...settings.map(setting => `/${setting}`), '/commit:apphost'];
  return {
    program: 'appcmd.exe',
    words: [
      plain(verb),
      plain('config'),
      ...(location === null ? [] : [quoted(location)]),
      ...options.map(one => text(one)),
    ],
    asksPasswordOf: null,
  };
}

/** @fidelity C set-registry-value: reg.exe as Microsoft documents it; the value is read again by the step */
function setRegistryValue({ key, name, type, data }: ChangeOf<'set-registry-value'>): Command {
  if (!/^HKLM\\./i.test(key) || name.startsWith('/')) throw failure('COMMAND_NOT_SAFE', { value: `${key} ${name}` });
  const place = [quoted(key), ...(name === '' ? [plain('/ve')] : [plain('/v'), text(name)])];
  if (data === null) return registry('delete', place, []);
  return registry('add', place, [plain('/t'), plain(type), plain('/d'), text(data, true)]);
}

function registry(verb: string, place: readonly Word[], more: readonly Word[]): Command {
  return { ...command('reg.exe', []), words: [plain(verb), ...place, ...more, plain('/f'), plain('/reg:64')] };
}

/** @fidelity C set-virtual-directory: set-virtual-directory.ps1; the property is read again through the Exchange shell */
function setVirtualDirectory(
  { cmdlet, identity, property, value }: ChangeOf<'set-virtual-directory'>,
  script: Script,
): Command {
  return inExchangeShell(
    script(
      'set-virtual-directory.ps1',
      ...option('-Cmdlet', safe(cmdlet)),
      ...path('-Identity', identity),
      ...option('-Property', safe(property)),
      // A value of nothing is none.
      ...(value === null || value === '' ? [plain('-Empty')] : path('-Value', value)),
    ),
  );
}

/** The snap-in of Exchange 2010 loads into version 2.0 of Windows PowerShell only. It must be the first option. */
function inExchangeShell(of: Command): Command {
  return { ...of, words: [...option('-Version', '2.0'), ...of.words] };
}

/** PowerShell would take a value that begins with a hyphen for the name of a parameter. */
function path(name: string, value: string): Word[] {
  if (value.startsWith('-') || value === '') throw failure('COMMAND_NOT_SAFE', { value });
  return [plain(name), quoted(value)];
}

/**
 * A word that may hold quotation marks, which the tool gets as they are. It is typed in quotation marks where it needs
 * them, or always.
 */
function text(value: string, always = false): Word {
  if (/[\r\n\0]/.test(value)) throw failure('COMMAND_NOT_SAFE', { value });
  const needs = always || value === '' || /[\s"]/.test(value);
  const inside = value.replace(/(\\*)"/g, '$1$1\\"').replace(/(\\+)$/, '$1$1');
  return { passed: value, typed: needs ? `"${inside}"` : value };
}
