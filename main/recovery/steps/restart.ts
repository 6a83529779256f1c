import type { Fact, HostFacts, Problem } from '../../../preload/contract/index.js';
import { Failure } from '../../problems/failure.js';
import { failure, problem, toProblem } from '../../problems/problem.js';
import { bootsDiffer } from '../../runbook/boot.js';
import { defineStep } from '../../runbook/step.js';
import { describeRestart } from '../describe-change.js';
import { compare, comparisons, hostFact, sourceOf } from '../evidence.js';
import type { RecoveryWorld } from '../world.js';

/** Setup changes settings of Windows that count only after a restart, and says so at its end. */
export const restart = defineStep<RecoveryWorld>({
  card: {
    id: 'restart',
    title: 'The server restarts',
    explain:
      'Setup has changed settings of Windows that count only after a restart. Until then this server must not serve clients.',
    risk: 'cannot be undone',
    usualSeconds: 300,
    skippable: true,
  },
  timeLimitSeconds: 600,

  async check({ host }) {
    const facts = await host.facts();
    const unknown = notRead(facts);
    if (unknown) return { state: 'blocked', problem: unknown, ...seenOf(facts, null) };
    const { setup } = facts.exchange;
    if (setup.state !== 'succeeded') {
      return {
        state: 'blocked',
        problem: problem('SETUP_NOT_FINISHED', { state: setup.state }),
        ...seenOf(facts, null),
      };
    }
    const seen = seenOf(facts, setup.endedAt);
    if (hasRestarted(facts, setup)) return { state: 'done', ...seen };
    return { state: 'restart-needed', reason: 'Exchange setup asks for a restart before production use.', ...seen };
  },

  outlook({ host }) {
    const reason = 'Windows takes up what setup has changed.';
    return Promise.resolve(describeRestart(host, { kind: 'restart', reason, resume: null }));
  },

  async verify({ host, keepDefaults }) {
    const facts = await host.facts();
    const unknown = notRead(facts);
    if (unknown) throw new Failure(unknown);
    const { setup } = facts.exchange;
    if (setup.state !== 'succeeded' || !hasRestarted(facts, setup)) throw failure('NOT_RESTARTED_YET', {});
    const kept = keepDefaults ? [await keptDefaults(keepDefaults, facts.readAt)] : [];
    return [...seenOf(facts, setup.endedAt).facts, ...kept];
  },
});

/**
 * From now on whatever differs from what setup wrote was changed by a person. Nothing of the recovery depends on it: where it
 * can't be read, that is said and no more.
 */
async function keptDefaults(keep: () => Promise<void>, readAt: string): Promise<Fact> {
  const fact = {
    id: 'fresh-defaults',
    label: 'What setup wrote, for kit diff',
    source: 'settings and files of this server',
  };
  try {
    await keep();
    return { ...fact, value: 'recorded after the restart', readAt };
  } catch (thrown) {
    const { happened } = toProblem(thrown);
    return { ...fact, value: `not recorded: ${happened}`, readAt, reservation: true };
  }
}

/** By the boot that setup ran in, which no clock can move; without it, by the times. */
function hasRestarted(
  { bootId, bootedAt }: HostFacts,
  setup: Extract<HostFacts['exchange']['setup'], { state: 'succeeded' }>,
): boolean {
  return setup.bootId === undefined ? bootedAt > setup.endedAt : bootsDiffer(setup.bootId, bootId);
}

function notRead({ unread }: HostFacts): Problem | undefined {
  const parts = { exchange: 'state of Exchange', bootedAt: 'last start' } as const;
  const [missing] = Object.entries(parts).filter(([key]) => unread[key] !== undefined);
  return missing && problem('HOST_PART_NOT_READ', { what: missing[1], why: unread[missing[0]] ?? '' });
}

function seenOf(
  facts: HostFacts,
  setupEnded: string | null,
): { facts: Fact[]; comparisons: ReturnType<typeof comparisons> } {
  return {
    facts: [
      hostFact(facts, 'bootedAt', {
        id: 'booted-at',
        label: 'Last start of Windows',
        value: facts.bootedAt,
        raw: facts.bootId,
      }),
    ],
    comparisons: comparisons([
      compare({
        id: 'restarted',
        label: 'Restart after setup',
        lost: [setupEnded === null ? 'after the end of setup' : `after ${setupEnded}`, 'end of setup'],
        rebuilt: [facts.bootedAt, sourceOf(facts, 'bootedAt')],
        same: setupEnded === null ? 'unknown' : facts.bootedAt > setupEnded,
        remedy: 'Restart this server.',
      }),
    ]),
  };
}
