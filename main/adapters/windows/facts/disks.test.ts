import { describe, expect, it } from 'vitest';
import { disksOf, firmwareOf, type DiskRows } from './disks.js';
import { key } from './fixture-answers.js';

const control = 'SYSTEM\\CurrentControlSet\\Control';
const boot = (type: number | undefined, loader: string | null) => ({
  keys: [key(control, type === undefined ? {} : { PEFirmwareType: type })],
  loader,
});

describe('what starts Windows', () => {
  it.each([
    ['BIOS', boot(1, 'winload.exe')],
    ['UEFI', boot(2, 'winload.efi')],
    ['UEFI', boot(undefined, 'winload.EFI')],
    ['BIOS', boot(undefined, 'winload.exe')],
    // The registry was written by Windows itself.
    ['BIOS', boot(1, 'winload.efi')],
  ])('is %s', (firmware, told) => {
    expect(firmwareOf(told)).toBe(firmware);
  });

  it('is not guessed where neither the registry nor the loader tells it', () => {
    expect(firmwareOf(boot(undefined, null))).toBeUndefined();
    expect(firmwareOf(boot(0, null))).toBeUndefined();
  });
});

const rows: DiskRows = {
  rows: [
    { Index: 1, Model: ' Backup disk ', Size: 1099509530624, BytesPerSector: 4096, Signature: null },
    { Index: 0, Model: 'System', Size: 64420392960, BytesPerSector: 512, Signature: -2 },
    { Index: 2, Model: null, Size: null, BytesPerSector: 0, Signature: null },
  ],
  partitions: [
    { DeviceID: 'Datenträgernr. 0, Partitionsnr. 0', DiskIndex: 0, Type: 'Installierbares Dateisystem' },
    { DeviceID: 'Datenträgernr. 0, Partitionsnr. 1', DiskIndex: 0, Type: 'Installierbares Dateisystem' },
    { DeviceID: 'Datenträgernr. 1, Partitionsnr. 0', DiskIndex: 1, Type: 'GPT: Basisdaten' },
  ],
  letters: [
    {
      Antecedent: '\\\\EX3\\root\\cimv2:Win32_DiskPartition.DeviceID="Datenträgernr. 0, Partitionsnr. 1"',
      Dependent: '\\\\EX3\\root\\cimv2:Win32_LogicalDisk.DeviceID="c:"',
    },
    {
      Antecedent: '\\\\EX3\\root\\cimv2:Win32_DiskPartition.DeviceID="Datenträgernr. 1, Partitionsnr. 0"',
      Dependent: '\\\\EX3\\root\\cimv2:Win32_LogicalDisk.DeviceID="E:"',
    },
  ],
};

describe('disks', () => {
  it('come in their order, with letters and kind of partition from a Windows in any language', () => {
    expect(disksOf(rows)).toEqual([
      {
        number: 0,
        name: 'System',
        bytes: 64420392960,
        sectorBytes: 512,
        style: 'MBR',
        identifier: '{fffffffe-0000-0000-0000-000000000000}',
        volumes: ['C:'],
      },
      {
        number: 1,
        name: 'Backup disk',
        bytes: 1099509530624,
        sectorBytes: 4096,
        style: 'GPT',
        identifier: null,
        volumes: ['E:'],
      },
      { number: 2, name: '', bytes: 0, sectorBytes: null, style: null, identifier: null, volumes: [] },
    ]);
  });
});
