import {
  settingsTrees,
  type KitLack,
  type KitPart,
  type ServerSettings,
  type SettingsTree,
} from '../../preload/contract/index.js';
import { partOfTree } from '../settings/trees/tree-parts.js';

export { partOfTree };

/** The part that each key of the settings belongs to, and what it is called. */
const partsOfSettings: Readonly<Record<string, readonly [KitPart, string]>> = {
  machine: ['machine', 'name, addresses, features and updates of the machine'],
  routes: ['machine', 'permanent routes'],
  rollups: ['rollup', 'installed rollups'],
  services: ['services', 'services and their start modes'],
  registry: ['registry values', 'registry values'],
  certificates: ['certificates', 'the list of certificates'],
  httpBindings: ['certificate bindings', 'the certificate that each address answers with'],
  popCertificate: ['certificate bindings', 'the certificate of POP3'],
  imapCertificate: ['certificate bindings', 'the certificate of IMAP4'],
  loadBalancing: ['load balancing', 'Network Load Balancing'],
  tasks: ['scheduled tasks', 'scheduled tasks'],
  pageFiles: ['page file and power plan', 'page files'],
  powerPlan: ['page file and power plan', 'the power plan'],
};

/** Of a registry key that was closed, as `registry.HKLM\\…`, and of what else is named by its part. */
function partOfPlace(key: string): readonly [KitPart, string] {
  if (key.startsWith('registry.')) return ['registry values', key.slice('registry.'.length)];
  if (key === 'certificates.services') return ['certificate bindings', 'what Exchange uses each certificate for'];
  return ['machine', key];
}

const writeDown = 'Write it down by hand, and keep it beside the kit.';

/** What could not be read of the settings. */
export function lacksOfSettings({ unread, machine }: ServerSettings): KitLack[] {
  const lacks = Object.entries(unread).map(([key, why]): KitLack => {
    const [part, what] = partsOfSettings[key] ?? partOfPlace(key);
    return { part, what, why, next: writeDown };
  });
  const ofMachine = Object.entries(machine?.unread ?? {}).map(([key, why]): KitLack => ({
    part: 'machine',
    what: key,
    why,
    next: writeDown,
  }));
  return [...lacks, ...ofMachine];
}

/** The trees that are not there at all. */
export function lacksOfTrees(there: readonly SettingsTree[], fromBackup: boolean): KitLack[] {
  return settingsTrees
    .filter(tree => !there.includes(tree))
    .map(tree => ({
      part: partOfTree[tree],
      what: 'all of it',
      why: fromBackup
        ? 'It is not among the folders of the backup that were named.'
        : 'There is no such folder on this server.',
      next: fromBackup
        ? 'Restore it from the backup, and keep it beside the kit.'
        : 'If the server should have it, look where it went.',
    }));
}

export const noDirectory: KitLack = {
  part: 'directory',
  what: 'all of it',
  why: 'No directory was named.',
  next: 'A recovery reads the directory itself. To have its state of this day too, take the kit again with a directory named.',
};
