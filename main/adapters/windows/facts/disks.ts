import { z } from 'zod';
import type { Disk, Firmware } from '../../../../preload/contract/index.js';
import { Registry, RegistryKeys } from './registry.js';

export const BootForm = RegistryKeys.extend({ loader: z.string().nullable() });
export type BootForm = z.infer<typeof BootForm>;

/**
 * What starts Windows; undefined where neither place tells it.
 * @fidelity D firmware: PEFirmwareType (1 is BIOS, 2 is UEFI) from Windows Server 2012 on, and before it the name of the boot loader, which no language changes
 */
export function firmwareOf({ keys, loader }: BootForm): Firmware | undefined {
  const type = new Registry(keys).key('CurrentControlSet\\Control').values['PEFirmwareType'];
  if (type === 1) return 'BIOS';
  if (type === 2) return 'UEFI';
  if (loader === null) return undefined;
  return /efi$/i.test(loader) ? 'UEFI' : 'BIOS';
}

export const DiskRows = z.object({
  rows: z.array(
    z.object({
      Index: z.number().int(),
      Model: z.string().nullable(),
      Size: z.number().nullable(),
      BytesPerSector: z.number().int().nullable(),
      Signature: z.number().nullable(),
    }),
  ),
  partitions: z.array(
    z.object({ DeviceID: z.string(), DiskIndex: z.number().int().nullable(), Type: z.string().nullable() }),
  ),
  letters: z.array(z.object({ Antecedent: z.string(), Dependent: z.string() })),
});
export type DiskRows = z.infer<typeof DiskRows>;

/**
 * Disks in the order of their numbers. Names of partitions are in the language of Windows, and only compared with
 * themselves; a partition type begins with "GPT" in all of them.
 * @fidelity D disks: Win32_DiskDrive, Win32_DiskPartition and Win32_LogicalDiskToPartition as Microsoft documents them; the identifier of a disk with MBR is its signature
 */
export function disksOf({ rows, partitions, letters }: DiskRows): Disk[] {
  return rows
    .filter(({ Index }) => Index >= 0)
    .sort((one, other) => one.Index - other.Index)
    .map(({ Index, Model, Size, BytesPerSector, Signature }) => {
      const own = partitions.filter(({ DiskIndex }) => DiskIndex === Index);
      const style = own.length === 0 ? null : own.some(({ Type }) => Type?.startsWith('GPT') === true) ? 'GPT' : 'MBR';
      return {
        number: Index,
        name: (Model ?? '').trim(),
        bytes: Size ?? 0,
        sectorBytes: BytesPerSector !== null && BytesPerSector > 0 ? BytesPerSector : null,
        style,
        identifier: style === 'MBR' && Signature !== null ? identifierOf(Signature) : null,
        volumes: own.flatMap(({ DeviceID }) => lettersOf(letters, DeviceID)),
      };
    });
}

/** WMI gives it signed or unsigned. */
const identifierOf = (signature: number): string =>
  `{${(signature >>> 0).toString(16).padStart(8, '0')}-0000-0000-0000-000000000000}`;

const lettersOf = (letters: DiskRows['letters'], partition: string): string[] =>
  letters
    .filter(({ Antecedent }) => Antecedent.endsWith(`"${partition}"`))
    .flatMap(({ Dependent }) => /"([A-Z]:)"$/i.exec(Dependent)?.[1]?.toUpperCase() ?? []);
