import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Service, SimulatedMachine } from '../../../../preload/contract/index.js';
import { hasFault, withoutOnce } from '../faults.js';
import * as aftermath from './aftermath-scripts.js';
import { connectShare, newFolder } from './backup-changes.js';
import { readBackupHistory } from './backup-history.js';
import { readBackups } from './backup-scripts.js';
import { joinDomain, named, renameComputer, resetAccount } from './identity-scripts.js';
import { replaceFile } from './replace-file.js';
import * as settings from './settings-scripts.js';
import { type Bench, sleep, type Tool } from './tool.js';

const scripts: Readonly<Record<string, Tool>> = {
  'add-features.ps1': bench => addFeatures(bench, named(bench, '-Features').split(',')),
  'connect-share.ps1': connectShare,
  'enable-certificate.ps1': settings.enableCertificate,
  'export-certificate.ps1': settings.exportCertificate,
  'import-certificate.ps1': settings.importCertificate,
  'join-domain.ps1': joinDomain,
  'new-folder.ps1': newFolder,
  'read-aftermath-balancing.ps1': aftermath.readBalancing,
  'read-aftermath-events.ps1': aftermath.readEvents,
  'read-aftermath-shell.ps1': aftermath.readShell,
  'read-backup-history.ps1': readBackupHistory,
  'read-backups.ps1': readBackups,
  'read-facts.ps1': readFacts,
  'read-settings.ps1': settings.readSettings,
  'remove-certificate.ps1': settings.removeCertificate,
  'rename-computer.ps1': renameComputer,
  'replace-file.ps1': replaceFile,
  'reset-account.ps1': resetAccount,
  'set-virtual-directory.ps1': settings.setVirtualDirectory,
};

/** `powershell.exe -File`, for the scripts that a recovery uses. */
export async function powershell(bench: Bench): Promise<number> {
  const place = bench.args.indexOf('-File') + 1;
  const file = bench.args[place] ?? '';
  const script = scripts[file];
  // What stands after the name of a script is its own.
  if (script) return script({ ...bench, args: bench.args.slice(place + 1) });
  bench.print(`The argument '${file}' to the -File parameter does not exist.\n`);
  return 1;
}

async function readFacts(bench: Bench): Promise<number> {
  await bench.take('facts');
  await untilSetupIsNoted(bench);
  bench.print(`${JSON.stringify(bench.facts())}\n`);
  return 0;
}

/** A process that Windows has just begun is in its list at once; ours needs a moment to note itself. */
async function untilSetupIsNoted({ folder, machine }: Bench): Promise<void> {
  const next = (): string => join(folder, `setup-output-${machine().exchange.setupStarts + 1}.log`);
  while (isBeginning(next())) await sleep(0.02);
}

const beginningLimitMs = 10_000;

function isBeginning(output: string): boolean {
  try {
    return Date.now() - statSync(output).mtimeMs < beginningLimitMs;
  } catch {
    return false;
  }
}

async function addFeatures(bench: Bench, features: readonly string[]): Promise<number> {
  const end = (code: number): number => {
    bench.print(`= end ${code}\n`);
    return code;
  };
  if (!bench.facts().elevated) {
    bench.print('This script must run with the rights of an administrator.\n');
    return end(740);
  }
  const { operatingSystem, features: had, windowsSource } = bench.machine();
  const wanted = features.filter(feature => !had.includes(feature));
  if (operatingSystem.version.startsWith('6.2') && wanted.includes('NET-Framework-Core')) {
    const source = named(bench, '-Source');
    if (source === '' || source !== windowsSource) return end(sourceNotFound);
  }
  const left = hasFault(bench.machine(), 'feature-missing') ? wanted.at(-1) : undefined;
  for (const [place, feature] of wanted.entries()) {
    bench.print(`= percent ${Math.round((100 * place) / wanted.length)}\n`);
    await bench.take('feature');
    if (feature !== left) bench.change(machine => withFeature(machine, feature));
    bench.print(`Added: ${feature}\n`);
  }
  if (left) bench.change(machine => withoutOnce(machine, ['feature-missing']));
  bench.print(`Success: True, ExitCode: ${wanted.length > 0 ? 'Success' : 'NoChangeNeeded'}, RestartNeeded: No\n`);
  return end(0);
}

const sourceNotFound = 0x800f081f | 0;

/** Some features bring services along. Net.Tcp Port Sharing arrives switched off. */
const servicesOf: Readonly<Record<string, readonly Service[]>> = {
  'NET-HTTP-Activation': [{ name: 'NetTcpPortSharing', startMode: 'Disabled', state: 'Stopped' }],
  'Web-Server': [{ name: 'W3SVC', startMode: 'Automatic', state: 'Running' }],
  'WAS-Process-Model': [{ name: 'WAS', startMode: 'Manual', state: 'Running' }],
  'Web-Metabase': [{ name: 'IISADMIN', startMode: 'Automatic', state: 'Running' }],
};

function withFeature(machine: SimulatedMachine, feature: string): SimulatedMachine {
  const fresh = (servicesOf[feature] ?? []).filter(({ name }) => !machine.services.some(one => one.name === name));
  return {
    ...machine,
    features: [...new Set([...machine.features, feature])],
    services: [...machine.services, ...fresh],
  };
}
