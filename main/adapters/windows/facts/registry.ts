import { z } from 'zod';

const RegistryValue = z.union([z.string(), z.number(), z.array(z.union([z.string(), z.number()]))]);
export type RegistryValue = z.infer<typeof RegistryValue>;

const hives = { LocalMachine: 'HKLM', CurrentUser: 'HKCU' } as const;

/** A key of the registry as a script read it. */
export const RegistryKey = z.strictObject({
  hive: z.enum(['LocalMachine', 'CurrentUser']),
  path: z.string(),
  exists: z.boolean(),
  values: z.record(z.string(), RegistryValue),
  /** Names of the keys below it. */
  keys: z.array(z.string()),
});
export type RegistryKey = z.infer<typeof RegistryKey>;

export const RegistryKeys = z.strictObject({ keys: z.array(RegistryKey) });

/** As an administrator writes it: `HKLM\SYSTEM\…`. */
export const placeOf = ({ hive, path }: Pick<RegistryKey, 'hive' | 'path'>): string => `${hives[hive]}\\${path}`;

/** What is there of the keys that were read. A key that was not asked for counts as missing. */
export class Registry {
  readonly #keys: readonly RegistryKey[];

  constructor(keys: readonly RegistryKey[]) {
    this.#keys = keys;
  }

  /** The key whose path ends with these words, in any case. */
  key(end: string, hive: RegistryKey['hive'] = 'LocalMachine'): RegistryKey {
    const wanted = end.toLowerCase();
    const found = this.#keys.find(key => {
      const path = key.path.toLowerCase();
      return key.hive === hive && (path === wanted || path.endsWith(`\\${wanted}`));
    });
    return found ?? { hive, path: end, exists: false, values: {}, keys: [] };
  }

  /** A text value that holds something; null otherwise. */
  text(end: string, name: string, hive?: RegistryKey['hive']): string | null {
    const value = this.value(end, name, hive);
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  }

  /** A number, also one that stands there as text; null otherwise. */
  number(end: string, name: string, hive?: RegistryKey['hive']): number | null {
    const value = this.value(end, name, hive);
    const number = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value;
    return typeof number === 'number' ? number : null;
  }

  value(end: string, name: string, hive?: RegistryKey['hive']): RegistryValue | undefined {
    return this.key(end, hive).values[name];
  }

  get all(): readonly RegistryKey[] {
    return this.#keys;
  }
}
