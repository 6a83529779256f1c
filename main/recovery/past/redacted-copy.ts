import { type JournalRecord, type OutputLine, RedactionMap, type StandIn } from '../../../preload/contract/index.js';
import type { RecoveryFolder } from '../../ports/state-store.js';
import { redactJournal } from '../../redaction/redact-journal.js';

const mapName = 'redaction-map.json';

export interface RedactedCopy {
  readonly records: JournalRecord[];
  readonly output: readonly OutputLine[];
}

/**
 * Records and raw output with stand-ins. The map of stand-ins is kept beside the journal, before anything of the copy
 * leaves: a later copy has the same ones.
 */
export async function redactedCopy(
  folder: Pick<RecoveryFolder, 'id' | 'readFile' | 'writeFile'>,
  records: readonly JournalRecord[],
  output: readonly OutputLine[],
): Promise<RedactedCopy> {
  const before = await standInsOf(folder);
  const made = redactJournal(records, before, look => output.forEach(({ text }) => look(text)));
  if (made.standIns.length > before.length || made.standIns.some((one, at) => one !== before[at])) {
    const map: RedactionMap = {
      schema: 'cas-recovery/redaction-map/1',
      recoveryId: folder.id,
      standIns: [...made.standIns],
    };
    await folder.writeFile(mapName, `${JSON.stringify(map, null, 2)}\n`);
  }
  return { records: made.records, output: output.map(line => ({ ...line, text: made.hide(line.text) })) };
}

/** None where there is no map, or one that another version wrote: its stand-ins would not be those of earlier copies anyway. */
async function standInsOf(folder: Pick<RecoveryFolder, 'readFile'>): Promise<readonly StandIn[]> {
  try {
    return RedactionMap.parse(JSON.parse(await folder.readFile(mapName))).standIns;
  } catch {
    return [];
  }
}
