import type { OperatingSystem } from '../../../../preload/contract/index.js';
import type { Readings } from './readings.js';
import { Registry } from './registry.js';

const architectures: Readonly<Record<string, OperatingSystem['architecture']>> = {
  amd64: 'AMD64',
  x86: 'x86',
  ia64: 'IA64',
  arm64: 'ARM64',
};

const ofThisProgram = process.arch === 'x64' ? 'AMD64' : process.arch === 'arm64' ? 'ARM64' : 'x86';

/** What stands where nothing could be read. */
export const unknownSystem: OperatingSystem = {
  name: '',
  version: '0.0.0',
  servicePack: '',
  architecture: ofThisProgram,
  installationType: '',
  edition: '',
  language: 0,
};

/**
 * The operating system, from the registry and WMI together. Undefined when not even its version is told.
 * @fidelity C operating system: Win32_OperatingSystem and the key CurrentVersion as Microsoft documents them; numbers and EditionID are not translated
 */
export function operatingSystem(readings: Readings): OperatingSystem | undefined {
  const registry = new Registry(readings.get('version')?.keys ?? []);
  const wmi = readings.get('operating-system');
  const row = wmi?.rows[0];
  const text = (name: string): string | null => registry.text('Windows NT\\CurrentVersion', name);
  const version =
    threeParts(row?.Version) ?? threeParts(`${text('CurrentVersion') ?? ''}.${text('CurrentBuildNumber') ?? ''}`);
  if (version === undefined) return undefined;
  const servicePack = row?.ServicePackMajorVersion ?? numberIn(text('CSDVersion'));
  return {
    name: text('ProductName') ?? row?.Caption?.replace(/^Microsoft /, '').trim() ?? '',
    version,
    servicePack: servicePack > 0 ? `Service Pack ${String(servicePack)}` : '',
    architecture: architectures[(wmi?.architecture ?? '').toLowerCase()] ?? ofThisProgram,
    installationType: text('InstallationType') ?? '',
    edition: text('EditionID') ?? '',
    language: row?.OSLanguage ?? 0,
  };
}

function threeParts(version: string | null | undefined): string | undefined {
  return /^\d+\.\d+\.\d+/.exec(version ?? '')?.[0];
}

const numberIn = (text: string | null): number => Number(/\d+/.exec(text ?? '')?.[0] ?? 0);
