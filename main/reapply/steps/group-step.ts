import type { Finding, HostChange } from '../../../preload/contract/index.js';
import { Failure } from '../../problems/failure.js';
import { failure } from '../../problems/problem.js';
import { defineStep, type Proposal, type Step } from '../../runbook/step.js';
import { kitOf, type Work, workOf } from '../look/work.js';
import { kitFileOfCertificate, storedName } from '../names.js';
import type { ReapplyWorld } from '../world.js';
import { type AppliedGroup, groupCards } from './cards.js';
import { beforeOf, describeChange, factsOf, rowsOf } from './describe.js';
import { makeAll } from './make.js';

/** The step that settles the chosen differences of one group. */
export function groupStep(group: AppliedGroup): Step<ReapplyWorld> {
  return defineStep<ReapplyWorld>({
    card: groupCards[group],
    timeLimitSeconds: 3600,
    check: async world => findingOf(await workOf(world, group)),
    propose: async world => proposalOf(world, open(await workOf(world, group))),
    act: async (world, run, changes) => {
      const anew = (await workOf(world, group)).filter(({ content, standing }) => content && standing.is === 'not so');
      if (anew.length > 0) await world.remade(anew.map(({ change }) => change));
      await makeAll(world, run, changes);
    },
    verify: async world => {
      const works = await workOf(world, group);
      refuseOpen(works);
      return factsOf(works, (await world.look()).side.settings.readAt);
    },
  });
}

const open = (works: readonly Work[]): Work[] => works.filter(({ standing }) => standing.is !== 'so');

export function findingOf(works: readonly Work[]): Finding {
  const seen = { facts: [], comparisons: rowsOf(works) };
  const problem = works.find(({ standing }) => standing.is === 'other')?.standing.problem;
  if (problem) return { state: 'blocked', problem, ...seen };
  const left = open(works);
  return left.length === 0 ? { state: 'done', ...seen } : { state: 'ready', before: beforeOf(left), ...seen };
}

/** The changes that are still to be made, as they would run now. */
async function proposalOf(world: ReapplyWorld, works: readonly Work[]): Promise<Proposal> {
  for (const work of works) await haveContent(world, work);
  const changes = works.map(({ change }) => change);
  return {
    changes: changes.map(({ change }) => change),
    preview: {
      action: changes.length === 1 ? 'Make this change' : `Make ${String(changes.length)} changes`,
      items: changes.flatMap(change => describeChange(world.host, change)),
      restarts: false,
      typeToConfirm: changes.some(({ wholeFile }) => wholeFile === true) ? world.plan().server : null,
      asksPasswordOf: passwordFor(
        world,
        changes.map(({ change }) => change),
      ),
    },
  };
}

function passwordFor({ host }: ReapplyWorld, changes: readonly HostChange[]): string | null {
  return changes.map(change => host.passwordFor(change)).find(account => account !== null) ?? null;
}

/** What is to be put in place must lie there, byte for byte as it was agreed to. */
async function haveContent(world: ReapplyWorld, { change: { change }, content }: Work): Promise<void> {
  const { files, plan } = world;
  if (change.kind === 'import-certificate' && (await files.sha256(change.file)) === null) {
    // It was deleted when the step was over, and is needed once more.
    const kit = await kitOf(world);
    await kit.extract(kitFileOfCertificate(change.thumbprint), change.file);
  }
  if (change.kind !== 'replace-file' || change.prepared === null || change.sha256 === null) return;
  if (content) await files.write(storedName(change.sha256, change.target), content);
  if ((await files.sha256(change.prepared)) === change.sha256) return;
  const facts = { file: change.target, path: change.prepared };
  throw plan().undoes === null ? failure('PREPARED_FILE_DAMAGED', facts) : failure('KEPT_COPY_DAMAGED', facts);
}

/** Proves by a second reading what the commands have reported. */
export function refuseOpen(works: readonly Work[]): void {
  const left = open(works);
  const problem = left.find(({ standing }) => standing.problem)?.standing.problem;
  if (problem) throw new Failure(problem);
  if (left.length > 0) throw failure('REAPPLY_NOT_SO', { titles: left.map(({ change }) => change.title) });
}
