import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type ComparedWith, foldAll, type LostServer, type ServerSettings } from '../preload/contract/index.js';
import { fileReason } from './adapters/kit/file-reason.js';
import { openKit } from './adapters/kit/kit-side.js';
import type { VerificationHouse } from './compose-verification.js';
import { exportedReport, lookInto, readText } from './compose-verification-report.js';
import { parseSnapshot } from './directory/snapshot.js';
import { failure, toProblem } from './problems/problem.js';
import type { EarlierChecks, Expected } from './verification/world.js';

interface Asked {
  readonly serverName: string;
  readonly against: readonly string[];
}

/** One thing that was named, and what it tells of the server. */
interface Told {
  readonly compared: ComparedWith;
  readonly serverName: string;
  readonly directory: LostServer | null;
  readonly settings: ServerSettings | null;
  /** The kit that they are in; null where there is none. */
  readonly kit: string | null;
  readonly earlier?: EarlierChecks;
}

type House = Pick<VerificationHouse, 'store' | 'recoveries'>;

/**
 * What the server should be, as everything that was named tells it. Where two tell the same part, the first that was named
 * counts; of earlier checks the latest. Throws a `Failure` for what tells nothing, and for what is of another server.
 */
export async function expectedOf(house: House, { serverName, against }: Asked, signal: AbortSignal): Promise<Expected> {
  const told = await Promise.all(against.map(name => whatIsTold(house, name, signal)));
  const other = told.findIndex(one => shortName(one.serverName) !== shortName(serverName));
  const stranger = told[other];
  if (stranger) {
    const { compared, serverName: holds } = stranger;
    throw failure('VERIFICATION_OTHER_SERVER', { name: compared.name, holds, server: serverName });
  }
  const earlier = told
    .flatMap(one => one.earlier ?? [])
    .sort((one, other) => other.readAt.localeCompare(one.readAt))[0];
  return {
    serverName,
    directory: told.find(({ directory }) => directory !== null)?.directory ?? null,
    settings: told.find(({ settings }) => settings !== null)?.settings ?? null,
    kit: told.find(({ settings }) => settings !== null)?.kit ?? null,
    comparedWith: told.map(({ compared }) => compared),
    ...(earlier && { earlier }),
  };
}

const shortName = (name: string): string => (name.split('.')[0] ?? name).toLowerCase();

async function whatIsTold(house: House, name: string, signal: AbortSignal): Promise<Told> {
  if (await house.store.has(name)) return ofRecovery(house, name, signal);
  const path = resolve(name);
  const found = await stat(path).catch((thrown: unknown) => {
    const { why } = fileReason(thrown);
    const what = `it is no recovery in ${house.store.path}, and as a file: ${why}`;
    throw failure('VERIFICATION_NOTHING_TO_COMPARE', { name, why: what }, thrown);
  });
  if (!found.isDirectory() && !(await isZip(path))) return ofDocument(await readText(path), path);
  const report = await exportedReport(path, found.isDirectory());
  return report === null ? ofKit(path, signal) : ofDocument(report, path);
}

/** The reading before a recovery; of a re-application the kit that it was made from. */
async function ofRecovery(house: House, id: string, signal: AbortSignal): Promise<Told> {
  const { plan, reapply } = foldAll((await house.recoveries.read(id)).records);
  if (reapply) return ofKitOf(id, reapply.kit.path, signal);
  if (!plan) {
    throw failure('VERIFICATION_NOTHING_TO_COMPARE', { name: id, why: 'a backup or a restore reads no directory' });
  }
  return ofReading(plan.lostServer, nameOfRecovery(id));
}

/** Throws `VERIFICATION_KIT_GONE` where the kit of a re-application does not lie there any more. */
function ofKitOf(id: string, path: string, signal: AbortSignal): Promise<Told> {
  return ofKit(path, signal).catch((thrown: unknown) => {
    if (toProblem(thrown).code !== 'KIT_NOT_FOUND') throw thrown;
    throw failure('VERIFICATION_KIT_GONE', { id, path }, thrown);
  });
}

const nameOfRecovery = (id: string): Pick<ComparedWith, 'kind' | 'name'> => ({
  kind: 'recovery',
  name: `the reading before the recovery ${id}`,
});

/** What a server should be after its recovery. */
export function beforeRecovery(id: string, lost: LostServer): Expected {
  const { compared, serverName, ...told } = ofReading(lost, nameOfRecovery(id));
  return { ...told, serverName, comparedWith: [compared] };
}

async function ofKit(path: string, signal: AbortSignal): Promise<Told> {
  const kit = await openKit(path, signal);
  try {
    const { server, takenAt } = kit.manifest;
    return {
      compared: { kind: 'kit', name: `the kit ${path}`, readAt: takenAt },
      serverName: server.name,
      directory: kit.directory,
      settings: kit.side.settings,
      kit: path,
    };
  } finally {
    await kit.close();
  }
}

/** A saved reading, an inspection, a report, or a verification. */
function ofDocument(text: string, path: string): Told {
  const { kind, name, earlier, mayHoldReading } = lookInto(text, path);
  const compared = { kind, name };
  if (!earlier || mayHoldReading) {
    return { ...ofReading(parseSnapshot(text, path), compared), ...(earlier && { earlier }) };
  }
  const { serverName, readAt } = earlier;
  return { compared: { ...compared, readAt }, serverName, directory: null, settings: null, kit: null, earlier };
}

function ofReading(directory: LostServer, compared: Pick<ComparedWith, 'kind' | 'name'>): Told {
  const { summary, readAt } = directory;
  return { compared: { ...compared, readAt }, serverName: summary.name, directory, settings: null, kit: null };
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((thrown: unknown) => {
    throw failure('FILE_NOT_USABLE', { path, ...fileReason(thrown) }, thrown);
  });
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString('latin1').startsWith('PK');
  } finally {
    await file.close();
  }
}
