import type { DirectorySource, LostServer } from '../../preload/contract/index.js';
import { readLostServer } from '../directory/read-lost-server.js';
import { refusalOf, verdictOf } from '../directory/verdict/verdict.js';
import type { RecoveryFolder } from '../ports/state-store.js';
import { Failure } from '../problems/failure.js';
import { openJournal } from '../runbook/journal.js';
import { makePlan } from './plan.js';
import type { OpenOptions, RecoveryParts, RehearsalWish } from './recovery-parts.js';
import { recoveryRunbook } from './runbook.js';

/** Reads the directory, makes the plan, and writes both down as the first records of a recovery. */
export async function writeBeginning(
  parts: RecoveryParts,
  folder: RecoveryFolder,
  wish: RehearsalWish,
  how: OpenOptions,
): Promise<void> {
  const { clock, operator, productVersion } = parts;
  const source = await parts.rehearsalSource(folder, wish);
  const lostServer = await recoverableServer(parts, source, wish.server, how);
  const setting = await parts.createRehearsal(folder, wish, lostServer);
  const fqdn = lostServer.summary.fqdn ?? `${wish.server}.${lostServer.domain}`;
  const { address, ...rest } = setting.plan;
  const plan = makePlan({
    ...rest,
    lostServer,
    source,
    address: await address(fqdn.toLowerCase()),
    steps: recoveryRunbook.map(({ card }) => card),
    clock,
  });
  const journal = await openJournal(await folder.openJournal(), clock);
  try {
    await journal.append({
      kind: 'recovery-started',
      recoveryId: folder.id,
      mode: 'rehearsal',
      scenario: setting.scenario,
      serverName: lostServer.summary.name,
      productVersion,
      operator,
    });
    await journal.append({ kind: 'plan-made', plan });
  } finally {
    await journal.close();
  }
}

async function recoverableServer(
  parts: RecoveryParts,
  source: DirectorySource,
  server: string,
  how: OpenOptions,
): Promise<LostServer> {
  const directory = await parts.openDirectory(source, how);
  try {
    const lost = await readLostServer(directory, server, parts.clock, parts.namesFor(source));
    const refused = refusalOf(verdictOf(lost));
    if (refused) throw new Failure(refused);
    return lost;
  } finally {
    await directory.close();
  }
}
