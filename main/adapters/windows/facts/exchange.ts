import type { z } from 'zod';
import type { ExchangeForm } from './forms.js';
import { placeOf, Registry, type RegistryKey } from './registry.js';

/** What the registry and the program files say of Exchange on this machine. */
export interface ExchangeTraces {
  /** Build of whatever version is installed, or was begun; null without one. */
  readonly build: string | null;
  readonly path: string | null;
  /** Build of the program files of 2010: a rollup raises it. */
  readonly rollupBuild: string | null;
  readonly watermark: string | null;
  readonly unpackedOnly: boolean;
  readonly installed: boolean;
  readonly filesSince: string | null;
  /** Names of the rollups that Windows Installer lists. */
  readonly patches: readonly string[];
}

/**
 * Exchange by its keys below v14, else by those of another version: 2007, or 2013 and later.
 * @fidelity D installed Exchange: version values and watermark of the registry as CSS-Exchange and public scripts read them (v14 by analogy to v15), rollups as public scripts read the Patches key; the version resource of ExSetup.exe is the second reading
 */
export function exchangeTraces({ keys, program, since }: z.infer<typeof ExchangeForm>): ExchangeTraces {
  const registry = new Registry(keys);
  const of2010 = keys.filter(({ path }) => /\\ExchangeServer\\v14\\/i.test(path));
  const roles = of2010.filter(({ path }) => /Role$/i.test(path));
  const marked = roles.filter(hasMark);
  const configured = roles.filter(key => !hasMark(key) && 'ConfiguredVersion' in key.values);
  const setup = registry.key('v14\\Setup');
  const other = otherVersion(keys);
  const build = of2010.length > 0 ? buildOf(setup, roles) : null;
  return {
    build: build ?? other.build,
    path: registry.text('v14\\Setup', 'MsiInstallPath')?.replace(/\\+$/, '') ?? other.path,
    rollupBuild: program,
    watermark: marked.length > 0 ? marked.map(markOf).join('; ') : null,
    unpackedOnly: roles.some(key => 'UnpackedVersion' in key.values && !('ConfiguredVersion' in key.values)),
    installed: configured.length > 0 && marked.length === 0,
    filesSince: since,
    patches: keys.flatMap(({ path, values }) =>
      /\\Patches\\/i.test(path) && typeof values['DisplayName'] === 'string' ? [values['DisplayName']] : [],
    ),
  };
}

const hasMark = ({ values }: RegistryKey): boolean => 'Watermark' in values || 'Action' in values;

function markOf(key: RegistryKey): string {
  const [action, watermark] = [key.values['Action'], key.values['Watermark']];
  const said = [
    ...(action === undefined ? [] : [`Action=${String(action)}`]),
    ...(watermark === undefined ? [] : [`Watermark=${String(watermark)}`]),
  ];
  return `${placeOf(key)}: ${said.join(', ')}`;
}

/** Of the installer; where that left none, of the roles. */
function buildOf(setup: RegistryKey, roles: readonly RegistryKey[]): string | null {
  const numbers = ['MsiProductMajor', 'MsiProductMinor', 'MsiBuildMajor', 'MsiBuildMinor'].map(
    name => setup.values[name],
  );
  if (numbers.every(one => typeof one === 'number')) return numbers.join('.');
  const ofRole = roles
    .flatMap(({ values }) => [values['ConfiguredVersion'], values['UnpackedVersion']])
    .find(version => typeof version === 'string' && /^\d+(?:\.\d+){3}$/.test(version));
  return ofRole === undefined ? null : String(ofRole);
}

function otherVersion(keys: readonly RegistryKey[]): { readonly build: string | null; readonly path: string | null } {
  for (const key of keys) {
    const isSetup = /\\ExchangeServer\\v(?!14\\)\d+\\Setup$|\\Microsoft\\Exchange\\Setup$/i.test(key.path);
    if (!isSetup || !key.exists || Object.keys(key.values).length === 0) continue;
    const major = key.values['MsiProductMajor'] ?? key.values['NewestBuild'];
    const path = key.values['MsiInstallPath'];
    const build = buildOf(key, []) ?? (major === undefined ? null : String(major));
    if (build !== null) return { build, path: typeof path === 'string' ? path.replace(/\\+$/, '') : null };
  }
  return { build: null, path: null };
}
