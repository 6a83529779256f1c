import { failure, problem } from '../../problems/problem.js';
import { Failure } from '../../problems/failure.js';
import { hostRun } from '../../runbook/host-run.js';
import { defineStep, type Proposal } from '../../runbook/step.js';
import { describeChange, describeRestart } from '../describe-change.js';
import { comparisons } from '../evidence.js';
import type { RecoveryWorld } from '../world.js';
import { blockOf, blockOfChanges } from './identity/blocks.js';
import { actionOf, beforeOf, changesFor, doingOf, laterChangesOf, nameToType, withUnseen } from './identity/changes.js';
import { lookAt, waitsFor } from './identity/look.js';
import { evidenceOf, proveMembership } from './identity/proof.js';
import { rowsOf } from './identity/rows.js';

/** Step 2 of the article: the lost server's name, address and domain membership. */
export const identity = defineStep<RecoveryWorld>({
  card: {
    id: 'identity',
    title: 'It takes the lost server’s identity',
    explain:
      'Setup looks for the recorded server under this machine’s own name, and clients look for it at the old address. So this server gets the lost one’s address and name, and after a restart joins the domain with the computer account that is already there.',
    risk: 'can be undone',
    usualSeconds: 300,
    skippable: true,
  },
  timeLimitSeconds: 600,

  async check(world) {
    const look = await lookAt(world);
    const { facts } = look;
    const seen = { facts: evidenceOf(look), comparisons: comparisons(rowsOf(look)) };
    const changes = changesFor(look);
    if (facts.exchange.setup.state === 'running') {
      if (changes.length > 0) return { state: 'blocked', problem: problem('SETUP_STILL_RUNS', {}), ...seen };
      return { state: 'done', ...seen };
    }
    const blocked = (await blockOf(world, look)) ?? (await blockOfChanges(world, look, changes));
    if (blocked) return { state: 'blocked', problem: blocked, ...seen };
    if (changes.length > 0) return { state: 'ready', before: beforeOf(look, changes), ...seen };
    const waiting = waitsFor(facts);
    return waiting ? { state: 'restart-needed', reason: waiting, ...seen } : { state: 'done', ...seen };
  },

  async propose(world): Promise<Proposal> {
    const look = await lookAt(world);
    const changes = changesFor(look);
    const { name } = world.plan.identity;
    const accounts = changes.map(change => world.host.passwordFor(change));
    return {
      changes,
      preview: {
        action: actionOf(changes, name),
        items: changes.flatMap(change => withUnseen(describeChange(world.host, change, look.facts), change, look)),
        restarts: changes.some(({ kind }) => kind === 'rename' || kind === 'join-domain'),
        typeToConfirm: nameToType(changes, name),
        asksPasswordOf: accounts.find(account => account !== null) ?? null,
      },
    };
  },

  async outlook(world) {
    const look = await lookAt(world);
    const restart = describeRestart(world.host, {
      kind: 'restart',
      reason: 'Windows takes up what was changed.',
      resume: null,
    });
    const now = changesFor(look);
    const after = laterChangesOf(look, now).flatMap(change => describeChange(world.host, change, look.facts));
    return [
      ...(now.some(({ kind }) => kind === 'rename') ? restart : []),
      ...after,
      ...(after.length > 0 ? restart : []),
    ];
  },

  async act(world, run, changes) {
    for (const change of changes) {
      run.progress(doingOf(change), null);
      await world.host.apply(change, hostRun(run));
    }
  },

  async verify(world) {
    const look = await lookAt(world);
    const different = rowsOf(look).find(({ result }) => result === 'different');
    if (different?.blocks) throw new Failure(different.blocks);
    if (different) {
      throw failure('IDENTITY_DIFFERS', {
        what: different.label.toLowerCase(),
        wanted: different.lost,
        found: different.rebuilt,
      });
    }
    return [...evidenceOf(look), ...(await proveMembership(world, look))];
  },
});
