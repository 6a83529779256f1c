import { tryPfxPassword } from './adapters/kit/pfx-password.js';
import { hashOfAside } from './adapters/kit/aside.js';
import { openKit } from './adapters/kit/kit-side.js';
import { openSourceSide } from './adapters/kit/source-side.js';
import { openPreparedFiles } from './adapters/state/prepared-files.js';
import type { Clock } from './ports/clock.js';
import type { OpenedKit } from './ports/kit-store.js';
import type { SettingsSource } from './ports/settings-source.js';
import type { KitComparison, KitTarget, ReapplyChoice } from '../preload/contract/index.js';
import { foldAll } from '../preload/contract/index.js';
import { checkCertificates } from './kit/check-certificates.js';
import type { KitPair, KitRun, Kits } from './kit/kits.js';
import { failure } from './problems/problem.js';
import type { Edits } from './reapply/edits.js';
import { createReapply, type NewReapply, type ReapplyPair } from './reapply/reapply.js';
import type { ServerLook } from './reapply/reapply-kit.js';
import { runReapply } from './reapply/run-reapply.js';
import type { Recoveries } from './recovery/recoveries.js';
import type { ReapplyWork } from './recovery/recovery-parts.js';
import type { Outcome } from './runbook/engine-parts.js';
import type { WorkVerification } from './verification/verifications.js';

/** What re-applications stand on. */
export interface ReapplyHouse {
  readonly clock: Clock;
  readonly edits: Edits;
  /** The server that a kit is applied to, as the place from which its settings are read. */
  readonly sourceOf: (target: KitTarget) => Promise<SettingsSource>;
  /** Why the server can't install a rollup from this file; null where the file is there. */
  readonly whyNoRollup: (target: KitTarget, file: string) => Promise<string | null>;
  /** The checks of the server that a kit is applied to, against that kit. */
  readonly verification: (work: Pick<ReapplyWork, 'plan' | 'host'>) => WorkVerification;
}

/** Lets the engine go on with a re-application whose folder and machine are open. */
export async function workOnReapply(
  { edits, sourceOf, verification }: ReapplyHouse,
  { folder, plan, host, engine }: ReapplyWork,
): Promise<Outcome> {
  const source = await sourceOf(plan.target);
  return runReapply({
    engine,
    host,
    files: await openPreparedFiles(folder.path),
    edits,
    look: () => lookAt(source, engine.signal),
    verification: verification({ plan, host }),
    openKit: path => openKit(path, engine.signal),
  });
}

type ReapplyCalls = Pick<Kits, 'propose' | 'script' | 'beginReapply' | 'beginUndo'>;

/** What doors ask of re-applications. `compare` finds the differences that were chosen from. */
export function reapplyCalls(
  { clock, edits, sourceOf, whyNoRollup }: ReapplyHouse,
  recoveries: Recoveries,
  compare: (pair: KitPair, run: KitRun) => Promise<KitComparison>,
): ReapplyCalls {
  const reapply = createReapply({ edits, clock });
  const withPair = async <T>(
    asked: KitPair,
    run: KitRun,
    work: (pair: ReapplyPair, kit: OpenedKit) => Promise<T>,
  ): Promise<T> => {
    const comparison = await compare(asked, run);
    const kit = await openKit(asked.path, run.signal);
    try {
      return await work({ kit, comparison, now: await lookAt(await sourceOf(asked.target), run.signal) }, kit);
    } finally {
      await kit.close();
    }
  };
  const refuseMissingRollup = async (target: KitTarget, { rollupFile: file }: ReapplyChoice): Promise<void> => {
    const why = file === null ? null : await whyNoRollup(target, file);
    if (file !== null && why !== null) throw failure('ROLLUP_FILE_MISSING', { file, why });
  };
  const begin = ({ write, ...wish }: NewReapply): Promise<string> =>
    recoveries.beginReapply({
      ...wish,
      write: async folder => write(await openPreparedFiles(folder.path)),
    });
  return {
    propose: (asked, choice, run) =>
      withPair(asked, run, async pair => {
        const proposal = await reapply.propose(pair, choice);
        await refuseMissingRollup(asked.target, choice);
        return proposal;
      }),
    script: (asked, choice, run) => withPair(asked, run, pair => reapply.script(pair, choice)),
    beginReapply: (asked, choice, run, password) =>
      withPair(asked, run, async (pair, kit) => {
        const changes = (await reapply.propose(pair, choice)).changes.map(({ change }) => change);
        await refuseMissingRollup(asked.target, choice);
        await checkCertificates(kit, changes, tryPfxPassword, password);
        return begin(reapply.begin(pair, choice, machineOf(asked.target, pair)));
      }),
    beginUndo: async id => {
      const { records } = await recoveries.read(id);
      const { reapply: plan, ended } = foldAll(records);
      if (!plan) throw failure('NOT_A_REAPPLICATION', { id });
      if (!ended) throw failure('REAPPLY_STILL_OPEN', { id });
      return begin(reapply.undo(id, records, plan));
    },
  };
}

/** A rehearsal brings its own machine; a real one is told apart by its mark. */
function machineOf(target: KitTarget, { now }: ReapplyPair): { machineId: string } | null {
  if (target.kind === 'rehearsal') return null;
  const { machine, unread } = now.side.settings;
  const why = machine?.unread['machineId'] ?? unread['machine'];
  if (!machine || why !== undefined) {
    throw failure('HOST_PART_NOT_READ', { what: 'mark of this machine', why: why ?? '' });
  }
  return machine;
}

async function lookAt(source: SettingsSource, signal: AbortSignal): Promise<ServerLook> {
  const roots = await source.trees();
  return { side: await openSourceSide(source, signal), roots, asideHash: place => hashOfAside(roots, place) };
}
