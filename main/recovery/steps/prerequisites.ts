import type { Fact, Finding, HostChange, HostFacts } from '../../../preload/contract/index.js';
import { failure, problem } from '../../problems/problem.js';
import { hostRun } from '../../runbook/host-run.js';
import { defineStep, type Proposal, type StepRun } from '../../runbook/step.js';
import { comparisons, hostFact, sameText } from '../evidence.js';
import { describeChange } from '../describe-change.js';
import { untilItRuns } from '../until-it-runs.js';
import type { RecoveryWorld } from '../world.js';
import { titleOf } from './prerequisites/brought.js';
import {
  beforeOf,
  changesFor,
  firstLack,
  lacksInstallation,
  servicingRestart,
  toBring,
} from './prerequisites/changes.js';
import { rowsOf } from './prerequisites/rows.js';
import { lacks, type Standing, standingsOf, standingsOfKind } from './prerequisites/standing.js';

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
  timeLimitSeconds: 3 * 3600,

  async check(world) {
    const facts = await world.host.facts();
    const standings = standingsIn(world, facts);
    if (standings) return findingOf(world, facts, standings);
    const { name, version } = facts.operatingSystem;
    return { state: 'blocked', problem: problem('SYSTEM_NOT_SUPPORTED', { name, version }), ...seenOf(facts, []) };
  },

  async propose(world): Promise<Proposal> {
    const { host, plan } = world;
    const facts = await host.facts();
    const changes = changesFor(facts, standingsIn(world, facts) ?? [], plan.folders);
    return {
      changes,
      preview: {
        action: actionOf(changes),
        items: changes.flatMap(change => describeChange(host, change, facts)),
        restarts: false,
        typeToConfirm: null,
        asksPasswordOf: null,
      },
    };
  },

  async act(world, run, changes) {
    for (const [place, change] of changes.entries()) {
      if (!(await isPossible(world, change, changes.slice(0, place)))) continue;
      await make(world, run, { change, share: place / changes.length });
    }
  },

  async verify(world) {
    const facts = await world.host.facts();
    const standings = standingsIn(world, facts) ?? [];
    refuseMissing(standings);
    return evidenceOf(facts, standings);
  },
});

function standingsIn({ plan }: RecoveryWorld, facts: HostFacts): Standing[] | undefined {
  return standingsOf(facts, plan.lostServer.summary.roles);
}

function findingOf({ plan }: RecoveryWorld, facts: HostFacts, standings: readonly Standing[]): Finding {
  const seen = seenOf(facts, standings);
  const { state } = facts.exchange.setup;
  const setupHasBegun = state === 'running' || state === 'succeeded';
  const unread = setupHasBegun ? undefined : unreadPart(facts, standings);
  if (unread) return { state: 'blocked', problem: unread, ...seen };
  const changes = changesFor(facts, standings, plan.folders);
  if (changes.length > 0 && state === 'running') {
    return { state: 'blocked', problem: problem('SETUP_STILL_RUNS', {}), ...seen };
  }
  const pending = pendingReason(facts);
  // Setup leaves renames for the next start itself: those belong to the restart step, and must not cut setup short.
  const restart = setupHasBegun ? undefined : pending;
  if (restart && servicingRestart(facts) && lacksInstallation(standings)) {
    return { state: 'restart-needed', reason: restart, ...seen };
  }
  const lack = firstLack(facts, standings, plan.folders);
  if (lack) return { state: 'blocked', problem: lack, ...seen };
  if (changes.length > 0) return { state: 'ready', before: beforeOf(facts, changes), ...seen };
  const bring = toBring(facts, standings, plan.folders);
  if (bring) return { state: 'blocked', problem: bring, ...seen };
  return restart ? { state: 'restart-needed', reason: restart, ...seen } : { state: 'done', ...seen };
}

/** The first part that could not be read and that something hangs on. */
function unreadPart({ unread }: HostFacts, standings: readonly Standing[]) {
  const counts = (kind: 'hotfix' | 'service'): boolean =>
    standingsOfKind(standings, kind).some(({ need }) => need.weight === 'required');
  const parts = [
    ['features', 'Windows features', true],
    ['hotfixes', 'installed updates', counts('hotfix')],
    ['services', 'services', counts('service')],
  ] as const;
  const first = parts.find(([key, , needed]) => needed && unread[key] !== undefined);
  return first && problem('PREREQUISITES_UNREAD', { what: first[1], why: unread[first[0]] ?? '' });
}

interface Making {
  readonly change: HostChange;
  /** Of the whole, how much is behind. */
  readonly share: number;
}

/** Lines of a script that begin so are meant for this program: `= percent 40`, `= end 0`. */
const toldToUs = /^= /;

