import type { LostServer, Package, Scenario } from '../../../preload/contract/index.js';
import { systemOf } from '../../product/prerequisites/systems.js';
import { prerequisitesOf } from '../../product/prerequisites/table.js';

const minuteMs = 60_000;
const mediaLetters = ['D:', 'E:', 'F:'] as const;
const roomyBytes = 64 * 1024 ** 3;

/**
 * A scenario for a server of the operator's own organization: the Windows, the drives and the Exchange media that its
 * record asks for, on a machine that is otherwise the one of `template`. Where DNS did not name an address, one stands
 * in. The account counts as reset: whether it is on the day itself, the real recovery looks.
 */
export function scenarioOfServer(template: Scenario, lost: LostServer): Scenario {
  const { summary, computer } = lost;
  const { name } = summary;
  const installLetter = letterOf(lost.installPath);
  const mediaLetter = mediaLetters.find(letter => letter !== installLetter) ?? 'G:';
  const operatingSystem = systemOfServer(template, lost);
  const drives = [...new Set(['C:', installLetter])].map(letter => ({ letter, freeBytes: roomyBytes }));
  return {
    ...template,
    id: 'own-organization',
    title: `${name} is lost`,
    story: `${name} of ${lost.organization} is gone, as ${lost.readFrom} records it. A fresh Windows stands ready.`,
    serverName: name,
    lostAt: new Date(Date.parse(computer?.passwordLastSet ?? lost.readAt) - minuteMs).toISOString(),
    joinAccount: `${(lost.domain.split('.')[0] ?? lost.domain).toUpperCase()}\\Administrator`,
    network: { ...template.network, records: recordsOf(template, lost), answering: [] },
    machine: {
      ...template.machine,
      accountSetAt: null,
      operatingSystem,
      packages: packagesFor(operatingSystem.version, lost),
      // The Windows media lie beside those of Exchange.
      windowsSource: `${mediaLetter}\\windows\\sources\\sxs`,
      drives: [...drives, { letter: mediaLetter, freeBytes: 0 }],
      // Whose backups there are, and where, nobody knows.
      backups: { ...template.machine.backups, volumes: [], stores: [] },
      media: summary.version === null ? null : { path: `${mediaLetter}\\`, build: summary.version.build },
    },
    backups: [],
  };
}

/** All that must be brought for this Windows and these roles: in a rehearsal somebody has brought it. */
function packagesFor(version: string, { summary }: LostServer): Package[] {
  const system = systemOf(version);
  const needs = system === undefined ? [] : prerequisitesOf(system, summary.roles);
  return needs.flatMap((need): Package[] => {
    if (need.kind === 'hotfix') return [{ path: `${packageFolder}\\${need.file}`, id: need.id, version: null }];
    if (need.kind !== 'package') return [];
    return need.files.slice(0, 1).map(file => ({ path: `${packageFolder}\\${file}`, id: file, version: null }));
  });
}

const packageFolder = 'C:\\Packages';

function letterOf(path: string | null): string {
  return /^[A-Z]:/i.exec(path ?? '')?.[0].toUpperCase() ?? 'C:';
}

/**
 * What DNS said of the full name; else the template's address under a name that nobody asks for. A domain controller
 * stands in too, where the template has its DNS server: a domain that DNS knows nothing of could not be joined.
 */
function recordsOf(template: Scenario, lost: LostServer): Scenario['network']['records'] {
  const controller = { [`domain-controller.${lost.domain.toLowerCase()}`]: template.network.dnsServers };
  return { ...controller, ...addressOf(template, lost) };
}

function addressOf(template: Scenario, { summary, nameRecords }: LostServer): Scenario['network']['records'] {
  const known = nameRecords.addresses.filter(address => /^\d+\.\d+\.\d+\.\d+$/.test(address));
  if (known.length > 0) return { [nameRecords.fqdn.toLowerCase()]: known };
  const standIn = Object.entries(template.network.records).find(([name]) =>
    name.startsWith(`${template.serverName.toLowerCase()}.`),
  );
  return { [`${summary.name.toLowerCase()}.stand-in.invalid`]: standIn?.[1] ?? [] };
}

/** `6.1 (7601)` is `6.1.7601` to Windows itself. */
function systemOfServer(template: Scenario, { computer }: LostServer): Scenario['machine']['operatingSystem'] {
  const [, release, build] = /^(\d+\.\d+) \((\d+)\)$/.exec(computer?.operatingSystemVersion ?? '') ?? [];
  const usual = template.machine.operatingSystem;
  if (computer === null || release === undefined || build === undefined) return usual;
  return {
    ...usual,
    name: computer.operatingSystem ?? usual.name,
    version: `${release}.${build}`,
    servicePack: computer.operatingSystemServicePack ?? '',
  };
}
