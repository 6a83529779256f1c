import type { RegistryValue, SimulatedMachine, StoredCertificate } from '../../../preload/contract/index.js';

// Changes of the settings of a simulated machine. Shared by the tools: no schema library in here.

/** The machine with these values in place of those of the same name. */
export function withRegistry(machine: SimulatedMachine, values: readonly RegistryValue[]): SimulatedMachine {
  const others = machine.settings.registry.filter(one => !values.some(value => isSameValue(one, value)));
  return withSettings(machine, { registry: [...others, ...values] });
}

type Named = Pick<RegistryValue, 'key' | 'name'>;
export const isSameValue = (one: Named, other: Named): boolean =>
  one.key.toLowerCase() === other.key.toLowerCase() && one.name.toLowerCase() === other.name.toLowerCase();

export function withSettings(
  machine: SimulatedMachine,
  settings: Partial<SimulatedMachine['settings']>,
): SimulatedMachine {
  return { ...machine, settings: { ...machine.settings, ...settings } };
}

type ServiceName = NonNullable<StoredCertificate['services']>[number];
export const allServices: readonly ServiceName[] = ['IIS', 'POP', 'IMAP'];

const endpoints = ['0.0.0.0:443', '127.0.0.1:443'];
const appId = '{4dc3e181-e14b-4a21-b022-59fc669b0914}';

/** The machine whose services use this certificate. Each of them has one at a time, but SMTP: Exchange leaves it on both. */
export function usedFor(
  machine: SimulatedMachine,
  thumbprint: string,
  services: readonly ServiceName[],
): SimulatedMachine {
  const { settings } = machine;
  const certificates = settings.certificates.map(one => {
    const others = (one.services ?? []).filter(service => !services.includes(service));
    if (one.thumbprint === thumbprint) return { ...one, services: [...others, ...services] };
    return { ...one, services: (one.services ?? []).filter(used => used === 'SMTP' || others.includes(used)) };
  });
  const used = certificates.find(one => one.thumbprint === thumbprint);
  const name = used?.names[0] ?? used?.subject.replace(/^CN=/, '') ?? null;
  return withSettings(machine, {
    certificates,
    ...(services.includes('IIS') && {
      httpBindings: endpoints.map(endpoint => ({ endpoint, thumbprint, store: 'MY', appId })),
    }),
    ...(services.includes('POP') && { popCertificate: name }),
    ...(services.includes('IMAP') && { imapCertificate: name }),
  });
}