/** A service of Windows is up within seconds. */
const startMs = 20_000;

async function make(world: RecoveryWorld, run: StepRun, { change, share }: Making): Promise<void> {
  const doing = doingOf(change);
  run.progress(doing, change.kind === 'install-features' ? null : share);
  const onOutput = (line: string): void => {
    const percent = /^= percent (\d+)\s*$/.exec(line)?.[1];
    if (percent !== undefined) run.progress(doing, Math.min(100, Number(percent)) / 100);
    else if (!toldToUs.test(line)) run.output(line);
  };
  await world.host.apply(change, { ...hostRun(run), onOutput });
  if (change.kind === 'start-service')
    await untilItRuns(world, { service: change.service, mostMs: startMs }, run.signal);
}

/** A service whose feature waits for the restart is not there yet: it is set after that. */
async function isPossible(
  { host }: RecoveryWorld,
  change: HostChange,
  before: readonly HostChange[],
): Promise<boolean> {
  if (change.kind !== 'set-service-start' || !before.some(({ kind }) => kind === 'install-features')) return true;
  const facts = await host.facts();
  const isThere = facts.services.some(({ name }) => sameText(name, change.service));
  return isThere || servicingRestart(facts) === undefined;
}

function actionOf(changes: readonly HostChange[]): string {
  const features = changes.flatMap(change => (change.kind === 'install-features' ? change.features : []));
  if (features.length > 0) return `Install ${count(features.length, 'feature')}`;
  const packages = changes.filter(({ kind }) => kind === 'install-package');
  return packages.length > 0 ? `Install ${count(packages.length, 'package')}` : 'Set the service start';
}

function count(number: number, what: string): string {
  return `${String(number)} ${what}${number === 1 ? '' : 's'}`;
}

function doingOf(change: HostChange): string {
  if (change.kind === 'install-features') return 'Adding Windows features';
  return change.kind === 'install-package' ? `Installing ${change.id}` : 'Setting how services start';
}

/** Proves by a second reading what the commands have reported. */
function refuseMissing(standings: readonly Standing[]): void {
  const features = lacks(standingsOfKind(standings, 'feature'));
  if (features.length > 0) {
    throw failure('FEATURES_MISSING', { features: features.map(({ need }) => need.id).join(', ') });
  }
  const brought = [...lacks(standingsOfKind(standings, 'hotfix')), ...lacks(standingsOfKind(standings, 'package'))];
  if (brought.length > 0) {
    throw failure('PACKAGES_NOT_LISTED', { items: brought.map(({ need }) => titleOf(need)).join(', ') });
  }
  const [service] = lacks(standingsOfKind(standings, 'service'));
  if (service) {
    const { id, startModes, running } = service.need;
    const wanted = `${startModes.join(' or ')}${running ? ' and running' : ''}`;
    throw failure('SERVICE_NOT_READY', { service: id, wanted, found: service.found });
  }
}

/** What Windows wants a restart for, with the exact place; none when nothing is pending. */
export function pendingReason({ pendingRestart }: HostFacts): string | undefined {
  if (pendingRestart.length === 0) return undefined;
  return `Windows asks for a restart: ${pendingRestart.map(({ place }) => place).join('; ')}.`;
}

function seenOf(facts: HostFacts, standings: readonly Standing[]): Pick<Finding, 'facts' | 'comparisons'> {
  return { facts: evidenceOf(facts, standings), comparisons: comparisons(rowsOf(facts, standings)) };
}

function evidenceOf(facts: HostFacts, standings: readonly Standing[]): Fact[] {
  const features = standingsOfKind(standings, 'feature');
  const present = features.filter(({ is }) => is === 'there').length;
  const hotfixes = standingsOfKind(standings, 'hotfix');
  const listed = hotfixes.filter(({ is }) => is === 'there').length;
  return [
    hostFact(facts, 'features', {
      id: 'features',
      label: 'Features present',
      value: `${String(present)} of ${String(features.length)}`,
      raw: facts.features.join(', '),
    }),
    ...(hotfixes.length === 0
      ? []
      : [
          hostFact(facts, 'hotfixes', {
            id: 'hotfixes',
            label: 'Hotfixes present',
            value: `${String(listed)} of ${String(hotfixes.length)}`,
            raw: facts.hotfixes.join(', '),
          }),
        ]),
    hostFact(facts, 'pendingRestart', {
      id: 'pending-restart',
      label: 'Pending restart',
      value: facts.pendingRestart.length === 0 ? 'none' : `${String(facts.pendingRestart.length)} places`,
      raw: facts.pendingRestart.map(({ place, value }) => `${place} = ${value}`).join('\n'),
    }),
  ];
}
