import type { HostFacts, LostServer, Problem } from '../../../preload/contract/index.js';
import { problem } from '../../problems/problem.js';
import { clockSkewLimitSeconds, freeBytesNeeded } from '../../product/exchange-2010.js';
import { systemOf } from '../../product/prerequisites/systems.js';
import { compareBuilds, sameServicePack } from '../../product/builds.js';
import { defineStep } from '../../runbook/step.js';
import { compare, comparisons, firstBlock, hostFact, sameText, sourceOf, type Row } from '../evidence.js';
import type { RecoveryWorld } from '../world.js';

/** Step 1 of the article: a new server that can take the role. Setup would find out later; here it costs nothing. */
export const newServer = defineStep<RecoveryWorld>({
  card: {
    id: 'new-server',
    title: 'A new server is ready',
    explain:
      'Recovery setup rebuilds the lost server on this machine, so Windows, the drives and the setup media must fit what the lost server had. This step only looks; it changes nothing.',
    risk: 'reads only',
    usualSeconds: 10,
    skippable: true,
  },
  timeLimitSeconds: 120,

  async check({ host, plan }) {
    const facts = await host.facts();
    const rows = rowsOf(facts, plan.lostServer, plan.requiredMedia);
    const seen = { facts: evidenceOf(facts), comparisons: comparisons(rows) };
    const blocked = firstBlock(rows);
    return blocked ? { state: 'blocked', problem: blocked, ...seen } : { state: 'done', ...seen };
  },

  async verify({ host }) {
    return evidenceOf(await host.facts());
  },
});

/** What of this machine stops a recovery before anything else; undefined when nothing does. */
export function firstProblemOf(facts: HostFacts, lost: LostServer, requiredMedia: string): Problem | undefined {
  return firstBlock(rowsOf(facts, lost, requiredMedia));
}

function rowsOf(facts: HostFacts, lost: LostServer, requiredMedia: string): Row[] {
  const always = [
    orNotRead(facts, 'operatingSystem', systemRow(facts, lost)),
    orNotRead(facts, 'operatingSystem', architectureRow(facts)),
    orNotRead(facts, 'elevated', elevationRow(facts)),
    clockRow(facts),
  ];
  const { state } = facts.exchange.setup;
  // What setup needed before it began says nothing against a server that it has rebuilt.
  const rebuilt = state === 'running' || (state === 'succeeded' && sameText(facts.name, lost.summary.name));
  if (rebuilt) return always;
  return [
    ...always,
    orNotRead(facts, 'drives', driveRow(facts, lost)),
    orNotRead(facts, 'exchange', exchangeRow(facts, lost)),
    orNotRead(facts, 'media', mediaRow(facts, lost, requiredMedia)),
  ];
}

/** The row as it is; where its part of the machine could not be read, it is unknown, and stops the step. */
function orNotRead(facts: HostFacts, key: keyof HostFacts, row: Row): Row {
  const why = facts.unread[key];
  if (why === undefined) return row;
  const blocks = problem('HOST_PART_NOT_READ', { what: row.label.toLowerCase(), why });
  const remedy = 'Look for yourself, or put right what kept it from being read.';
  return { ...row, rebuilt: `could not be read: ${why}`, result: 'unknown', remedy, blocks };
}

function systemRow(facts: HostFacts, { computer }: LostServer): Row {
  const had = computer?.operatingSystemVersion ?? null;
  const has = facts.operatingSystem;
  const lostName = [computer?.operatingSystem, computer?.operatingSystemServicePack].filter(Boolean).join(' ');
  const rebuiltName = [has.name, has.servicePack].filter(Boolean).join(' ');
  const supported = systemOf(has.version) !== undefined;
  const same = had === null ? 'unknown' : versionOf(had) === has.version;
  const unfit = supported
    ? problem('OPERATING_SYSTEM_DIFFERS', { lost: lostName, rebuilt: rebuiltName })
    : problem('SYSTEM_NOT_SUPPORTED', { name: has.name, version: has.version });
  return compare({
    id: 'operating-system',
    label: 'Operating system',
    lost: [
      lostName === '' ? 'not recorded' : `${lostName} (${had ?? '?'})`,
      'operatingSystemVersion of the computer account',
    ],
    rebuilt: [`${rebuiltName} (${has.version})`, sourceOf(facts, 'operatingSystem')],
    same: supported ? same : false,
    remedy: 'Install the Windows version of the lost server on this machine.',
    blocks: unfit,
  });
}

/** `6.1 (7601)` as the directory writes it, as `6.1.7601`. */
function versionOf(recorded: string): string {
  return recorded.replace(/^(\d+\.\d+) \((\d+)\)$/, '$1.$2');
}

function architectureRow(facts: HostFacts): Row {
  const { architecture, installationType } = facts.operatingSystem;
  return compare({
    id: 'architecture',
    label: 'Kind of Windows',
    lost: ['64-bit (AMD64), full installation', 'Exchange Server 2010 runs on nothing else'],
    rebuilt: [`${architecture}, ${installationType}`, sourceOf(facts, 'operatingSystem')],
    same: architecture === 'AMD64' && installationType === 'Server',
    remedy: 'Install the full 64-bit edition of Windows Server, not Server Core.',
    blocks: problem('WINDOWS_KIND_UNFIT', { architecture, installationType }),
  });
}

