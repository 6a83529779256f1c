import type { Registry } from './registry.js';

export interface Identity {
  /** NetBIOS name; null where the registry holds none. */
  readonly name: string | null;
  /** The one from the next start on, when it differs. */
  readonly pendingName: string | null;
  /** Null without a primary suffix. */
  readonly fqdn: string | null;
}

/**
 * The names of a machine.
 * @fidelity C names: keys ComputerName and Tcpip\Parameters of the registry, as Microsoft documents them; WMI Win32_ComputerSystem is asked as well
 */
export function readIdentity(names: Registry): Identity {
  const name = names.text('ComputerName\\ActiveComputerName', 'ComputerName');
  const next = names.text('ComputerName\\ComputerName', 'ComputerName');
  const host = names.text('Tcpip\\Parameters', 'Hostname') ?? name;
  const suffix = names.text('Tcpip\\Parameters', 'Domain');
  const differs = next !== null && name !== null && next.toLowerCase() !== name.toLowerCase();
  return {
    name: name ?? next,
    pendingName: differs ? next : null,
    fqdn: host !== null && suffix !== null ? `${host}.${suffix}`.toLowerCase() : null,
  };
}
