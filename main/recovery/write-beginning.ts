import type { LostServer } from '../../preload/contract/index.js';
import { readLostServer } from '../directory/read-lost-server.js';
import { recoverability } from '../directory/recoverability.js';
import type { Secret } from '../ports/secret.js';
import type { RecoveryFolder } from '../ports/state-store.js';
import { Failure } from '../problems/failure.js';
import { openJournal } from '../runbook/journal.js';
import { makePlan } from './plan.js';
import type { RecoveryParts, RehearsalSetting, RehearsalWish } from './recovery-parts.js';
import { recoveryRunbook } from './runbook.js';

/** Reads the directory, makes the plan, and writes both down as the first records of a recovery. */
export async function writeBeginning(
  parts: RecoveryParts,
  folder: RecoveryFolder,
  wish: RehearsalWish,
  password: Secret | undefined,
): Promise<void> {
  const { clock, operator, productVersion } = parts;
  const setting = await parts.createRehearsal(folder, wish);
  const lostServer = await recoverableServer(parts, setting, wish.server, password);
  const fqdn = lostServer.summary.fqdn ?? `${wish.server}.${lostServer.domain}`;
  const { address, ...rest } = setting.plan;
  const plan = makePlan({
    ...rest,
    lostServer,
    source: setting.source,
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
      scenario: wish.scenario,
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
  setting: RehearsalSetting,
  server: string,
  password: Secret | undefined,
): Promise<LostServer> {
  const directory = await parts.openDirectory(setting.source, password);
  try {
    const lost = await readLostServer(directory, server, parts.clock);
    const refused = recoverability(lost);
    if (refused) throw new Failure(refused);
    return lost;
  } finally {
    await directory.close();
  }
}
