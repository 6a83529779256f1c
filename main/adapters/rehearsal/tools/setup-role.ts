import type { Service, SimulatedMachine, WebDirectory } from '../../../../preload/contract/index.js';
import { defaultInstallPath, requiredServices } from '../../../product/exchange-2010.js';
import { fileRenames } from '../facts-of.js';

/** Further services that setup leaves on a Client Access server. Source: help page on Exchange 2010 services. */
const furtherServices: readonly Service[] = [
  { name: 'MSExchangeMailboxReplication', startMode: 'Automatic', state: 'Running' },
  { name: 'MSExchangePOP3', startMode: 'Manual', state: 'Stopped' },
  { name: 'MSExchangeIMAP4', startMode: 'Manual', state: 'Stopped' },
  { name: 'MSExchangeMonitoring', startMode: 'Manual', state: 'Stopped' },
];

const site = 'Default Web Site';
const directory = (path: string, applicationPool: string): WebDirectory => ({ site, path, applicationPool });

/** Virtual directories of a Client Access server with their usual pools. */
const webDirectories: readonly WebDirectory[] = [
  directory('/Autodiscover', 'MSExchangeAutodiscoverAppPool'),
  directory('/ecp', 'MSExchangeECPAppPool'),
  directory('/EWS', 'MSExchangeServicesAppPool'),
  directory('/Exchange', 'MSExchangeOWAAppPool'),
  directory('/Exchweb', 'MSExchangeOWAAppPool'),
  directory('/Microsoft-Server-ActiveSync', 'MSExchangeSyncAppPool'),
  directory('/OAB', 'MSExchangeOABAppPool'),
  directory('/owa', 'MSExchangeOWAAppPool'),
  directory('/PowerShell', 'MSExchangePowerShellAppPool'),
  directory('/Public', 'MSExchangeOWAAppPool'),
  directory('/Rpc', 'DefaultAppPool'),
];

const copiedBytes = 1_400_000_000;

/** The machine with a note of how far setup has come: what a later run continues from. */
export function withWatermark(machine: SimulatedMachine, watermark: string | null): SimulatedMachine {
  return { ...machine, exchange: { ...machine.exchange, watermark } };
}

/** The machine after Exchange's files were copied to it. */
export function withFiles(machine: SimulatedMachine, targetDir: string | undefined): SimulatedMachine {
  const letter = (targetDir ?? defaultInstallPath).slice(0, 2).toUpperCase();
  const drives = machine.drives.map(drive =>
    drive.letter === letter ? { ...drive, freeBytes: Math.max(0, drive.freeBytes - copiedBytes) } : drive,
  );
  return { ...machine, drives };
}

/** The machine with the Client Access role in place. */
export function withRole(machine: SimulatedMachine, targetDir: string | undefined): SimulatedMachine {
  const required = requiredServices.map((name): Service => ({ name, startMode: 'Automatic', state: 'Running' }));
  const services = [...required, ...furtherServices];
  const others = machine.services.filter(({ name }) => !services.some(one => one.name === name));
  return {
    ...machine,
    services: [...others, ...services],
    exchange: {
      ...machine.exchange,
      installedBuild: machine.media?.build ?? null,
      installPath: targetDir ?? defaultInstallPath,
      webDirectories: [...webDirectories],
    },
  };
}

/** The machine after setup has tidied up: no watermark, and files that only a restart puts in place. */
export function finalized(machine: SimulatedMachine): SimulatedMachine {
  const value = '\\??\\C:\\Windows\\Temp\\ExchangeSetup\\MSExchangeRpc.dll';
  return {
    ...withWatermark(machine, null),
    pendingRestart: [...machine.pendingRestart, { place: fileRenames, value }],
  };
}
