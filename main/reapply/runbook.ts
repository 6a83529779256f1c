import type { ReapplyChange, ReapplyPlan, StepCard } from '../../preload/contract/index.js';
import type { Step } from '../runbook/step.js';
import { type AppliedGroup, groupCards } from './steps/cards.js';
import { groupStep } from './steps/group-step.js';
import { proof } from './steps/proof.js';
import { restart } from './steps/restart.js';
import { rollup } from './steps/rollup.js';
import type { ReapplyWorld } from './world.js';

const groups = Object.keys(groupCards) as AppliedGroup[];

const all: readonly Step<ReapplyWorld>[] = [
  rollup,
  ...groups.filter(group => group !== 'rollup').map(groupStep),
  restart,
  proof,
];

/** The steps of a plan, in its order: what is taken back is taken back from the end. */
export function reapplyRunbook({ steps }: Pick<ReapplyPlan, 'steps'>): Step<ReapplyWorld>[] {
  return steps.flatMap(({ id }) => all.filter(({ card }) => card.id === id));
}

/** The steps that these changes need: one for each group in it, a restart where one counts, and the proof. */
export function stepsFor(changes: readonly ReapplyChange[], direction: 'apply' | 'undo'): StepCard[] {
  const used = groups.filter(group => changes.some(change => change.group === group));
  const ordered = direction === 'apply' ? used : used.reverse();
  const ids: StepCard['id'][] = [
    ...ordered,
    ...(changes.some(needsRestart) ? (['reapply-restart'] as const) : []),
    'reapply-proof',
  ];
  return ids.flatMap(id => all.map(({ card }) => card).filter(card => card.id === id));
}

/** What a running service has read already counts for it only when it starts anew; web.config is read at once. */
function needsRestart({ change }: ReapplyChange): boolean {
  switch (change.kind) {
    case 'install-rollup':
    case 'set-registry-value':
      return true;
    case 'enable-certificate':
      return change.services.some(service => service !== 'IIS');
    case 'replace-file':
      return /\.exe\.config$/i.test(change.target);
    default:
      return false;
  }
}
