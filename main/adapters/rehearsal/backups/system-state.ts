import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { SimulatedMachine } from '../../../../preload/contract/index.js';
import { onDisk } from '../disk.js';
import { secretOf } from '../trust.js';
import { contentFolder, machineIn } from './contents.js';
import { momentOf, withBackups } from './places.js';

/** What of the disk a system state has: the configuration of IIS and the files of Windows, not those of Exchange. */
const treesOfState = ['C:\\Windows\\System32\\inetsrv\\config', 'C:\\Windows\\System32\\drivers\\etc'];

/**
 * The machine after the restart that ends the restore of a system state: name, account, registry, services, certificates
 * and configuration of IIS are those of the backup. Exchange counts as installed then, though its files may be missing.
 */
export function withSystemState(folder: string, machine: SimulatedMachine): SimulatedMachine {
  const { systemState } = machine.backups;
  if (!systemState || systemState.appliedAt !== null) return machine;
  const then = machineIn(folder, systemState.content);
  const from = contentFolder(folder, systemState.content);
  for (const tree of treesOfState) {
    if (existsSync(onDisk(from, tree))) cpSync(onDisk(from, tree), onDisk(folder, tree), { recursive: true });
  }
  if (existsSync(join(from, 'certificates'))) {
    cpSync(join(from, 'certificates'), join(folder, 'certificates'), { recursive: true });
  }
  const { installedBuild, installPath, watermark, webDirectories } = then.exchange;
  return withBackups(
    {
      ...machine,
      name: then.name,
      pendingName: null,
      domain: then.domain,
      pendingDomain: null,
      adapters: then.adapters,
      features: then.features,
      hotfixes: then.hotfixes,
      programs: then.programs,
      services: then.services,
      settings: then.settings,
      ...secretOf(then, machine, new Date(momentOf(systemState.version)).toISOString()),
      exchange: { ...machine.exchange, installedBuild, installPath, watermark, webDirectories },
    },
    {
      systemState: {
        ...systemState,
        appliedAt: new Date().toISOString(),
        filesMissing: machine.exchange.installedBuild === null && installedBuild !== null,
      },
    },
  );
}
