import type { Finding } from '../../../preload/contract/index.js';
import { failure, problem } from '../../problems/problem.js';
import { defineStep } from '../../runbook/step.js';
import { type Work, workOf } from '../look/work.js';
import type { ReapplyWorld } from '../world.js';
import { groupCards, proofCard, type AppliedGroup } from './cards.js';
import { factsOf, rowsOf } from './describe.js';
import { refuseOpen } from './group-step.js';
import { leftDisabled, serviceWords } from './rollup.js';

/** Reads back all that was chosen. What somebody skipped is shown, and does not stop it. */
export const proof = defineStep<ReapplyWorld>({
  card: proofCard,
  timeLimitSeconds: 600,

  async check(world): Promise<Finding> {
    const works = await all(world);
    const open = works.filter(({ standing, skipped }) => standing.is !== 'so' && !skipped);
    const seen = { facts: [], comparisons: rowsOf(works) };
    const left = await leftDisabled(world);
    if (left.length > 0) {
      return {
        state: 'blocked',
        problem: problem('SERVICES_LEFT_DISABLED', { services: left.map(serviceWords) }),
        ...seen,
      };
    }
    if (open.length === 0) return { state: 'done', ...seen };
    const told = open.find(({ standing }) => standing.problem)?.standing.problem;
    const titles = open.map(({ change }) => change.title);
    return { state: 'blocked', problem: told ?? problem('REAPPLY_NOT_SO', { titles }), ...seen };
  },

  async verify(world) {
    const works = await all(world);
    const left = await leftDisabled(world);
    if (left.length > 0) throw failure('SERVICES_LEFT_DISABLED', { services: left.map(serviceWords) });
    refuseOpen(works.filter(({ skipped }) => !skipped));
    return factsOf(works, (await world.look()).side.settings.readAt);
  },
});

async function all(world: ReapplyWorld): Promise<(Work & { readonly skipped: boolean })[]> {
  const skipped = skippedGroups(world);
  const works = [];
  for (const group of Object.keys(groupCards) as AppliedGroup[]) {
    for (const work of await workOf(world, group)) works.push({ ...work, skipped: skipped.has(group) });
  }
  return works;
}

function skippedGroups({ records }: ReapplyWorld): ReadonlySet<string> {
  const skips = records().flatMap(({ entry }) =>
    entry.kind === 'decided' && entry.decision.choice === 'skip' ? [entry.stepId] : [],
  );
  return new Set(skips);
}
