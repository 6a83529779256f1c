import type { BackupListing, BackupVersion, Disk, HandOff, HostFacts } from '../../../preload/contract/index.js';
import { lostServerOf } from '../../../preload/contract/fixture-lost-server.js';
import { rebuilt } from '../../recovery/fixture-world.js';
import type { HandOffParts } from './make-hand-off.js';
import { makeHandOff } from './make-hand-off.js';

export const share = { kind: 'share', path: '\\\\nas1\\backup' } as const;
export const disk = { kind: 'volume', path: 'E:' } as const;

export function versionOf(change: Partial<BackupVersion> = {}): BackupVersion {
  return {
    id: '10/29/2026-21:30',
    takenAt: '2026-10-29T21:30:00.000Z',
    machine: 'EX3',
    target: share,
    targetShown: share.path,
    recovers: ['volumes', 'files', 'applications', 'bare-metal', 'system-state'],
    volumes: ['C:'],
    snapshotId: null,
    found: [{ where: (change.target ?? share).path, source: 'Get-WBBackupSet' }],
    ...change,
  };
}

export function listingOf(versions: readonly BackupVersion[], change: Partial<BackupListing> = {}): BackupListing {
  return {
    schema: 'cas-recovery/backups/1',
    readAt: '2026-10-30T08:00:00.000Z',
    computer: 'HELPER',
    tool: { source: 'module WindowsServerBackup', cmdlets: true },
    versions: [...versions],
    stores: [],
    volumes: [
      {
        path: 'C:',
        label: '',
        fileSystem: 'NTFS',
        totalBytes: 1e11,
        freeBytes: 5e10,
        removable: false,
        critical: true,
      },
      {
        path: 'E:',
        label: 'Backups',
        fileSystem: 'NTFS',
        totalBytes: 1024 ** 4,
        freeBytes: 1e11,
        removable: false,
        critical: false,
      },
    ],
    last: null,
    unread: [],
    ...change,
  };
}

/** EX3 on its good day, with what a kit would hold of it. */
export const goodDay: HostFacts & { readonly disks: Disk[] } = {
  ...rebuilt,
  firmware: 'BIOS',
  disks: [
    {
      number: 0,
      name: 'VMware Virtual disk',
      bytes: 60 * 1024 ** 3,
      sectorBytes: 512,
      style: 'MBR',
      identifier: '{4e1224e4-0000-0000-0000-000000000000}',
      volumes: ['C:'],
    },
  ],
  sources: { adapters: 'WMI Win32_NetworkAdapterConfiguration', disks: 'WMI Win32_DiskDrive' },
};

/** A disk or a share that keeps what is written to it. */
export function placeThatKeeps(): HandOffParts['place'] & { readonly files: Map<string, string> } {
  const files = new Map<string, string>();
  return {
    files,
    write: (folder, name, text) => {
      files.set(`${folder}\\${name}`, text);
      return Promise.resolve(`${folder}\\${name}`);
    },
    read: path => Promise.resolve(files.get(path) ?? ''),
  };
}

export function partsOf(change: Partial<HandOffParts> = {}): HandOffParts {
  return {
    clock: { now: () => '2026-10-30T08:00:00.000Z' },
    operator: { account: 'CONTOSO\\anna', computer: 'HELPER' },
    productVersion: '0.0.0',
    rehearsal: false,
    tool: { list: () => Promise.resolve(listingOf([versionOf()])) },
    host: {
      facts: () => Promise.resolve({ ...rebuilt, name: 'HELPER' }),
      addressesOf: name => Promise.resolve(name === 'nas1.contoso.local' ? ['10.0.0.50'] : []),
    },
    askReagentc: () => Promise.resolve(null),
    place: placeThatKeeps(),
    copies: placeThatKeeps(),
    offsetMinutes: () => 60,
    plan: null,
    kit: { path: 'K:\\ex3-kit', machine: { ...goodDay, domain: 'contoso.local' } },
    lostServer: null,
    ...change,
  };
}

export const wish = { version: null, target: share, machine: null, account: null, out: null } as const;

/** A hand-off as it is made with these parts. */
export async function handOffOf(change: Partial<HandOffParts> = {}): Promise<HandOff> {
  return (await makeHandOff(partsOf(change), wish, new AbortController().signal)).handOff;
}

export { lostServerOf };
