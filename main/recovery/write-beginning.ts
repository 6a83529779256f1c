import type { JournalEntry } from '../../preload/contract/index.js';
import type { RecoveryFolder } from '../ports/state-store.js';
import { failure } from '../problems/problem.js';
import { openJournal } from '../runbook/journal.js';
import { fqdnOf, livePlan, type LiveWish } from './live.js';
import { makePlan } from './plan.js';
import { readRecoverable } from './read-recoverable.js';
import type {
  BackupWish,
  LiveMachine,
  OpenOptions,
  ReapplyWish,
  RecoveryParts,
  RehearsalWish,
} from './recovery-parts.js';
import { recoveryRunbook } from './runbook.js';

/** Reads the directory, makes the plan of a rehearsal, and writes both down as the first records of a recovery. */
export async function writeBeginning(
  parts: RecoveryParts,
  folder: RecoveryFolder,
  wish: RehearsalWish,
  how: OpenOptions,
): Promise<void> {
  const source = await parts.rehearsalSource(folder, wish);
  const lostServer = await readRecoverable(parts, source, wish.server, how);
  const setting = await parts.createRehearsal(folder, wish, lostServer);
  const { address, ...rest } = setting.plan;
  const plan = makePlan({
    ...rest,
    lostServer,
    source,
    address: await address(fqdnOf(lostServer)),
    steps: recoveryRunbook.map(({ card }) => card),
    clock: parts.clock,
  });
  const what = { mode: 'rehearsal', scenario: setting.scenario, serverName: plan.identity.name } as const;
  await writeDown(parts, folder, what, { kind: 'plan-made', plan });
}

/** The same for a recovery on this very machine. */
export async function writeLiveBeginning(
  parts: RecoveryParts & { readonly live: LiveMachine },
  folder: RecoveryFolder,
  wish: LiveWish,
  how: OpenOptions,
): Promise<void> {
  const lost = await readRecoverable(parts, wish.directory, wish.server, how);
  const facts = await parts.live.look(wish.settings.folders);
  const why = facts.unread['machineId'];
  if (why !== undefined) throw failure('HOST_PART_NOT_READ', { what: 'mark of this machine', why });
  const plan = livePlan(parts, wish, { lost, machineId: facts.machineId });
  const what = { mode: 'live', scenario: null, serverName: plan.identity.name } as const;
  await writeDown(parts, folder, what, { kind: 'plan-made', plan });
}

/** The plan of a re-application, and what its changes need, as the first records of one. */
export async function writeReapplyBeginning(
  parts: RecoveryParts,
  folder: RecoveryFolder,
  { target, write }: ReapplyWish,
  scenario: string | null,
): Promise<void> {
  const plan = await write(folder);
  const mode = target.kind === 'rehearsal' ? 'rehearsal' : 'live';
  await writeDown(parts, folder, { mode, scenario, serverName: plan.server }, { kind: 'reapply-planned', plan });
}

/** The plan of a backup, or of a restore, as the first records of one. */
export async function writeBackupBeginning(
  parts: RecoveryParts,
  folder: RecoveryFolder,
  { on, write }: BackupWish,
  scenario: string | null,
): Promise<void> {
  const plan = await write(folder);
  const mode = on.kind === 'this' ? 'live' : 'rehearsal';
  await writeDown(parts, folder, { mode, scenario, serverName: plan.server }, { kind: 'backup-planned', plan });
}

async function writeDown(
  { clock, operator, productVersion }: RecoveryParts,
  folder: RecoveryFolder,
  what: { readonly mode: 'rehearsal' | 'live'; readonly scenario: string | null; readonly serverName: string },
  planned: JournalEntry,
): Promise<void> {
  const journal = await openJournal(await folder.openJournal(), clock);
  try {
    await journal.append({ kind: 'recovery-started', recoveryId: folder.id, ...what, productVersion, operator });
    await journal.append(planned);
  } finally {
    await journal.close();
  }
}
