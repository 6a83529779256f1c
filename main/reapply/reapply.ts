import type {
  HostFacts,
  JournalRecord,
  KitComparison,
  KitTarget,
  ReapplyChange,
  ReapplyChoice,
  ReapplyPlan,
  ReapplyProposal,
} from '../../preload/contract/index.js';
import type { Clock } from '../ports/clock.js';
import type { PreparedFiles } from '../ports/prepared-files.js';
import { failure } from '../problems/problem.js';
import { reapplyScript } from '../settings/script/reapply-script.js';
import type { Edits } from './edits.js';
import { chosenOf } from './plan/chosen.js';
import type { ProposedChange } from './plan/proposal.js';
import { proposeChanges } from './plan/propose.js';
import { leftOf } from './plan/left.js';
import { reservationsOf } from './plan/reservations.js';
import { placesAt, wayBack } from './plan/undo.js';
import { placeOf } from './names.js';
import type { ReapplyKit, ServerLook } from './reapply-kit.js';
import { stepsFor } from './runbook.js';

/** The two sides that a choice was made between, and what was found between them. */
export interface ReapplyPair {
  readonly kit: ReapplyKit;
  readonly comparison: KitComparison;
  readonly now: ServerLook;
}

/** A folder of a re-application that was made, and nothing written into its journal yet. */
export interface ReapplyFolder {
  readonly files: PreparedFiles;
}

/** What a new re-application is written down with. */
export interface NewReapply {
  readonly server: string;
  readonly target: KitTarget;
  readonly machineId: string | null;
  /** The re-application that it takes back. */
  readonly undoes: string | null;
  /** Prepares the files in the folder, and gives the plan. */
  readonly write: (files: PreparedFiles) => Promise<ReapplyPlan>;
}

export interface Reapply {
  /** What a choice would do. */
  propose(pair: ReapplyPair, choice: ReapplyChoice): Promise<ReapplyProposal>;
  /** The same as a PowerShell 2.0 script. */
  script(pair: ReapplyPair, choice: ReapplyChoice): Promise<string>;
  /** A re-application, to be begun. */
  begin(pair: ReapplyPair, choice: ReapplyChoice, machine: Pick<HostFacts, 'machineId'> | null): NewReapply;
  /** One that takes an earlier one back, to be begun. */
  undo(id: string, records: readonly JournalRecord[], plan: ReapplyPlan): NewReapply;
}

/** Makes plans and scripts of what is chosen from a comparison. */
export function createReapply({ edits, clock }: { readonly edits: Edits; readonly clock: Clock }): Reapply {
  const proposed = (pair: ReapplyPair, choice: ReapplyChoice, files: Paths): Promise<ProposedChange[]> =>
    proposeChanges({ ...pair, chosen: chosenOf(pair.comparison, choice), edits, files });
  return {
    propose: async (pair, choice) => {
      const changes = (await proposed(pair, choice, nowhere)).map(({ change }) => change);
      return { changes, reservations: reservationsOf(pair.comparison), steps: stepsFor(changes, 'apply') };
    },
    script: async (pair, choice) =>
      reapplyScript({
        ...pair.comparison,
        madeAt: clock.now(),
        items: (await proposed(pair, choice, nowhere)).map(({ change, content }) => ({
          change,
          differences: pair.comparison.differences.filter(({ id }) => change.differences.includes(id)),
          content: content?.bytes ?? null,
        })),
      }),
    begin: (pair, choice, machine) => ({
      server: pair.comparison.server,
      target: pair.comparison.target,
      machineId: machine?.machineId ?? null,
      undoes: null,
      write: async files => {
        const changes = await proposed(pair, choice, files);
        for (const one of changes) await prepare(pair.kit, files, one);
        return planOf(pair, choice, { changes: changes.map(({ change }) => change), machine, madeAt: clock.now() });
      },
    }),
    undo: (id, records, plan) => ({
      server: plan.server,
      target: plan.target,
      machineId: plan.machineId,
      undoes: id,
      write: async files => {
        const { changes, untaken } = wayBack(id, records);
        await refuseDamagedCopies(files, changes, placesAt(records, 'completed'));
        const { left: _left, leftMore: _more, ...same } = plan;
        return {
          ...same,
          madeAt: clock.now(),
          undoes: id,
          changes,
          untaken,
          reservations: [],
          steps: stepsFor(changes, 'undo'),
        };
      },
    }),
  };
}

type Paths = Pick<PreparedFiles, 'preparedPath' | 'keptPath'>;

/** Nothing is written for what is only shown: the names alone tell what would lie there. */
const nowhere: Paths = { preparedPath: name => `prepared\\${name}`, keptPath: name => `kept\\${name}` };

async function prepare(kit: ReapplyKit, files: PreparedFiles, { content, fromKit }: ProposedChange): Promise<void> {
  if (content) await files.write(content.name, content.bytes);
  if (fromKit) await kit.extract(fromKit.insideKit, files.preparedPath(fromKit.name));
}

function planOf(
  { comparison }: ReapplyPair,
  choice: ReapplyChoice,
  made: {
    readonly changes: ReapplyChange[];
    readonly machine: Pick<HostFacts, 'machineId'> | null;
    readonly madeAt: string;
  },
): ReapplyPlan {
  const { kit, target, server } = comparison;
  return {
    schema: 'cas-recovery/reapply-plan/1',
    madeAt: made.madeAt,
    kit: { path: kit.path, id: kit.id, takenAt: kit.takenAt },
    target,
    machineId: made.machine?.machineId ?? null,
    server,
    undoes: null,
    changes: made.changes,
    reservations: reservationsOf(comparison),
    ...leftOf(comparison, choice, made.changes),
    steps: stepsFor(made.changes, 'apply'),
  };
}

/** A copy that is gone would be missed in the middle of the way back. */
async function refuseDamagedCopies(
  files: PreparedFiles,
  changes: readonly ReapplyChange[],
  made: ReadonlySet<string>,
): Promise<void> {
  for (const { change } of changes) {
    if (change.kind !== 'replace-file' || change.prepared === null) continue;
    const found = await files.sha256(change.prepared);
    // A change that was begun and not made has left no copy, and needs none.
    const mayLack = found === null && !made.has(placeOf(change));
    if (found !== change.sha256 && !mayLack) {
      throw failure('KEPT_COPY_DAMAGED', { file: change.target, path: change.prepared });
    }
  }
}
