import type {
  Fact,
  HostFacts,
  LostServer,
  ServiceConnectionPoint,
  VirtualDirectory,
} from '../../../preload/contract/index.js';
import { changesBetween } from '../../directory/changes.js';
import { readLostServer } from '../../directory/read-lost-server.js';
import { failure, problem } from '../../problems/problem.js';
import { defaultInstallPath, requiredServices, virtualDirectoryNouns } from '../../product/exchange-2010.js';
import { defineStep } from '../../runbook/step.js';
import { compare, comparisons, hostFact, sameText, sourceOf, type Row } from '../evidence.js';
import type { RecoveryWorld } from '../world.js';

/** The proof: what the directory and this server show now, against what was recorded before anything was changed. */
export const verification = defineStep<RecoveryWorld>({
  card: {
    id: 'verification',
    title: 'What came back is verified',
    explain:
      'The directory and this server are read once more and compared with what was recorded of the lost server before the recovery. This step only reads; certificates, files, IIS settings and registry values that the directory never held are not part of it.',
    risk: 'reads only',
    usualSeconds: 30,
    skippable: true,
  },
  timeLimitSeconds: 300,

  async check(world) {
    const { state } = (await world.host.facts()).exchange.setup;
    if (state !== 'succeeded') {
      return { state: 'blocked', problem: problem('SETUP_NOT_FINISHED', { state }), facts: [], comparisons: [] };
    }
    const { rows, facts } = await look(world);
    const seen = { facts, comparisons: comparisons(rows) };
    const differing = rows.filter(({ result }) => result !== 'same');
    if (differing.length === 0) return { state: 'done', ...seen };
    return { state: 'blocked', problem: problem('NOT_ALL_RECOVERED', { rows: describe(differing) }), ...seen };
  },

  async verify(world) {
    const { rows, facts } = await look(world);
    const differing = rows.filter(({ result }) => result !== 'same');
    if (differing.length > 0) throw failure('NOT_ALL_RECOVERED', { rows: describe(differing) });
    return facts;
  },
});

async function look({ host, directory, plan, clock }: RecoveryWorld): Promise<{ rows: Row[]; facts: Fact[] }> {
  const facts = await host.facts();
  const before = plan.lostServer;
  const now = await readLostServer(await directory(), before.summary.name, clock);
  const rows = [
    ...before.virtualDirectories.flatMap(recorded => directoryRows(recorded, now, facts)),
    ...before.serviceConnectionPoints.map(recorded => autodiscoverRow(recorded, now)),
    buildRow(before, facts),
    pathRow(before, facts),
    rolesRow(before, now),
    servicesRow(facts),
  ];
  return { rows, facts: [...evidenceOf(facts, now), changesFact(before, now)] };
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

const urlNames = {
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

/** Host names have no case, and a slash at the end means nothing. */
function sameUrl(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  return normalUrl(one) === normalUrl(other);
}

function normalUrl(text: string): string {
  try {
    return new URL(text).href.replace(/\/$/, '');
  } catch {
    return text.trim().toLowerCase();
  }
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

function describe(rows: readonly Row[]): string {
  return rows.map(({ label, lost, rebuilt, remedy }) => `${label}: was ${lost}, is ${rebuilt}. ${remedy}`).join('\n');
}

/** Everything else that the directory holds of the server, against the reading from before the recovery. */
function changesFact(before: LostServer, now: LostServer): Fact {
  const changes = changesBetween(before, now);
  const told = changes.map(
    ({ distinguishedName, attribute, before: was, now: is }) =>
      `${attribute} of ${distinguishedName}: was ${was?.join('; ') ?? 'absent'}, is ${is?.join('; ') ?? 'absent'}`,
  );
  return {
    id: 'directory-changes',
    label: 'Attributes that differ from before the recovery',
    value: changes.length === 0 ? 'none' : String(changes.length),
    source: `${String(now.objects.length)} objects read from ${now.readFrom}`,
    ...(told.length > 0 && { raw: told.join('\n') }),
    readAt: now.readAt,
  };
}

function evidenceOf(facts: HostFacts, now: LostServer): Fact[] {
  const urls = now.virtualDirectories.flatMap(({ kind, name, internalUrl, externalUrl, distinguishedName }): Fact[] =>
    (
      [
        ['internalUrl', internalUrl],
        ['externalUrl', externalUrl],
      ] as const
    ).map(([which, value]) => ({
      id: `${kind}-${name}-${which}`,
      label: `${kind} ${urlNames[which].label} of ${name}`,
      value: value ?? 'none',
      source: `${urlNames[which].attribute} of ${distinguishedName}, ${now.readFrom}`,
      readAt: now.readAt,
    })),
  );
  const running = facts.services.filter(({ state, name }) => state === 'Running' && isRequired(name));
  return [
    ...urls,
    hostFact(facts, 'exchange', {
      id: 'build',
      label: 'Exchange build on this server',
      value: facts.exchange.installedBuild ?? 'not installed',
    }),
    hostFact(facts, 'services', {
      id: 'services',
      label: 'Required services that run',
      value: `${String(running.length)} of ${String(requiredServices.length)}`,
      raw: running.map(({ name }) => name).join(', '),
    }),
  ];
}

function isRequired(name: string): boolean {
  return requiredServices.some(required => sameText(required, name));
}
