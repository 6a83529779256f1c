import type { Fact, Finding, HostFacts, LostServer, Problem, Verification } from '../../../preload/contract/index.js';
import { changesFact, urlFacts } from '../../directory/directory-facts.js';
import { Failure } from '../../problems/failure.js';
import { problem } from '../../problems/problem.js';
import { requiredServices } from '../../product/exchange-2010.js';
import { hostRun } from '../../runbook/host-run.js';
import { defineStep, type Proposal } from '../../runbook/step.js';
import { describe, missingOf, rowsOf, untoldOf } from '../../verification/brought-back.js';
import { readinessFact } from '../../verification/readiness-fact.js';
import { hostFact, sameText } from '../evidence.js';
import { untilItRuns } from '../until-it-runs.js';
import type { RecoveryWorld } from '../world.js';
import { beforeOf, describeRepair, repairsOf, started } from './verification/repairs.js';

/**
 * The proof: every check of this server, against what was recorded before anything was changed. The step stands by what setup
 * must have brought back; whether clients may come is told beside it.
 */
export const verification = defineStep<RecoveryWorld>({
  card: {
    id: 'verification',
    title: 'What came back is verified',
    explain:
      'The directory and this server are read once more and compared with what was recorded of the lost server before the recovery. What setup should have brought back and did not is put right here, with your consent; what it can’t bring back, such as certificates, is told beside the result.',
    risk: 'can be undone',
    usualSeconds: 60,
    skippable: true,
  },
  timeLimitSeconds: 900,

  async check(world): Promise<Finding> {
    const facts = await world.host.facts();
    const early = tooEarly(facts);
    if (early) return { state: 'blocked', problem: early, facts: [], comparisons: [] };
    const { checks, now } = await world.verified();
    const seen = { facts: evidenceOf(world, { facts, checks, now }), comparisons: rowsOf(checks), checks };
    const repairs = repairsOf(missingOf(checks), { facts, now });
    if (repairs.length > 0) return { state: 'ready', before: beforeOf(repairs, { facts, now }), ...seen };
    const open = problemOf(checks);
    return open ? { state: 'blocked', problem: open, ...seen } : { state: 'done', ...seen };
  },

  async propose(world): Promise<Proposal> {
    const facts = await world.host.facts();
    const rest = { restarts: false, typeToConfirm: null, asksPasswordOf: null };
    // A dry run asks before anything is there that could be put right.
    if (tooEarly(facts)) return { changes: [], preview: { action: '', items: [], ...rest } };
    const { checks, now } = await world.verified();
    const changes = repairsOf(missingOf(checks), { facts, now });
    return {
      changes,
      preview: {
        action: changes.length === 1 ? 'Put this right' : `Put ${String(changes.length)} things right`,
        items: changes.flatMap(change => describeRepair(world.host, change, { facts, now })),
        ...rest,
      },
    };
  },

  async act(world, run, changes) {
    for (const [place, change] of changes.entries()) {
      run.progress('Putting right what did not come back', place / changes.length);
      await world.host.apply(change, hostRun(run));
    }
    // They start beside each other: one that never runs leaves no time of its own to those after it.
    const until = performance.now() + startMs;
    for (const service of started(changes)) {
      run.progress(`Waiting for ${service}`, null);
      await untilItRuns(world, { service, mostMs: until - performance.now() }, run.signal);
    }
  },

  async verify(world) {
    const facts = await world.host.facts();
    const { checks, now } = await world.verified();
    const open = tooEarly(facts) ?? problemOf(checks);
    if (open) throw new Failure(open);
    return evidenceOf(world, { facts, checks, now });
  },
});

function tooEarly({ unread, exchange: { setup } }: HostFacts): Problem | undefined {
  const why = unread['exchange'];
  if (why !== undefined) return problem('HOST_PART_NOT_READ', { what: 'state of Exchange', why });
  return setup.state === 'succeeded' ? undefined : problem('SETUP_NOT_FINISHED', { state: setup.state });
}

function problemOf(checks: Verification): Problem | undefined {
  const missing = missingOf(checks);
  if (missing.length > 0) return problem('NOT_ALL_RECOVERED', { rows: describe(missing) });
  const untold = untoldOf(checks);
  return untold.length > 0 ? problem('RECOVERY_NOT_PROVEN', { rows: describe(untold) }) : undefined;
}

/** A service of Exchange takes a minute or two on a slow server. It is the time of all of them together. */
const startMs = 180_000;

interface Seen {
  readonly facts: HostFacts;
  readonly checks: Verification;
  readonly now: LostServer;
}

function evidenceOf({ plan }: RecoveryWorld, { facts, checks, now }: Seen): Fact[] {
  const running = facts.services.filter(({ state, name }) => state === 'Running' && isRequired(name));
  return [
    ...urlFacts(now),
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
    ...changesFact(plan.lostServer, now, 'before the recovery'),
    readinessFact(checks),
  ];
}

function isRequired(name: string): boolean {
  return requiredServices.some(required => sameText(required, name));
}
