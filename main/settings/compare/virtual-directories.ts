import type { DifferencePlace } from '../../../preload/contract/index.js';
import { stepsOf } from '../xml/element-path.js';

/**
 * How users sign in to a directory of Exchange stands in IIS and in Active Directory, and both must agree: so it is set
 * through the cmdlet of the directory, which writes both. Source: Microsoft, "Client Access Server Data" (aa998364).
 */
const directories: readonly {
  readonly path: RegExp;
  readonly cmdlet: string;
  readonly more?: Record<string, string>;
}[] = [
  { path: /^owa$/i, cmdlet: 'Set-OwaVirtualDirectory' },
  { path: /^ecp$/i, cmdlet: 'Set-EcpVirtualDirectory' },
  { path: /^ews$/i, cmdlet: 'Set-WebServicesVirtualDirectory' },
  { path: /^autodiscover$/i, cmdlet: 'Set-AutodiscoverVirtualDirectory' },
  {
    path: /^microsoft-server-activesync$/i,
    cmdlet: 'Set-ActiveSyncVirtualDirectory',
    more: { basicAuthentication: 'BasicAuthEnabled', windowsAuthentication: 'WindowsAuthEnabled' },
  },
  { path: /^oab$/i, cmdlet: 'Set-OabVirtualDirectory' },
  { path: /^powershell$/i, cmdlet: 'Set-PowerShellVirtualDirectory' },
];

const properties: Readonly<Record<string, string>> = {
  basicAuthentication: 'BasicAuthentication',
  windowsAuthentication: 'WindowsAuthentication',
  digestAuthentication: 'DigestAuthentication',
};

/** Cmdlets that have no such parameter. */
const without: Readonly<Record<string, readonly string[]>> = {
  'Set-ActiveSyncVirtualDirectory': ['DigestAuthentication'],
  'Set-OabVirtualDirectory': ['DigestAuthentication'],
  'Set-PowerShellVirtualDirectory': ['DigestAuthentication'],
};

/** The directory and the property that a way to sign in is set by, from its path in applicationHost.config; null otherwise. */
export function ownedSignIn(path: string): { readonly name: string; readonly property: string } | null {
  const steps = stepsOf(path);
  const location = steps[1]?.name === 'location' ? (steps[1].keys[0]?.value ?? '') : '';
  const [site, directory, ...deeper] = location.split('/');
  const section = steps.slice(2).map(({ name }) => name);
  const known = directories.find(one => one.path.test(directory ?? ''));
  const authentication = section[3] ?? '';
  if (!known || !site || !directory || deeper.length > 0 || section.length !== 4) return null;
  if (section.slice(0, 3).join('/') !== 'system.webServer/security/authentication') return null;
  const property = known.more?.[authentication] ?? properties[authentication];
  if (property === undefined || without[known.cmdlet]?.includes(property)) return null;
  return { name: `${directory} (${site})`, property };
}

/** The place of such a property, on the server of that name. */
export function virtualDirectoryPlace(
  path: string,
  server: string,
): Extract<DifferencePlace, { kind: 'virtual-directory' }> | null {
  const owned = ownedSignIn(path);
  return owned && { kind: 'virtual-directory', identity: `${server}\\${owned.name}`, property: owned.property };
}

/** The cmdlet that sets a property of the virtual directory of that identity: `EX3\\owa (Default Web Site)`. */
export function cmdletOf(identity: string): string | null {
  const name = /\\([^\\]+) \([^()]*\)$/.exec(identity)?.[1] ?? '';
  return directories.find(({ path }) => path.test(name))?.cmdlet ?? null;
}
