import { foldAll, type RecoveryState, type Verification } from '../../preload/contract/index.js';
import type { PreparedFiles } from '../ports/prepared-files.js';
import { failure } from '../problems/problem.js';
import { runRunbook } from '../runbook/engine.js';
import type { EngineParts, Outcome } from '../runbook/engine-parts.js';
import type { Host } from '../ports/host.js';
import type { WorkVerification } from '../verification/verifications.js';
import type { Edits } from './edits.js';
import type { ReapplyKit, ServerLook } from './reapply-kit.js';
import { reapplyRunbook } from './runbook.js';
import type { ReapplyWorld } from './world.js';

/** What a re-application runs on. */
export interface ReapplyRun {
  readonly engine: Omit<EngineParts<ReapplyWorld>, 'steps' | 'world'>;
  /** Reads its facts once per look, and is told by `engine.beforeLook` to read anew. */
  readonly host: Host;
  readonly files: PreparedFiles;
  readonly edits: Edits;
  /** Reads the server: all its settings, and which files there are. */
  readonly look: () => Promise<ServerLook>;
  readonly verification: WorkVerification;
  /** Opens the kit of the plan. */
  readonly openKit: (path: string) => Promise<ReapplyKit>;
}

/** Lets the engine go on with a re-application, from where the server is. */
export async function runReapply({
  engine,
  host,
  files,
  edits,
  look,
  verification,
  openKit,
}: ReapplyRun): Promise<Outcome> {
  const { journal } = engine;
  const plan = () => {
    const { reapply, recoveryId } = foldAll(journal.records);
    if (!reapply) throw failure('RECOVERY_EMPTY', { id: recoveryId });
    return reapply;
  };
  let seen: Promise<ServerLook> | undefined;
  let checks: Promise<Verification> | undefined;
  const lookAgain = (): void => {
    seen = undefined;
    checks = undefined;
    engine.beforeLook();
  };
  let kit: Promise<ReapplyKit> | undefined;
  const world: ReapplyWorld = {
    host: { ...bound(host), apply: (change, run) => host.apply(change, run).finally(lookAgain) },
    plan,
    records: () => journal.records,
    look: () => {
      const now = (seen ??= look());
      // A reading that failed is nobody's answer but the one's who asked.
      now.catch(() => (seen = undefined));
      return now;
    },
    verified: () => {
      let done = 0;
      const { signal, onProgress } = engine;
      const onResult = (): void =>
        onProgress('reapply-proof', 'Checking this server', (done += 1) / verification.count);
      const now = (checks ??= verification.verify({ signal, onResult }));
      now.catch(() => (checks = undefined));
      return now;
    },
    kit: () => {
      const opened = (kit ??= openKit(plan().kit.path));
      opened.catch(() => (kit = undefined));
      return opened;
    },
    files,
    edits,
    remade: async changes => {
      await journal.append({ kind: 'reapply-remade', changes });
    },
  };
  const beforeRetry = async (): Promise<void> => {
    await engine.beforeRetry();
    await verification.mended();
  };
  try {
    return await runRunbook({ ...engine, beforeRetry, beforeLook: lookAgain, steps: reapplyRunbook(plan()), world });
  } finally {
    await dropKeys(foldAll(journal.records), files);
    await kit?.then(open => open.close()).catch(() => undefined);
  }
}

/** Certificates with their private keys lie beside the journal only as long as their step may need them. */
async function dropKeys({ steps, ended, reapply }: RecoveryState, files: PreparedFiles): Promise<void> {
  const step = steps.find(({ card }) => card.id === 'certificates');
  if (!ended && step?.status.kind !== 'verified' && step?.status.kind !== 'skipped') return;
  for (const { change } of reapply?.changes ?? []) {
    if (change.kind === 'import-certificate') await files.remove(change.file).catch(() => undefined);
  }
}

function bound(host: Host): Host {
  return {
    kind: host.kind,
    facts: () => host.facts(),
    commandsFor: change => host.commandsFor(change),
    passwordFor: change => host.passwordFor(change),
    apply: (change, run) => host.apply(change, run),
    followSetup: run => host.followSetup(run),
    addressesOf: name => host.addressesOf(name),
    answers: address => host.answers(address),
  };
}