function elevationRow(facts: HostFacts): Row {
  return compare({
    id: 'elevated',
    label: 'Administrator rights',
    lost: ['elevated', 'needed by setup'],
    rebuilt: [facts.elevated ? 'elevated' : 'not elevated', sourceOf(facts, 'elevated')],
    same: facts.elevated,
    remedy: 'Start this program with "Run as administrator".',
    blocks: problem('NOT_ELEVATED', {}),
  });
}

function driveRow(facts: HostFacts, { installPath }: LostServer): Row {
  const letter = (installPath ?? 'C:').slice(0, 2).toUpperCase();
  const drive = facts.drives.find(one => one.letter === letter);
  const free = drive ? `${gigabytes(drive.freeBytes)} GB free on ${letter}` : `no drive ${letter}`;
  return compare({
    id: 'install-drive',
    label: 'Drive of Exchange',
    lost: [installPath ?? 'not recorded', 'msExchInstallPath'],
    rebuilt: [free, sourceOf(facts, 'drives')],
    same: installPath === null ? 'unknown' : drive !== undefined && drive.freeBytes >= freeBytesNeeded,
    remedy: `Give this server a drive ${letter} with at least ${gigabytes(freeBytesNeeded)} GB free.`,
    blocks: problem('INSTALL_DRIVE_UNFIT', { letter, needed: gigabytes(freeBytesNeeded) }),
  });
}

function exchangeRow(facts: HostFacts, { summary }: LostServer): Row {
  const { installedBuild, setup } = facts.exchange;
  // Once recovery setup has run here, Exchange on this machine is its work, and the later steps judge it. Under another
  // name it is somebody else's server: to rename that would take down one that lives.
  const foreign = installedBuild !== null && (setup.state === 'never-run' || !sameText(facts.name, summary.name));
  return compare({
    id: 'no-exchange',
    label: 'Exchange on this machine',
    lost: ['none before recovery setup', 'setup refuses a machine that has roles'],
    rebuilt: [installedBuild ?? 'none', sourceOf(facts, 'exchange')],
    same: !foreign,
    remedy: 'Start from a fresh Windows: recovery setup is no repair of an installed server.',
    blocks: problem('EXCHANGE_ALREADY_INSTALLED', { build: installedBuild ?? '' }),
  });
}

function mediaRow(facts: HostFacts, { summary }: LostServer, requiredMedia: string): Row {
  const needed = summary.version?.build ?? null;
  const { media } = facts;
  const old = media !== null && needed !== null && compareBuilds(media.build, needed) < 0;
  const other = media !== null && needed !== null && !sameServicePack(media.build, needed);
  return compare({
    id: 'media',
    label: 'Setup media',
    lost: [requiredMedia, 'serialNumber of the server object'],
    rebuilt: [media ? `${media.build} in ${media.path}` : 'not found', sourceOf(facts, 'media')],
    same: media !== null && needed === null ? 'unknown' : media !== null && !old && !other,
    remedy: `Put the media of ${requiredMedia} into this server. Older media are refused by setup.`,
    blocks: media
      ? problem(old ? 'MEDIA_TOO_OLD' : 'MEDIA_OTHER_SERVICE_PACK', { found: media.build, required: requiredMedia })
      : problem('MEDIA_MISSING', { required: requiredMedia }),
  });
}

function clockRow(facts: HostFacts): Row {
  const skew = facts.clockSkewSeconds;
  return compare({
    id: 'clock',
    label: 'Clock',
    lost: [`within ${String(clockSkewLimitSeconds / 60)} minutes of the domain controller`, 'Kerberos'],
    rebuilt: [
      skew === null ? 'could not be compared' : `${skew.toFixed(1)} s apart`,
      sourceOf(facts, 'clockSkewSeconds'),
    ],
    same: skew === null ? 'unknown' : Math.abs(skew) < clockSkewLimitSeconds,
    remedy: 'Set the clock of this server: w32tm /resync /rediscover.',
    blocks: problem('CLOCK_SKEWED', { seconds: Math.round(skew ?? 0) }),
  });
}

function evidenceOf(facts: HostFacts): ReturnType<typeof hostFact>[] {
  const { operatingSystem, media } = facts;
  return [
    hostFact(facts, 'operatingSystem', {
      id: 'operating-system',
      label: 'Windows on this server',
      value: `${operatingSystem.name} ${operatingSystem.servicePack}`.trim(),
      raw: `${operatingSystem.version} ${operatingSystem.architecture} ${operatingSystem.installationType}`,
    }),
    hostFact(facts, 'media', {
      id: 'media',
      label: 'Setup media',
      value: media ? media.path : 'not found',
      ...(media && { raw: media.build }),
    }),
    hostFact(facts, 'bootedAt', { id: 'booted-at', label: 'Running since', value: facts.bootedAt, raw: facts.bootId }),
    ...facts.hints.map(({ id, text, source }) => ({
      id: `hint-${id}`,
      label: 'Mind',
      value: text,
      source,
      readAt: facts.readAt,
    })),
  ];
}

function gigabytes(bytes: number): string {
  return (bytes / 1024 ** 3).toFixed(1).replace(/\.0$/, '');
}
