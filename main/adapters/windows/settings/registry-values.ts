import type { z } from 'zod';
import type { RegistryValue } from '../../../../preload/contract/index.js';
import type { RegistryForm } from './probes.js';

/** Names of .NET for the types; what has another type can't be set by reg.exe. */
const types: Readonly<Record<string, RegistryValue['type']>> = {
  String: 'REG_SZ',
  ExpandString: 'REG_EXPAND_SZ',
  MultiString: 'REG_MULTI_SZ',
  DWord: 'REG_DWORD',
  QWord: 'REG_QWORD',
  Binary: 'REG_BINARY',
};

/** The values that are there, each once, in the form that reg.exe takes. */
export function registryValues({ keys }: z.infer<typeof RegistryForm>): RegistryValue[] {
  const found = new Map<string, RegistryValue>();
  for (const { key, values } of keys) {
    for (const { name, kind, data } of values) {
      const type = types[kind];
      if (type === undefined || data === null) continue;
      const text = typeof data === 'string' ? data : data.join('\\0');
      const value = { key: `HKLM\\${key}`, name, type, data: text };
      found.set(`${key}\t${name}`.toLowerCase(), value);
    }
  }
  return [...found.values()];
}

/** Keys that were closed to this program, with what Windows said. */
export function closedKeys({ keys }: z.infer<typeof RegistryForm>): Record<string, string> {
  return Object.fromEntries(keys.flatMap(({ key, why }) => (why === null ? [] : [[`HKLM\\${key}`, why]])));
}
