import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Service, SimulatedMachine } from '../../../../preload/contract/index.js';
import { hasFault, withoutOnce } from '../faults.js';
import { type Bench, sleep } from './tool.js';

/** `powershell.exe`, as far as a recovery uses it: the facts script, and Server Manager. */
export async function powershell(bench: Bench): Promise<number> {
  const script = bench.args[bench.args.indexOf('-File') + 1] ?? '';
  if (script.endsWith('read-facts.ps1')) return readFacts(bench);
  const command = bench.args[bench.args.indexOf('-Command') + 1] ?? '';
  const features = /^Import-Module ServerManager; Add-WindowsFeature ([\w,-]+)/.exec(command)?.[1];
  if (features) return addFeatures(bench, features.split(','));
  bench.print(`The term '${command || script}' is not recognized as the name of a cmdlet.\n`);
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
  if (!bench.facts().elevated) {
    bench.print('Add-WindowsFeature : Because of security restrictions imposed by User Account Control on Windows\n');
    bench.print(
      'Server 2008 R2 you must run Add-WindowsFeature in a Windows PowerShell session opened with elevated rights.\n',
    );
    return 1;
  }
  const had = bench.machine().features;
  const wanted = features.filter(feature => !had.includes(feature));
  const left = hasFault(bench.machine(), 'feature-missing') ? wanted.at(-1) : undefined;
  for (const feature of wanted) {
    bench.print(`Installing: ${feature}\n`);
    await bench.take('feature');
    if (feature !== left) bench.change(machine => withFeature(machine, feature));
  }
  if (left) bench.change(machine => withoutOnce(machine, ['feature-missing']));
  bench.print(resultTable(wanted));
  return 0;
}

function resultTable(installed: readonly string[]): string {
  const code = installed.length > 0 ? 'Success       ' : 'NoChangeNeeded';
  const all = installed.join(', ');
  const result = all.length > 38 ? `{${all.slice(0, 36)}...` : `{${all}}`;
  return [
    '',
    'Success Restart Needed Exit Code      Feature Result',
    '------- -------------- ---------      --------------',
    `True    No             ${code} ${result}`,
    '',
    '',
  ].join('\n');
}

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
