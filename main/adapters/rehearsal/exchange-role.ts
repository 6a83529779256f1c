import type { RegistryValue, SimulatedMachine } from '../../../preload/contract/index.js';
import { makeCertificate } from './certificates.js';
import { allServices, usedFor, withRegistry, withSettings } from './machine-settings.js';
import { wordsOf } from './server-files.js';

const dayMs = 86_400_000;

/** Values that setup writes. The service host fills in those of the RPC proxy soon after its start. */
function registryOfSetup(machine: SimulatedMachine): RegistryValue[] {
  const { server, fqdn } = wordsOf(machine);
  const ports = [server, fqdn].flatMap(name => ['6001-6002', '6004'].map(port => `${name}:${port}`)).join(';');
  return [
    { key: 'HKLM\\SOFTWARE\\Microsoft\\Rpc\\RpcProxy', name: 'ValidPorts', type: 'REG_SZ', data: ports },
    {
      key: 'HKLM\\SYSTEM\\CurrentControlSet\\Services\\MSExchangeServiceHost\\RpcHttpConfigurator',
      name: 'PeriodicPollingMinutes',
      type: 'REG_DWORD',
      data: '15',
    },
  ];
}

/** What setup leaves of registry values and certificates: one that signs itself, for all that clients connect to. */
export function withRoleSettings(folder: string, machine: SimulatedMachine): SimulatedMachine {
  const { server, fqdn } = wordsOf(machine);
  const validFrom = new Date(Math.floor(Date.now() / 1000) * 1000);
  const own = makeCertificate(folder, {
    subject: `CN=${server}`,
    names: [server, fqdn],
    validFrom,
    validTo: new Date(validFrom.getTime() + 5 * 365 * dayMs),
    exportable: false,
    services: [],
  });
  const settings = {
    certificates: [...machine.settings.certificates, own],
    popCertificate: server,
    imapCertificate: server,
  };
  return usedFor(withRegistry(withSettings(machine, settings), registryOfSetup(machine)), own.thumbprint, allServices);
}
