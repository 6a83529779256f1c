import type { ServerRole } from '../../../preload/contract/index.js';
import { features } from './features.js';
import { hotfixes } from './hotfixes.js';
import type { Prerequisite, WindowsSystem } from './prerequisite.js';
import { services } from './services.js';
import { frameworks, packages } from './software.js';

/** All that Exchange Server 2010 needs of Windows before its setup runs: one row each, with its source. */
export const prerequisiteTable: readonly Prerequisite[] = [
  ...frameworks,
  ...features,
  ...hotfixes,
  ...packages,
  ...services,
];

/** The rows that count on this system for a server of these roles. Client Access always counts. */
export function prerequisitesOf(system: WindowsSystem, roles: readonly ServerRole[]): Prerequisite[] {
  const held = new Set<ServerRole>(['Client Access', ...roles]);
  return prerequisiteTable.filter(row => row.systems.includes(system) && row.roles.some(role => held.has(role)));
}

/** Those of one kind, in their order. */
export function ofKind<K extends Prerequisite['kind']>(
  rows: readonly Prerequisite[],
  kind: K,
): Extract<Prerequisite, { kind: K }>[] {
  return rows.filter((row): row is Extract<Prerequisite, { kind: K }> => row.kind === kind);
}
