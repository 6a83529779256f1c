import type { LostServer, ProcedureStep } from '../../preload/contract/index.js';
import { needsOfOtherRoles, type RoleNeeds, supportedSystems } from '../product/exchange-2010.js';

const sharing = 'sc.exe config NetTcpPortSharing start= auto';
const restart = 'Restart if Windows asks for it. Then set the service that shares ports to start automatically.';

/** What Exchange 2010 needs, for the Windows that the lost server ran. Sources: those of `supportedSystems`. */
export function prerequisitesFor(server: LostServer): ProcedureStep {
  const version = server.computer?.operatingSystemVersion ?? '';
  const title = 'Install what Exchange 2010 needs';
  const others = otherNeeds(server);
  const software = [...new Set(others.flatMap(needs => needs.software))];
  const { lines, commands } = forWindows(version, others);
  return {
    id: 'prerequisites',
    title,
    lines: [...lines, ...(software.length > 0 ? [`For its other roles, install ${software.join(', and ')}.`] : [])],
    commands,
  };
}

/** What the roles besides Client Access need. */
export function otherNeeds({ summary: { roles } }: LostServer): RoleNeeds[] {
  return roles.flatMap(role => needsOfOtherRoles[role] ?? []);
}

function forWindows(version: string, others: readonly RoleNeeds[]): Pick<ProcedureStep, 'lines' | 'commands'> {
  const further = [...new Set(others.flatMap(({ features }) => features))];
  const ofRoles = others.length > 0 ? 'of all its roles' : 'of the Client Access role';
  if (version.startsWith('6.0')) {
    return {
      lines: [
        'Install .NET Framework 3.5 SP1 and the Windows Management Framework (KB968930), then the features ' +
          `${ofRoles} from the Scripts folder of the Exchange media.`,
        'Install the hotfixes that setup names, in their editions for Windows Server 2008. ' + restart,
      ],
      commands: [
        ...['Exchange-CAS.xml', ...others.map(({ answerFile }) => answerFile)].map(
          file => `ServerManagerCmd -ip ${file}`,
        ),
        sharing,
      ],
    };
  }
  const [, release, build] = /^(\d+\.\d+) \((\d+)\)$/.exec(version) ?? [];
  const system = supportedSystems.find(one => one.version === `${release ?? ''}.${build ?? ''}`);
  if (!system) {
    return {
      lines: [
        `Install the Windows features ${ofRoles}, .NET Framework 3.5 SP1 and the hotfixes that setup names.`,
        restart,
      ],
      commands: [sharing],
    };
  }
  const features = [...system.features, ...further];
  const isWindows2012 = system.version.startsWith('6.2');
  return {
    lines: [
      isWindows2012
        ? `In an elevated PowerShell, install the Windows features ${ofRoles}. .NET Framework 3.5 comes from the Windows media: here drive D:.`
        : `In an elevated PowerShell, install the Windows features ${ofRoles}, then the hotfixes that setup names.`,
      restart,
    ],
    commands: [
      'Import-Module ServerManager',
      isWindows2012
        ? `Install-WindowsFeature ${features.join(',')} -Source D:\\sources\\sxs`
        : `Add-WindowsFeature ${features.join(',')}`,
      sharing,
    ],
  };
}
