import type {
  HostFacts,
  LostServer,
  ServiceConnectionPoint,
  VirtualDirectory,
} from '../../../../preload/contract/index.js';
import { defaultInstallPath, requiredServices, virtualDirectoryNouns } from '../../../product/exchange-2010.js';
import { sameUrl } from '../../../verification/rows.js';
import { compare, sameText, sourceOf, type Row } from '../../evidence.js';

/** What was recorded of a server beside what the directory and the server show now. */
export function verificationRows(before: LostServer, now: LostServer, facts: HostFacts): Row[] {
  return [
    ...before.virtualDirectories.flatMap(recorded => directoryRows(recorded, now, facts)),
    ...before.serviceConnectionPoints.map(recorded => autodiscoverRow(recorded, now)),
    buildRow(before, facts),
    pathRow(before, facts),
    rolesRow(before, now),
    servicesRow(facts),
  ];
}

/** What the directory records beside what the server itself shows: IIS, build, folder and services. */
export function serverRows(recorded: LostServer, facts: HostFacts): Row[] {
  return [
    ...recorded.virtualDirectories.flatMap(one => iisRow(one, facts)),
    buildRow(recorded, facts),
    pathRow(recorded, facts),
    servicesRow(facts),
  ];
}

function directoryRows(recorded: VirtualDirectory, now: LostServer, facts: HostFacts): Row[] {
  const found = now.virtualDirectories.find(one => sameText(one.distinguishedName, recorded.distinguishedName));
  return [
    urlRow(recorded, found, 'internalUrl', now.readFrom),
    urlRow(recorded, found, 'externalUrl', now.readFrom),
    ...iisRow(recorded, facts),
  ];
}

/** Several directories of one kind are told apart by their names. */
const idOf = ({ kind, name }: VirtualDirectory): string => `${kind}-${name}`;

function iisRow(recorded: VirtualDirectory, facts: HostFacts): Row[] {
  const { kind, webPath } = recorded;
  if (webPath === null) return [];
  const inIis = facts.exchange.webDirectories.find(one => sameText(one.path, webPath));
  return [
    compare({
      id: `${idOf(recorded)}-iis`,
      label: `${kind} in IIS`,
      lost: [webPath, 'IIS path of the directory object'],
      rebuilt: [inIis ? `${inIis.site}${inIis.path}` : 'missing', sourceOf(facts, 'exchange')],
      same: inIis !== undefined,
      remedy: `Make the virtual directory again with New-${virtualDirectoryNouns[kind]}.`,
    }),
  ];
}

export const urlNames = {
  internalUrl: { label: 'internal URL', attribute: 'msExchInternalHostName', parameter: 'InternalUrl' },
  externalUrl: { label: 'external URL', attribute: 'msExchExternalHostName', parameter: 'ExternalUrl' },
} as const;

function urlRow(
  recorded: VirtualDirectory,
  found: VirtualDirectory | undefined,
  which: keyof typeof urlNames,
  readFrom: string,
): Row {
  const { label, attribute, parameter } = urlNames[which];
  const wanted = recorded[which];
  const now = found?.[which] ?? null;
  const cmdlet = `Set-${virtualDirectoryNouns[recorded.kind]}`;
  return compare({
    id: `${idOf(recorded)}-${which}`,
    label: `${recorded.kind} ${label}`,
    lost: [wanted ?? 'none', `${attribute}, before the recovery`],
    rebuilt: [found ? (now ?? 'none') : 'the directory object is gone', `${attribute}, ${readFrom}`],
    same: found !== undefined && sameUrl(wanted, now),
    remedy:
      wanted === null ? `Remove the ${label}.` : `Set it again: ${cmdlet} "${recorded.name}" -${parameter} ${wanted}`,
  });
}

function autodiscoverRow(recorded: ServiceConnectionPoint, now: LostServer): Row {
  const found = now.serviceConnectionPoints.find(one => sameText(one.distinguishedName, recorded.distinguishedName));
  return compare({
    id: `autodiscover-${recorded.name}`,
    label: 'Autodiscover inside the network',
    lost: [recorded.url ?? 'none', 'serviceBindingInformation, before the recovery'],
    rebuilt: [found ? (found.url ?? 'none') : 'the object is gone', `serviceBindingInformation, ${now.readFrom}`],
    same: found !== undefined && sameUrl(recorded.url, found.url),
    remedy: `Set it again: Set-ClientAccessServer ${recorded.name} -AutoDiscoverServiceInternalUri ${recorded.url ?? '$null'}`,
  });
}

function buildRow({ summary }: LostServer, facts: HostFacts): Row {
  const wanted = summary.version?.build ?? null;
  return compare({
    id: 'build',
    label: 'Exchange build',
    lost: [summary.version ? `${summary.version.name} (${summary.version.build})` : 'not recorded', 'serialNumber'],
    rebuilt: [facts.exchange.installedBuild ?? 'not installed', sourceOf(facts, 'exchange')],
    same: wanted === null ? 'unknown' : facts.exchange.installedBuild === wanted,
    remedy: 'Compare the media that setup ran from with the recorded build.',
  });
}

function pathRow({ installPath }: LostServer, facts: HostFacts): Row {
  return compare({
    id: 'install-path',
    label: 'Install folder',
    lost: [installPath ?? `${defaultInstallPath} (default)`, 'msExchInstallPath'],
    rebuilt: [facts.exchange.installPath ?? 'not installed', sourceOf(facts, 'exchange')],
    same: sameText(withoutEnd(facts.exchange.installPath), withoutEnd(installPath ?? defaultInstallPath)),
    remedy: 'Recovery setup must run with /TargetDir for the recorded folder.',
  });
}

function withoutEnd(path: string | null): string | null {
  return path?.replace(/\\+$/, '') ?? null;
}

function rolesRow(before: LostServer, now: LostServer): Row {
  const [wanted, found] = [before, now].map(({ summary }) => summary.roles.join(', '));
  return compare({
    id: 'roles',
    label: 'Roles',
    lost: [wanted ?? '', 'msExchCurrentServerRoles, before the recovery'],
    rebuilt: [found ?? '', `msExchCurrentServerRoles, ${now.readFrom}`],
    same: wanted === found,
    remedy: 'Look at the end of the setup log: a role was not brought back.',
  });
}

function servicesRow(facts: HostFacts): Row {
  const quiet = requiredServices.filter(
    name => facts.services.find(service => sameText(service.name, name))?.state !== 'Running',
  );
  return compare({
    id: 'services',
    label: 'Services',
    lost: [`${String(requiredServices.length)} must run`, 'services of a Client Access server'],
    rebuilt: [quiet.length === 0 ? 'all are running' : `not running: ${quiet.join(', ')}`, sourceOf(facts, 'services')],
    same: quiet.length === 0,
    remedy: `Start them: Start-Service ${quiet.join(', ')}`,
  });
}
