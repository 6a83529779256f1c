import type { LostServer, ProcedureStep } from '../../preload/contract/index.js';
import { supportedSystems } from '../product/exchange-2010.js';

const sharing = 'sc config NetTcpPortSharing start= auto';
const restart = 'Restart if Windows asks for it. Then set the service that shares ports to start automatically.';

/** What Exchange 2010 needs, for the Windows that the lost server ran. Sources: those of `supportedSystems`. */
export function prerequisitesFor(server: LostServer): ProcedureStep {
  const version = server.computer?.operatingSystemVersion ?? '';
  const title = 'Install what Exchange 2010 needs';
  return { id: 'prerequisites', title, ...forWindows(version) };
}

function forWindows(version: string): Pick<ProcedureStep, 'lines' | 'commands'> {
  if (version.startsWith('6.0')) {
    return {
      lines: [
        'Install .NET Framework 3.5 SP1 and the Windows Management Framework (KB968930), then the features of the Client Access role from the Scripts folder of the Exchange media.',
        'Install the hotfixes that setup names, in their editions for Windows Server 2008. ' + restart,
      ],
      commands: ['ServerManagerCmd -ip Exchange-CAS.xml', sharing],
    };
  }
  const [, release, build] = /^(\d+\.\d+) \((\d+)\)$/.exec(version) ?? [];
  const system = supportedSystems.find(one => one.version === `${release ?? ''}.${build ?? ''}`);
  if (!system) {
    return {
      lines: [
        'Install the Windows features of the Client Access role, .NET Framework 3.5 SP1 and the hotfixes that setup names.',
        restart,
      ],
      commands: [sharing],
    };
  }
  const isWindows2012 = system.version.startsWith('6.2');
  return {
    lines: [
      isWindows2012
        ? 'In an elevated PowerShell, install the Windows features of the Client Access role. .NET Framework 3.5 comes from the Windows media: here drive D:.'
        : 'In an elevated PowerShell, install the Windows features of the Client Access role, then the hotfixes that setup names.',
      restart,
    ],
    commands: [
      'Import-Module ServerManager',
      isWindows2012
        ? `Install-WindowsFeature ${system.features.join(',')} -Source D:\\sources\\sxs`
        : `Add-WindowsFeature ${system.features.join(',')}`,
      sharing,
    ],
  };
}
