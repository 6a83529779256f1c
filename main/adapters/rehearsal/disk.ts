import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SettingsTree, SimulatedMachine } from '../../../preload/contract/index.js';
import type { TreeRoot } from '../../ports/settings-source.js';

// The disk of a simulated machine: `disk/C/Windows/…` in its folder. Shared by the tools: no schema library in here.

/** A path that no file of Windows can have. */
export class OddPath extends Error {}

const odd = /[<>:"/|?*\p{Cc}]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

/** Where the file that Windows calls so lies on this computer's disk, in whatever letters. Throws `OddPath`. */
export function onDisk(folder: string, path: string): string {
  const [, letter, rest] = /^([a-z]):\\(.+)$/i.exec(path) ?? [];
  const names = rest?.replace(/\\$/, '').split('\\') ?? [''];
  if (letter === undefined || names.some(name => name === '' || odd.test(name))) throw new OddPath(path);
  return names.reduce((here, name) => join(here, asWritten(here, name)), join(folder, 'disk', letter.toUpperCase()));
}

/** Windows finds a name whatever the case of its letters. */
function asWritten(folder: string, name: string): string {
  if (existsSync(join(folder, name)) || !existsSync(folder)) return name;
  return readdirSync(folder).find(one => one.toLowerCase() === name.toLowerCase()) ?? name;
}

const inWindows: readonly (readonly [SettingsTree, string])[] = [
  ['iis-config', 'C:\\Windows\\System32\\inetsrv\\config'],
  ['web-root', 'C:\\inetpub\\wwwroot'],
  ['windows-etc', 'C:\\Windows\\System32\\drivers\\etc'],
];

/** What Windows calls the roots of the trees. Without Exchange those of Windows alone. */
export function rootNames({ exchange: { installPath } }: Pick<SimulatedMachine, 'exchange'>) {
  const own: readonly (readonly [SettingsTree, string])[] =
    installPath === null
      ? []
      : [
          ['client-access', `${installPath}\\ClientAccess`],
          ['exchange-bin', `${installPath}\\Bin`],
        ];
  return [...own, ...inWindows];
}

/** The trees that are on the disk. */
export function treeRoots(folder: string, machine: SimulatedMachine): TreeRoot[] {
  return rootNames(machine)
    .map(([tree, shown]) => ({ tree, shown, path: onDisk(folder, shown) }))
    .filter(({ path }) => existsSync(path));
}

/** `applicationHost.config` of the machine. */
export function applicationHost(folder: string): string {
  return join(onDisk(folder, 'C:\\Windows\\System32\\inetsrv\\config'), 'applicationHost.config');
}
