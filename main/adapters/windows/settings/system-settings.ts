import type { z } from 'zod';
import type { HttpBinding, InstalledRollup } from '../../../../preload/contract/index.js';
import { Registry, type RegistryKeys } from '../facts/registry.js';
import type { BindingRows } from './probes.js';

type Keys = z.infer<typeof RegistryKeys>;

/**
 * Rollups that are applied, the newest last. Those that a later one has taken the place of are left out.
 * @fidelity C rollups: the key Patches of Windows Installer as public scripts read it for Exchange 2010, states as Microsoft documents them for MsiGetPatchInfoEx
 */
export function installedRollups({ keys }: Keys): InstalledRollup[] {
  return keys
    .flatMap(({ values }) => {
      const { DisplayName: name, Installed: installed, State: state, MoreInfoURL: url } = values;
      if (typeof name !== 'string' || (state !== undefined && state !== 1)) return [];
      const kb = /\bKB\d{5,8}\b/i.exec(`${name} ${String(url ?? '')}`)?.[0].toUpperCase() ?? null;
      const day = /^(\d{4})(\d\d)(\d\d)$/.exec(String(installed ?? ''));
      return [{ kb, name, installedOn: day ? day.slice(1).join('-') : null }];
    })
    .sort((a, b) => (a.installedOn ?? '').localeCompare(b.installedOn ?? '') || byNumber(a.name, b.name));
}

/** "Rollup 10" comes after "Rollup 9". */
const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** As Windows writes them; none where it manages its page files itself (`?:\pagefile.sys`). */
export function pageFiles({ keys }: Keys): string[] {
  const files = new Registry(keys).value('Memory Management', 'PagingFiles');
  const list = Array.isArray(files) ? files : files === undefined ? [] : [files];
  return list.map(file => String(file).trim()).filter(file => file !== '');
}

const plans: Readonly<Record<string, string>> = {
  '8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c': 'High performance',
  '381b4222-f694-41f0-9685-ff5bb260df2e': 'Balanced',
  'a1841308-3541-4fab-bc81-f71556f20b4a': 'Power saver',
};

/** GUID and name. The name of an own plan stands in the registry, perhaps behind where Windows translates it from. */
export function powerPlan({ keys }: Keys): string | null {
  const registry = new Registry(keys);
  const active = registry.text('User\\PowerSchemes', 'ActivePowerScheme')?.toLowerCase();
  if (active === undefined) return null;
  const named = registry.text(`PowerSchemes\\${active}`, 'FriendlyName');
  const name = plans[active] ?? named?.replace(/^@[^,]*,-?\d+,/, '');
  return name === undefined ? active : `${active} ${name}`;
}

/** `destination,mask,gateway,metric`, as they are. */
export const persistentRoutes = ({ names }: { readonly names: readonly string[] }): string[] =>
  names.filter(name => /^[\d.]+,[\d.]+,[\d.]+,-?\d+$/.test(name));

/**
 * What http.sys answers with, by address or name.
 * @fidelity D bindings of http.sys: the keys SslBindingInfo and SslSniBindingInfo, as generally known; a hash that is no SHA-1 is left out
 */
export function httpBindings({ rows }: z.infer<typeof BindingRows>): HttpBinding[] {
  return rows.flatMap(({ endpoint, thumbprint, store, application }) =>
    thumbprint !== null && /^[0-9A-F]{40}$/i.test(thumbprint)
      ? [{ endpoint, thumbprint: thumbprint.toUpperCase(), store: store || 'MY', appId: application ?? '' }]
      : [],
  );
}
