import type { Fact, HostFacts } from '../../../preload/contract/index.js';
import { failure, problem } from '../../problems/problem.js';
import { bootsDiffer } from '../../runbook/boot.js';
import { defineStep } from '../../runbook/step.js';
import type { ReapplyWorld } from '../world.js';
import { restartCard } from './cards.js';

/** One restart after the last change that needs one. */
export const restart = defineStep<ReapplyWorld>({
  card: restartCard,
  timeLimitSeconds: 600,

  async check(world) {
    const facts = await world.host.facts();
    const seen = { facts: factsOf(facts), comparisons: [] };
    const why = facts.unread['bootId'];
    if (why !== undefined) {
      return { state: 'blocked', problem: problem('HOST_PART_NOT_READ', { what: 'last start', why }), ...seen };
    }
    if (hasRestarted(world, facts)) return { state: 'done', ...seen };
    return { state: 'restart-needed', reason: 'Some of what was changed counts only after a restart.', ...seen };
  },

  async verify(world) {
    const facts = await world.host.facts();
    if (!hasRestarted(world, facts)) throw failure('NOT_RESTARTED_YET', {});
    return factsOf(facts);
  },
});

/** The machine is in another boot than the one in which the last change was made; or nothing was changed at all. */
function hasRestarted({ records }: ReapplyWorld, { bootId }: HostFacts): boolean {
  let boot = '';
  let changedIn: string | null = null;
  for (const { entry } of records()) {
    if (entry.kind === 'session-started') boot = entry.bootId;
    if (entry.kind === 'act-intended') changedIn = boot;
  }
  return changedIn === null || bootsDiffer(changedIn, bootId);
}

function factsOf({ bootedAt, bootId, readAt, sources }: HostFacts): Fact[] {
  const source = sources['bootedAt'] ?? 'this server';
  return [{ id: 'booted-at', label: 'Last start of Windows', value: bootedAt, raw: bootId, source, readAt }];
}
