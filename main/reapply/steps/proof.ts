import type { Finding } from '../../../preload/contract/index.js';
import { failure, problem, toProblem } from '../../problems/problem.js';
import { defineStep } from '../../runbook/step.js';
import { readinessFact } from '../../verification/readiness-fact.js';
import { type Work, workOf } from '../look/work.js';
import type { ReapplyWorld } from '../world.js';
import { groupCards, proofCard, type AppliedGroup } from './cards.js';
import { factsOf, rowsOf } from './describe.js';
import { refuseOpen } from './group-step.js';
import { leftDisabled, serviceWords } from './rollup.js';

/** Reads back all that was chosen, and runs all checks. What somebody skipped is shown, and does not stop it. */
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
    if (open.length === 0) return { state: 'done', ...seen, ...(await checked(world)) };
    const told = open.find(({ standing }) => standing.problem)?.standing.problem;
    const titles = open.map(({ change }) => change.title);
    return { state: 'blocked', problem: told ?? problem('REAPPLY_NOT_SO', { titles }), ...seen };
  },

  async verify(world) {
    const works = await all(world);
    const left = await leftDisabled(world);
    if (left.length > 0) throw failure('SERVICES_LEFT_DISABLED', { services: left.map(serviceWords) });
    refuseOpen(works.filter(({ skipped }) => !skipped));
    const { facts } = await checked(world);
    return [...factsOf(works, (await world.look()).side.settings.readAt), ...facts];
  },
});

/**
 * Whether clients may come now. The step stands by what was chosen alone: a check that fails is told beside it, and so is a
 * verification that could not be made at all.
 */
async function checked(world: ReapplyWorld): Promise<Pick<Finding, 'facts' | 'checks'>> {
  try {
    const checks = await world.verified();
    return { facts: [readinessFact(checks)], checks };
  } catch (thrown) {
    const { happened, next } = toProblem(thrown);
    const value = `not told: ${happened} ${next}`;
    const { readAt } = (await world.look()).side.settings;
    const source = 'the checks of this server';
    return {
      facts: [{ id: 'ready-for-clients', label: 'Ready for clients', value, source, readAt, reservation: true }],
    };
  }
}

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
