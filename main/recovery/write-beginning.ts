import type { Plan } from '../../preload/contract/index.js';
import type { RecoveryFolder } from '../ports/state-store.js';
import { failure } from '../problems/problem.js';
import { openJournal } from '../runbook/journal.js';
import { fqdnOf, livePlan, type LiveWish } from './live.js';
import { makePlan } from './plan.js';
import { readRecoverable } from './read-recoverable.js';
import type { LiveMachine, OpenOptions, RecoveryParts, RehearsalWish } from './recovery-parts.js';
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
  await writeDown(parts, folder, plan, setting.scenario);
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
  await writeDown(parts, folder, livePlan(parts, wish, { lost, machineId: facts.machineId }), null);
}

async function writeDown(
  { clock, operator, productVersion }: RecoveryParts,
  folder: RecoveryFolder,
  plan: Plan,
  scenario: string | null,
): Promise<void> {
  const journal = await openJournal(await folder.openJournal(), clock);
  try {
    await journal.append({
      kind: 'recovery-started',
      recoveryId: folder.id,
      mode: scenario === null ? 'live' : 'rehearsal',
      scenario,
      serverName: plan.identity.name,
      productVersion,
      operator,
    });
    await journal.append({ kind: 'plan-made', plan });
  } finally {
    await journal.close();
  }
}
