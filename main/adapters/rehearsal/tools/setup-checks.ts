import { compareBuilds } from '../../../product/builds.js';
import type { Prerequisite } from '../../../product/prerequisites/prerequisite.js';
import { systemOf } from '../../../product/prerequisites/systems.js';
import { ofKind, prerequisitesOf } from '../../../product/prerequisites/table.js';
import { fileRenames, mediaOf, type PrintedFacts } from '../facts-of.js';
import { hasFault } from '../faults.js';
import type { Bench } from './tool.js';

/** Name that setup gives to the component it misses first. Source: a support article on IIS 6 WMI Compatibility. */
const missingComponent = (name: string): string =>
  `The '${name}' component is required. Install the component via Server Manager.`;

const componentNames: Readonly<Record<string, string>> = {
  'Web-WMI': 'IIS 6 WMI Compatibility',
  'Web-Metabase': 'IIS 6 Metabase Compatibility',
  'Web-Lgcy-Mgmt-Console': 'IIS 6 Management Console',
  'Web-Dyn-Compression': 'Dynamic Content Compression',
  'Web-Basic-Auth': 'Basic Authentication',
  'Web-Windows-Auth': 'Windows Authentication',
  'Web-Digest-Auth': 'Digest Authentication',
};

/** What the prerequisite check finds wrong, in its own words: the faults asked for, and what is really not so. */
export function failedChecks(bench: Bench): string[] {
  const machine = bench.machine();
  const facts = bench.facts();
  return [
    ...(hasFault(machine, 'setup-prerequisite-check') ? [missingComponent('IIS 6 WMI Compatibility')] : []),
    ...tooOldMedia(mediaOf(machine)?.build),
    ...unmetConditions(facts),
    ...missingFeatures(facts),
    ...missingHotfixes(facts),
  ];
}

function tooOldMedia(build: string | undefined): string[] {
  const needed = process.env['CAS_RECOVERY_REQUIRED_MEDIA'] ?? '';
  if (!build || needed === '' || compareBuilds(build, needed) >= 0) return [];
  return [`Exchange Server version ${needed} or later must be used to perform a recovery of this server.`];
}

function unmetConditions({ domain, exchange, pendingRestart, services }: PrintedFacts): string[] {
  const sharing = services.find(({ name }) => name === 'NetTcpPortSharing');
  return [
    ...(domain === null ? [`Either Active Directory doesn't exist, or it can't be contacted.`] : []),
    ...(exchange.installedBuild !== null
      ? ['This server cannot be recovered because Setup has detected that Exchange server roles are already installed.']
      : []),
    ...(pendingRestart.some(({ place }) => place === fileRenames)
      ? ['A reboot from a previous installation is pending. Please restart the system and rerun setup.']
      : []),
    ...(sharing && sharing.startMode !== 'Automatic'
      ? ['The start mode for the Net. Tcp Port Sharing service must be set to Automatic before Setup can continue.']
      : []),
  ];
}

function missingFeatures(facts: PrintedFacts): string[] {
  const missing = ofKind(neededBy(facts), 'feature').filter(({ id }) => !facts.features.includes(id));
  return missing.map(({ id }) => missingComponent(componentNames[id] ?? id));
}

/** Source: the text that Exchange 2010 setup prints, as it is quoted in articles about it. */
function missingHotfixes(facts: PrintedFacts): string[] {
  const missing = ofKind(neededBy(facts), 'hotfix').filter(({ id }) => !facts.hotfixes.includes(id));
  return missing.map(
    ({ id }) =>
      `This computer requires the update described in Microsoft Knowledge Base article ${id} (http://support.microsoft.com/kb/${id.slice(2)}).`,
  );
}

/** What the Client Access role needs; the simulated setup brings back no other. */
function neededBy({ operatingSystem }: PrintedFacts): readonly Prerequisite[] {
  const system = systemOf(operatingSystem.version);
  return system === undefined ? [] : prerequisitesOf(system, []);
}
