import type { LostServer, ProcedureStep, ServerRole } from '../../preload/contract/index.js';
import type { HotfixNeed, PackageNeed, WindowsSystem } from '../product/prerequisites/prerequisite.js';
import { answerFiles, systemOf } from '../product/prerequisites/systems.js';
import { ofKind, prerequisitesOf } from '../product/prerequisites/table.js';

const sharing = 'sc.exe config NetTcpPortSharing start= auto';
const restart = 'Restart if Windows asks for it. Then set the service that shares ports to start automatically.';

/** What Exchange 2010 needs, for the Windows that the lost server ran. */
export function prerequisitesFor(server: LostServer): ProcedureStep {
  const system = systemOfServer(server);
  const { lines, commands } = forWindows(server, system);
  const packages = packagesFor(server).filter(({ weight }) => weight === 'required');
  const software = packages.map(({ title, files }) => `${title} (${files[0] ?? ''})`);
  return {
    id: 'prerequisites',
    title: 'Install what Exchange 2010 needs',
    lines: [...lines, ...(software.length > 0 ? [`For its other roles, install ${software.join(', ')}.`] : [])],
    commands,
  };
}

/** The Windows of the lost server, where its account records one that Exchange 2010 runs on. */
export function systemOfServer({ computer }: LostServer): WindowsSystem | undefined {
  const version = computer?.operatingSystemVersion ?? '';
  if (version.startsWith('6.0')) return '2008 SP2';
  const [, release = '', build = ''] = /^(\d+\.\d+) \((\d+)\)$/.exec(version) ?? [];
  return systemOf(`${release}.${build}`);
}

/** Packages that the roles of this server need; those of an unknown Windows are the same. */
export function packagesFor(server: LostServer): PackageNeed[] {
  return ofKind(prerequisitesOf(systemOfServer(server) ?? '2008 R2 SP1', server.summary.roles), 'package');
}

/** Updates of Windows that setup asks for on the system of this server. */
export function hotfixesFor(server: LostServer): HotfixNeed[] {
  const system = systemOfServer(server);
  return system === undefined ? [] : ofKind(prerequisitesOf(system, server.summary.roles), 'hotfix');
}

function forWindows(server: LostServer, system: WindowsSystem | undefined): Pick<ProcedureStep, 'lines' | 'commands'> {
  const { roles } = server.summary;
  const ofRoles = otherRoles(roles).length > 0 ? 'of all its roles' : 'of the Client Access role';
  if (system === undefined) {
    return {
      lines: [
        `Install the Windows features ${ofRoles}, .NET Framework 3.5 SP1 and the hotfixes that setup names.`,
        restart,
      ],
      commands: [sharing],
    };
  }
  const numbers = hotfixesFor(server).map(({ id }) => id);
  if (system === '2008 SP2') return forWindows2008(ofRoles, roles, numbers);
  const features = ofKind(prerequisitesOf(system, roles), 'feature').map(({ id }) => id);
  const is2012 = system === '2012';
  const media = is2012 ? ' .NET Framework 3.5 comes from the Windows media: here drive D:.' : '';
  const hotfixes = numbers.length === 0 ? '' : ` Then install the hotfixes ${numbers.join(', ')}.`;
  return {
    lines: [`In an elevated PowerShell, install the Windows features ${ofRoles}.${media}${hotfixes}`, restart],
    commands: [
      'Import-Module ServerManager',
      is2012
        ? `Install-WindowsFeature ${features.join(',')} -Source D:\\sources\\sxs`
        : `Add-WindowsFeature ${features.join(',')}`,
      sharing,
    ],
  };
}

function forWindows2008(
  ofRoles: string,
  roles: readonly ServerRole[],
  numbers: readonly string[],
): Pick<ProcedureStep, 'lines' | 'commands'> {
  const files = (['Client Access', ...otherRoles(roles)] as const).flatMap(role => answerFiles[role] ?? []);
  const others = numbers.filter(number => number !== 'KB968930');
  return {
    lines: [
      'Install .NET Framework 3.5 SP1 and the Windows Management Framework (KB968930), then the features ' +
        `${ofRoles} from the Scripts folder of the Exchange media.`,
      `Install the hotfixes ${others.join(', ')} in their editions for Windows Server 2008, and any other that setup names. ${restart}`,
    ],
    commands: [...files.map(file => `ServerManagerCmd -ip ${file}`), sharing],
  };
}

function otherRoles(roles: readonly ServerRole[]): ServerRole[] {
  return roles.filter(role => role !== 'Client Access' && answerFiles[role] !== undefined);
}
