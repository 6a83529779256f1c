import type { HostChange } from '../../preload/contract/index.js';
import { failure } from '../problems/problem.js';
import { command, option, plain, quoted, safe, unquoted, type Command, type Script, type Word } from './words.js';

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
      return [
        {
          ...script(
            'import-certificate.ps1',
            ...option('-Thumbprint', change.thumbprint),
            ...path('-File', change.file),
          ),
          asksPasswordOf: kitPassword,
        },
      ];
    case 'remove-certificate':
      return [script('remove-certificate.ps1', ...option('-Thumbprint', change.thumbprint))];
    case 'enable-certificate':
      return [
        script(
          'enable-certificate.ps1',
          ...option('-Thumbprint', change.thumbprint),
          ...option('-Services', change.services.join(',')),
        ),
      ];
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

function installRollup({ path: file, log }: ChangeOf<'install-rollup'>): Command {
  return {
    program: 'msiexec.exe',
    words: [plain('/p'), quoted(file), plain('/quiet'), plain('/norestart'), plain('/l*v'), quoted(log)],
    asksPasswordOf: null,
  };
}

function replaceFile({ target, prepared, sha256, was, keep }: ChangeOf<'replace-file'>, script: Script): Command {
  return script(
    'replace-file.ps1',
    ...path('-Target', target),
    ...(prepared === null || sha256 === null ? [] : [...path('-Prepared', prepared), ...option('-Sha256', sha256)]),
    ...option('-Was', was ?? 'none'),
    ...path('-Keep', keep),
  );
}

function setIis({ location, section, settings, verb = 'set' }: ChangeOf<'set-iis'>): Command {
  const options = [`/section:${section}`, ...settings.map(setting => `/${setting}`), '/commit:apphost'];
  return {
    program: 'appcmd.exe',
    words: [plain(verb), plain('config'), ...(location === null ? [] : [quoted(location)]), ...options.map(spaced)],
    asksPasswordOf: null,
  };
}

function setRegistryValue({ key, name, type, data }: ChangeOf<'set-registry-value'>): Command {
  if (!/^HKLM\\/i.test(key)) throw failure('COMMAND_NOT_SAFE', { value: key });
  const place = [quoted(key), plain('/v'), spaced(name)];
  if (data === null) return registry('delete', place, []);
  return registry('add', place, [plain('/t'), plain(type), plain('/d'), quoted(data)]);
}

function registry(verb: string, place: readonly Word[], more: readonly Word[]): Command {
  return { ...command('reg.exe', []), words: [plain(verb), ...place, ...more, plain('/f'), plain('/reg:64')] };
}

function setVirtualDirectory(
  { cmdlet, identity, property, value }: ChangeOf<'set-virtual-directory'>,
  script: Script,
): Command {
  return script(
    'set-virtual-directory.ps1',
    ...option('-Cmdlet', safe(cmdlet)),
    ...path('-Identity', identity),
    ...option('-Property', safe(property)),
    ...(value === null ? [plain('-Empty')] : path('-Value', value)),
  );
}

/** PowerShell would take a value that begins with a hyphen for the name of a parameter. */
function path(name: string, value: string): Word[] {
  if (value.startsWith('-') || value === '') throw failure('COMMAND_NOT_SAFE', { value });
  return [plain(name), quoted(value)];
}

/** In quotation marks only where it needs them. */
function spaced(text: string): Word {
  return /\s/.test(text) ? quoted(text) : plain(unquoted(text));
}
