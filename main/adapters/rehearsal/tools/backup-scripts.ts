import type { Recoverable, SimulatedBackups, SimulatedMachine } from '../../../../preload/contract/index.js';
import { jobRuns, settled } from '../backups/job.js';
import {
  cataloguedVersions,
  isShare,
  sameName,
  type StoredVersion,
  storesAt,
  versionsAt,
  volumeAt,
  volumesOf,
} from '../backups/places.js';
import { wordsOf } from '../backups/say.js';
import { openPlace } from '../backups/targets.js';
import { hasFault, unmet, withMet } from '../faults.js';
import { named } from './identity-scripts.js';
import type { Bench } from './tool.js';
import { hasWbadmin } from './wbadmin.js';
import { guid } from './wbadmin-lists.js';

export type Told = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };
export const told = (value: unknown): Told => ({ ok: true, value });
const untold = (why: string): Told => ({ ok: false, why });
export const noCmdlets = untold('The cmdlets of Windows Server Backup are not installed.');

/** `read-backups.ps1 [-Target PLACE] [-Machine NAME]`: what the cmdlets of Windows Server Backup tell. Reads only. */
export async function readBackups(bench: Bench): Promise<number> {
  await bench.take('wbadmin.exe');
  const target = named(bench, '-Target');
  const machine = settled(bench.machine(), wordsOf(bench).errors.interrupted);
  const everTaken = machine.backups.catalogue.length > 0 || (machine.backups.last?.lastAt ?? null) !== null;
  const tool = told({ cmdlets: cmdletsOf(machine), program: hasWbadmin(bench), computer: machine.name, everTaken });
  const parts = target === '' ? ownParts(bench, machine) : await placeParts(bench, target);
  bench.print(`${JSON.stringify({ tool, ...parts })}\n`);
  return 0;
}

/** They are a feature of their own on Windows Server 2008 R2. */
export function cmdletsOf({ features }: SimulatedMachine): 'module' | 'snap-in' | null {
  if (features.includes('Windows-Server-Backup')) return 'module';
  return features.includes('Backup-Tools') ? 'snap-in' : null;
}

function ownParts(bench: Bench, machine: SimulatedMachine): Record<string, Told> {
  const { backups } = machine;
  const { catalogue } = wordsOf(bench).errors;
  const lacks = cmdletsOf(machine) === null;
  const rowOf = (one: StoredVersion): object => setOf(machine, one, null);
  const { lastSuccessAt = null, lastAt = null, nextAt = null } = backups.last ?? {};
  const { resultCode = 0, detailCode = 0, message = '' } = backups.last ?? {};
  if (unmet(machine).includes('backup-catalogue-damaged')) {
    bench.change(one => withMet(one, ['backup-catalogue-damaged']));
  }
  const sets = hasFault(machine, 'backup-catalogue-damaged')
    ? untold(catalogue)
    : told({ rows: cataloguedVersions(backups).map(rowOf) });
  return {
    sets: lacks ? noCmdlets : sets,
    summary: lacks
      ? noCmdlets
      : told({ lastSuccessAt, lastAt, nextAt, resultCode, detailCode, message, running: jobRuns(machine) }),
    volumes: told({
      rows: volumesOf(machine).map(({ path, sectorBytes: _bytes, ...volume }) => ({
        device: deviceOf(path),
        letter: path,
        ...volume,
      })),
    }),
    stores: told({
      rows: volumesOf(machine)
        .map(({ path }) => storeOf(backups, path))
        .filter(({ machines }) => machines.length > 0),
    }),
  };
}

async function placeParts(bench: Bench, target: string): Promise<Record<string, Told>> {
  const closed = await openPlace(bench, target);
  if (closed) return { sets: untold(closed.text), stores: untold(closed.text) };
  const machine = bench.machine();
  const store = storeOf(machine.backups, target);
  const { machines } = store;
  const stores = told({ rows: machines.length > 0 ? [store] : [] });
  if (cmdletsOf(machine) === null) return { sets: noCmdlets, stores };
  const wanted = named(bench, '-Machine');
  const asked = wanted === '' ? machines : machines.filter(one => sameName(one, wanted));
  const rows = asked.flatMap(name => versionsAt(machine.backups, target, name).map(one => setOf(machine, one, name)));
  return { sets: told({ rows }), stores };
}

function storeOf(backups: SimulatedBackups, place: string) {
  const all = storesAt(backups, place);
  const empty = all.filter(({ versions }) => versions.length === 0);
  return { place, machines: all.map(one => one.machine), empty: empty.map(one => one.machine) };
}

const enumNames: Readonly<Record<Recoverable, string>> = {
  volumes: 'Volumes',
  files: 'Files',
  applications: 'Applications',
  'bare-metal': 'BareMetalRecovery',
  'system-state': 'SystemState',
  'virtual-machines': 'VirtualMachines',
};

function setOf(machine: SimulatedMachine, { store, version }: StoredVersion, name: string | null): object {
  const label = volumeAt(machine, store.target)?.label ?? '';
  return {
    versionId: version.id,
    machine: name,
    recoverable: version.recovers.map(one => enumNames[one]).join(', '),
    // The object of a backup on a volume names the volume, not its letter.
    target: isShare(store.target) ? store.target : deviceOf(store.target),
    targetShown: label === '' ? store.target : `${label}(${store.target})`,
    volumes: version.volumes,
    snapshotId: version.snapshotId,
  };
}

const deviceOf = (path: string): string => `\\\\?\\Volume${guid(path)}\\`;
