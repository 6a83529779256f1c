import { type JournalRecord, type OutputLine, RedactionMap, type StandIn } from '../../../preload/contract/index.js';
import type { RecoveryFolder } from '../../ports/state-store.js';
import { failure } from '../../problems/problem.js';
import { redactJournal } from '../../redaction/redact-journal.js';

const mapName = 'redaction-map.json';

export interface Journal {
  readonly records: readonly JournalRecord[];
  readonly head: string;
}

/** What a report of a recovery is made from. */
export interface RedactedCopy extends Journal {
  /** Journals of other work on the same machine. */
  readonly others: readonly Journal[];
  readonly output: readonly OutputLine[];
}

/**
 * Records and raw output with stand-ins; the heads are those of the whole journals. The map of stand-ins is kept beside the
 * journal, before anything of the copy leaves: a later copy has the same ones.
 */
export async function redactedCopy(
  folder: Pick<RecoveryFolder, 'id' | 'readFile' | 'writeFile'>,
  { records, head, others, output }: RedactedCopy,
): Promise<RedactedCopy> {
  const before = await standInsOf(folder);
  const all = [...records, ...others.flatMap(other => other.records)];
  const made = redactJournal(all, before, look => output.forEach(({ text }) => look(text)));
  if (made.standIns.length > before.length || made.standIns.some((one, at) => one !== before[at])) {
    const map: RedactionMap = {
      schema: 'cas-recovery/redaction-map/1',
      recoveryId: folder.id,
      standIns: [...made.standIns],
    };
    await folder.writeFile(mapName, `${JSON.stringify(map, null, 2)}\n`);
  }
  let taken = 0;
  const next = (count: number): JournalRecord[] => made.records.slice(taken, (taken += count));
  return {
    records: next(records.length),
    head,
    others: others.map(other => ({ records: next(other.records.length), head: other.head })),
    output: output.map(line => ({ ...line, text: made.hide(line.text) })),
  };
}

/** As it stood at a moment, so that a copy can be made again; null where there was nothing yet. */
export function asItStood({ records }: Pick<Journal, 'records'>, moment: string): Journal | null {
  const until = records.map(({ at }) => at <= moment).lastIndexOf(true) + 1;
  const head = records[until - 1]?.hash;
  return head === undefined ? null : { records: records.slice(0, until), head };
}

/** None where there is no map. One that can't be read is never written over: it is the key to earlier copies. */
async function standInsOf(folder: Pick<RecoveryFolder, 'id' | 'readFile'>): Promise<readonly StandIn[]> {
  const text = await folder.readFile(mapName).catch((thrown: unknown) => {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw failure('REDACTION_MAP_UNREADABLE', { id: folder.id, name: mapName, why: messageOf(thrown) }, thrown);
  });
  if (text === null) return [];
  try {
    return RedactionMap.parse(JSON.parse(text)).standIns;
  } catch (thrown) {
    throw failure('REDACTION_MAP_UNREADABLE', { id: folder.id, name: mapName, why: 'it is no map' }, thrown);
  }
}

const messageOf = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));
