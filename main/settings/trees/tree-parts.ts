import type { KitPart, SettingsTree } from '../../../preload/contract/index.js';

/** The part of a kit that each tree is. */
export const partOfTree: Readonly<Record<SettingsTree, KitPart>> = {
  'client-access': 'client-access files',
  'exchange-bin': 'Exchange service files',
  'iis-config': 'IIS configuration',
  'web-root': 'web root files',
  'windows-etc': 'hosts file',
};

/** What a kit lacks where it has nothing of a tree. */
export const allOfTree = 'all of it';
