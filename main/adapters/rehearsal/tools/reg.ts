import type { RegistryValue } from '../../../../preload/contract/index.js';
import { isSameValue, withRegistry, withSettings } from '../machine-settings.js';
import type { Bench } from './tool.js';

const types = ['REG_SZ', 'REG_EXPAND_SZ', 'REG_MULTI_SZ', 'REG_DWORD', 'REG_QWORD', 'REG_BINARY'] as const;

/** `reg.exe add KEY /v NAME /t TYPE /d DATA /f /reg:64` and `reg.exe delete KEY /v NAME /f /reg:64`. */
export async function reg(bench: Bench): Promise<number> {
  await bench.take('reg.exe');
  const { args } = bench;
  const [verb = '', key = ''] = args;
  const name = after(args, '/v');
  if ((verb !== 'add' && verb !== 'delete') || name === undefined) return failed(bench, 'Invalid syntax.');
  if (!bench.facts().elevated) return failed(bench, 'Access is denied.');
  // A rehearsal starts its next session itself: nothing of what a restart would start has to be kept.
  if (/\\RunOnce$/i.test(key)) return done(bench);
  if (verb === 'delete') return deleted(bench, { key, name });
  const data = after(args, '/d');
  const type = types.find(one => one === after(args, '/t'));
  if (data === undefined || type === undefined || !fits(type, data)) return failed(bench, 'Invalid syntax.');
  const value: RegistryValue = { key, name, type, data: type === 'REG_DWORD' ? String(Number(data)) : data };
  bench.change(machine => withRegistry(machine, [value]));
  return done(bench);
}

function deleted(bench: Bench, value: Pick<RegistryValue, 'key' | 'name'>): number {
  if (!bench.machine().settings.registry.some(one => isSameValue(one, value))) {
    return failed(bench, 'The system was unable to find the specified registry key or value.');
  }
  bench.change(machine =>
    withSettings(machine, { registry: machine.settings.registry.filter(one => !isSameValue(one, value)) }),
  );
  return done(bench);
}

function fits(type: RegistryValue['type'], data: string): boolean {
  if (type === 'REG_DWORD' || type === 'REG_QWORD') return /^(\d+|0x[0-9a-f]+)$/i.test(data);
  return type !== 'REG_BINARY' || /^([0-9a-f]{2})*$/i.test(data);
}

function after(args: readonly string[], option: string): string | undefined {
  const place = args.findIndex(arg => arg.toLowerCase() === option);
  return place < 0 ? undefined : args[place + 1];
}

function done({ print }: Bench): number {
  print('The operation completed successfully.\n');
  return 0;
}

function failed({ print }: Bench, text: string): number {
  print(`ERROR: ${text}\n`);
  return 1;
}
