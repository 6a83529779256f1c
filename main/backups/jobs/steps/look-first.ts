import type { Comparison, Fact, Finding, Problem } from '../../../../preload/contract/index.js';
import { Failure } from '../../../problems/failure.js';
import { hostRun } from '../../../runbook/host-run.js';
import { defineStep, type Step } from '../../../runbook/step.js';
import { card } from '../cards.js';
import type { BackupWorld } from '../world.js';
import { opening, type StepWithPlace, toBeOpened } from './connect.js';

/** What was looked at, and why it can't go on. */
interface Looked {
  readonly problem: Problem | undefined;
  readonly rows: readonly Comparison[];
}

/** A step that looks at a place before anything is done there; it changes nothing but to open a share. */
export function lookFirst(step: StepWithPlace, look: (world: BackupWorld) => Promise<Looked>): Step<BackupWorld> {
  return defineStep<BackupWorld>({
    card: card(step),
    timeLimitSeconds: 300,

    async check(world): Promise<Finding> {
      const open = await toBeOpened(world, step);
      if (open) return open;
      const { problem, rows } = await look(world);
      const seen = { facts: [], comparisons: [...rows] };
      return problem ? { state: 'blocked', problem, ...seen } : { state: 'done', ...seen };
    },

    propose: world => Promise.resolve(opening(world)),

    async act({ host }, run, changes) {
      for (const change of changes) await host.apply(change, hostRun(run));
    },

    async verify(world) {
      const { problem, rows } = await look(world);
      if (problem) throw new Failure(problem);
      const { readAt } = await world.listing();
      return rows.map(({ id, label, rebuilt, rebuiltSource }): Fact => ({
        id,
        label,
        value: rebuilt,
        source: rebuiltSource,
        readAt,
      }));
    },
  });
}
