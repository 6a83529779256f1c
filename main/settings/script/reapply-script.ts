import type { Difference, KitComparison, ReapplyChange } from '../../../preload/contract/index.js';
import { encryptedShown, hideSecrets, secretShown } from '../compare/secrets.js';
import { exchangeHelpers } from './exchange-helpers.js';
import { helpers } from './helpers.js';
import { command, list, literal, remark } from './words.js';
import { parentPath, xpathOf } from './xpath.js';

/** A change with what it comes from. */
export interface ScriptItem {
  readonly change: ReapplyChange;
  readonly differences: readonly Difference[];
  /** New content of a file. */
  readonly content: Buffer | null;
}

export interface ScriptParts extends Pick<KitComparison, 'kit' | 'server'> {
  readonly madeAt: string;
  readonly items: readonly ScriptItem[];
}

/** The chosen changes as a PowerShell 2.0 script that needs nothing but Windows, the Exchange shell and the kit's folder. */
export function reapplyScript({ kit, server, madeAt, items }: ScriptParts): string {
  const lines = [
    ...remark(`Applies again to ${server} what its directory does not hold.`),
    ...remark(`From the recovery kit of ${kit.server}, taken at ${kit.takenAt}. Made by CAS Recovery at ${madeAt}.`),
    '#',
    ...remark(usage),
    '',
    'param(',
    '    # The folder of the kit; only certificates are taken from it.',
    `    [string] $Kit = ${literal(kit.path)},`,
    '    # Where a copy of each file is kept before it is changed.',
    "    [string] $Keep = (Join-Path $env:SystemDrive '\\Kept before re-applying')",
    ')',
    '',
    // Of itself PowerShell 2.0 ends a file with 0 whatever befell it.
    'trap { Write-Warning ([string] $_); exit 1 }',
    'if ([IntPtr]::Size -ne 8) {',
    "    Write-Warning 'This is the 32-bit PowerShell, which is shown another registry. Run it in the 64-bit one.'",
    '    exit 1',
    '}',
    '',
    helpers,
    '',
    exchangeHelpers,
    '',
    `if ($env:COMPUTERNAME -ne ${literal(server.split('.')[0] ?? server)}) {`,
    `    Write-Warning ${literal(`This script was made for ${server}.`)}`,
    "    if ((Read-Host 'Go on all the same? Type yes') -ne 'yes') { exit 2 }",
    '}',
    ...items.flatMap(linesOf),
    '',
    'if ($script:left -gt 0) {',
    "    Write-Warning ([string] $script:left + ' places were left alone. Read above why.')",
    '    exit 1',
    '}',
    "Write-Host 'All of it is so. Restart this server once, then test it.'",
  ];
  // Without this mark PowerShell 2.0 reads letters beyond ASCII as those of the old code page.
  return `\uFEFF${lines.join('\r\n').replace(/\r?\n/g, '\r\n')}\r\n`;
}

const usage = `Read it before you run it, in an elevated 64-bit PowerShell on that server:
    powershell.exe -Version 2.0 -ExecutionPolicy Bypass -File THIS.ps1
The shell of Exchange 2010 loads into version 2.0 only.
It looks before it writes, keeps a copy of each file, and may be run again: what is so already is passed over.
Only IIS is not looked at first: what appcmd added or took away in an earlier run, it refuses, and that counts as left alone.
Exit codes: 0 all of it is so, 1 something was left alone or failed, 2 this is another server.`;

function linesOf(item: ScriptItem): string[] {
  const { change, differences } = item;
  const why = differences.flatMap(({ meaning }) => (meaning ? [meaning.text] : []));
  return [
    '',
    ...remark(`--- ${change.title}`),
    ...new Set(why.flatMap(remark)),
    ...remark(change.shows),
    ...commandsOf(item),
  ];
}

