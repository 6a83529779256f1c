import type { HostChange, HostFacts } from '../../../preload/contract/index.js';
import { failure, problem } from '../../problems/problem.js';
import { servicesBeforeSetup, supportedSystems } from '../../product/exchange-2010.js';
import { defineStep, type Proposal } from '../../runbook/step.js';
import { compare, comparisons, hostFact, sameText, sourceOf, type Row } from '../evidence.js';
import { describeChange } from '../describe-change.js';
import { hostRun, type RecoveryWorld } from '../world.js';

/** Step 3 of the article: what Exchange 2010 needs of Windows before its setup runs. */
export const prerequisites = defineStep<RecoveryWorld>({
  card: {
    id: 'prerequisites',
    title: 'The prerequisites are installed',
    explain:
      'Exchange Server 2010 needs parts of Windows that a fresh server does not have, above all of the web server. Recovery setup checks for them and refuses to go on without.',
    risk: 'can be undone',
    usualSeconds: 600,
    skippable: true,
  },
  timeLimitSeconds: 3600,

  async check({ host }) {
    const facts = await host.facts();
    const needed = neededFeatures(facts);
    const seen = { facts: evidenceOf(facts, needed ?? []), comparisons: comparisons(rowsOf(facts, needed ?? [])) };
    if (!needed) {
      const { name, version } = facts.operatingSystem;
      return { state: 'blocked', problem: problem('SYSTEM_NOT_SUPPORTED', { name, version }), ...seen };
    }
    const changes = changesFor(facts, needed);
    const { state } = facts.exchange.setup;
    if (changes.length > 0) {
      if (state === 'running') return { state: 'blocked', problem: problem('SETUP_STILL_RUNS', {}), ...seen };
      return { state: 'ready', before: beforeOf(facts, changes), ...seen };
    }
    // Setup leaves renames for the next start itself: those belong to the restart step, and must not cut setup short.
    const pending = state === 'running' || state === 'succeeded' ? undefined : pendingReason(facts);
    return pending ? { state: 'restart-needed', reason: pending, ...seen } : { state: 'done', ...seen };
  },

  async propose({ host }): Promise<Proposal> {
    const facts = await host.facts();
    const changes = changesFor(facts, neededFeatures(facts) ?? []);
    const features = changes.flatMap(change => (change.kind === 'install-features' ? change.features : []));
    return {
      changes,
      preview: {
        action: features.length > 0 ? `Install ${String(features.length)} features` : 'Set the service start',
        items: changes.flatMap(change => describeChange(host, change, facts)),
        restarts: false,
        typeToConfirm: null,
        asksPasswordOf: null,
      },
    };
  },

  async act(world, run, changes) {
    for (const change of changes) {
      run.progress(change.kind === 'install-features' ? 'Adding Windows features' : 'Setting how services start', null);
      await world.host.apply(change, hostRun(run));
    }
  },

  async verify({ host }) {
    const facts = await host.facts();
    const needed = neededFeatures(facts) ?? [];
    const missing = missingFeatures(facts, needed);
    if (missing.length > 0) throw failure('FEATURES_MISSING', { features: missing.join(', ') });
    return evidenceOf(facts, needed);
  },
});

function neededFeatures({ operatingSystem }: HostFacts): readonly string[] | undefined {
  return supportedSystems.find(({ version }) => version === operatingSystem.version)?.features;
}

function missingFeatures({ features }: HostFacts, needed: readonly string[]): string[] {
  return needed.filter(wanted => !features.some(has => sameText(has, wanted)));
}

/** Features first: some services exist only once their feature is in. */
function changesFor(facts: HostFacts, needed: readonly string[]): HostChange[] {
  const changes: HostChange[] = [];
  const missing = missingFeatures(facts, needed);
  if (missing.length > 0) changes.push({ kind: 'install-features', features: missing, source: null });
  for (const { name, startMode } of servicesBeforeSetup) {
    const now = facts.services.find(service => sameText(service.name, name));
    if (now?.startMode !== startMode) changes.push({ kind: 'set-service-start', service: name, startMode });
  }
  return changes;
}

function rowsOf(facts: HostFacts, needed: readonly string[]): Row[] {
  const missing = missingFeatures(facts, needed);
  return [
    compare({
      id: 'features',
      label: 'Windows features',
      lost: [`${String(needed.length)} needed`, 'Exchange Server 2010 prerequisites, Client Access role'],
      rebuilt: [
        missing.length === 0 ? 'all installed' : `${String(missing.length)} missing: ${missing.join(', ')}`,
        sourceOf(facts, 'features'),
      ],
      same: missing.length === 0,
      remedy: 'Install what is missing.',
    }),
    ...servicesBeforeSetup.map(service => serviceRow(facts, service)),
    restartRow(facts),
  ];
}

function serviceRow(facts: HostFacts, { name, startMode }: (typeof servicesBeforeSetup)[number]): Row {
  const now = facts.services.find(service => sameText(service.name, name));
  return compare({
    id: `service-${name}`,
    label: `Service ${name}`,
    lost: [startMode, 'Exchange Server 2010 prerequisites'],
    rebuilt: [now?.startMode ?? 'not there yet', sourceOf(facts, 'services')],
    same: now?.startMode === startMode,
    remedy: `Set its start to ${startMode}.`,
  });
}

function restartRow(facts: HostFacts): Row {
  const places = facts.pendingRestart.map(({ place, value }) => `${place} = ${value}`).join('; ');
  return compare({
    id: 'pending-restart',
    label: 'Pending restart',
    lost: ['none', 'setup refuses to run while one is pending'],
    rebuilt: [places === '' ? 'none' : places, sourceOf(facts, 'pendingRestart')],
    same: places === '',
    remedy: 'Restart this server.',
  });
}

/** What Windows wants a restart for, with the exact place; none when nothing is pending. */
export function pendingReason({ pendingRestart }: HostFacts): string | undefined {
  if (pendingRestart.length === 0) return undefined;
  return `Windows asks for a restart: ${pendingRestart.map(({ place }) => place).join('; ')}.`;
}

/** What stands where these changes would be made. */
function beforeOf({ services }: HostFacts, changes: readonly HostChange[]): Record<string, string> {
  const entries = changes.flatMap((change): [string, string][] => {
    if (change.kind === 'install-features') return change.features.map(name => [`feature ${name}`, 'absent']);
    if (change.kind !== 'set-service-start') return [];
    const now = services.find(({ name }) => sameText(name, change.service));
    return [[`service ${change.service}`, now?.startMode ?? 'absent']];
  });
  return Object.fromEntries(entries);
}

function evidenceOf(facts: HostFacts, needed: readonly string[]): ReturnType<typeof hostFact>[] {
  const present = needed.length - missingFeatures(facts, needed).length;
  return [
    hostFact(facts, 'features', {
      id: 'features',
      label: 'Features present',
      value: `${String(present)} of ${String(needed.length)}`,
      raw: facts.features.join(', '),
    }),
    hostFact(facts, 'pendingRestart', {
      id: 'pending-restart',
      label: 'Pending restart',
      value: facts.pendingRestart.length === 0 ? 'none' : `${String(facts.pendingRestart.length)} places`,
      raw: facts.pendingRestart.map(({ place, value }) => `${place} = ${value}`).join('\n'),
    }),
  ];
}