function commandsOf(item: ScriptItem): string[] {
  const { change } = item.change;
  switch (change.kind) {
    case 'install-rollup':
      return [call('Install-Rollup', change.id, change.path)];
    case 'import-certificate':
      return [call('Import-KitCertificate', change.thumbprint)];
    case 'enable-certificate':
      return [
        command(
          'Enable-ForServices',
          literal(change.thumbprint),
          list(change.services),
          ...[change.popName, change.imapName].map(name => literal(name ?? '')),
        ),
      ];
    case 'replace-file':
      return fileCommands(item, change);
    case 'set-iis': {
      const place = change.location === null ? [] : [change.location];
      const words = [
        change.verb ?? 'set',
        'config',
        ...place,
        `/section:${change.section}`,
        ...change.settings.map(setting => `/${setting}`),
        '/commit:apphost',
      ];
      return [`Set-Iis ${list(words)}`];
    }
    case 'set-registry-value':
      return [call('Set-RegistryData', change.key, change.name, change.type, change.data)];
    case 'set-virtual-directory':
      return [
        command(
          'Set-Directory',
          ...[change.cmdlet, change.identity, change.property].map(literal),
          parameter(change.value),
        ),
      ];
    case 'set-service-start':
      return [call('Set-ServiceStart', change.service, change.startMode)];
    case 'start-service':
      return [call('Start-OneService', change.service)];
    default:
      return [call('Write-Left', item.change.title, 'This script does not know how.')];
  }
}

const call = (name: string, ...values: readonly (string | null)[]): string =>
  command(name, ...values.map(value => (value === null ? '$null' : literal(value))));

/** A parameter that takes true or false does not take them as a text. A value of nothing is none. */
function parameter(value: string | null): string {
  const [, truth] = /^\$?(true|false)$/i.exec(value ?? '') ?? [];
  if (truth !== undefined) return `$${truth.toLowerCase()}`;
  return value ? literal(value) : '$null';
}

type FileChange = Extract<ReapplyChange['change'], { kind: 'replace-file' }>;

/** By element where that can be said; else the content as a whole, against the hash of what is expected there. */
function fileCommands(
  { change: { wholeFile, title }, differences, content }: ScriptItem,
  change: FileChange,
): string[] {
  const { target, sha256, was } = change;
  const hidden = differences.filter(
    ({ kit }) => kit?.includes(secretShown) === true || kit?.includes(encryptedShown) === true,
  );
  if (hidden.length > 0) {
    return hidden.map(({ title }) =>
      call('Write-Left', title, 'It is a secret, which no script holds. Set it by hand.'),
    );
  }
  const edits = wholeFile === true || was === null ? [] : differences.map(one => editOf(target, one));
  if (edits.length > 0 && edits.every((one): one is string => one !== undefined)) return edits;
  if (content === null || sha256 === null) return [call('Remove-WholeFile', target, was ?? 'none')];
  if (holdsSecrets(content)) {
    return [call('Write-Left', title, 'The file holds secrets, and no script does. Copy it by hand from the kit.')];
  }
  const text = content.toString('base64').match(/.{1,100}/g) ?? [];
  return [command('Set-WholeFile', ...[target, was ?? 'none', sha256].map(literal), "@'"), ...text, "'@"];
}

/** Whatever its encoding: names of secrets are of ASCII letters. */
function holdsSecrets(content: Buffer): boolean {
  const text = content.toString('latin1').replaceAll('\0', '');
  return hideSecrets(text) !== text;
}

/** Values are shown up to this length, and no more of them is known here. */
const cutAt = 4000;

function editOf(target: string, { place, kit, now }: Difference): string | undefined {
  if (place.kind !== 'xml' || [kit, now].some(value => (value?.length ?? 0) >= cutAt)) return undefined;
  // What is added there belongs to a namespace, which the text of an element alone does not say.
  if (place.element.includes('assemblyBinding')) return undefined;
  const element = xpathOf(place.element);
  if (element === undefined) return undefined;
  const { attribute } = place;
  if (attribute === '#order') return undefined;
  if (attribute === '#text') return call('Set-XmlText', target, element, now ?? '', kit ?? '');
  if (attribute !== null)
    return attribute.includes(':') ? undefined : call('Set-XmlAttribute', target, element, attribute, now, kit);
  if (kit === null) return call('Remove-XmlElement', target, element);
  const parent = parentPath(place.element);
  const inside = parent === undefined ? undefined : xpathOf(parent);
  return inside === undefined || now !== null ? undefined : call('Add-XmlElement', target, inside, element, kit);
}
