import { hasFault, withoutOnce } from '../faults.js';
import { versionsAt, withBackups } from '../backups/places.js';
import { asPrinted, refusal, refuse, wordsOf } from '../backups/say.js';
import { openPlace } from '../backups/targets.js';
import { argument, type Bench } from './tool.js';

/** `delete catalog [-quiet]`: it is empty then; the backups stay where they are. */
export function deleteCatalogue(bench: Bench): number {
  bench.change(machine => withBackups(withoutOnce(machine, ['backup-catalogue-damaged']), { catalogue: [] }));
  bench.print(asPrinted(wordsOf(bench).catalogueDeleted));
  return 0;
}

/** `restore catalog -backupTarget:PLACE [-machine:NAME] [-quiet]`: it knows what is in that place then. */
export async function restoreCatalogue(bench: Bench): Promise<number> {
  const { errors, catalogueRestored } = wordsOf(bench);
  const target = argument(bench.args, '-backupTarget:');
  if (target === undefined) return refuse(bench, refusal(errors.syntax));
  const closed = await openPlace(bench, target);
  if (closed) return refuse(bench, closed);
  const { backups, name } = bench.machine();
  const found = versionsAt(backups, target, argument(bench.args, '-machine:') ?? name);
  if (found.length === 0) return refuse(bench, refusal(errors.noBackup));
  const catalogue = found.map(({ store, version }) => ({
    target: store.target,
    machine: store.machine,
    id: version.id,
  }));
  bench.change(machine => withBackups(withoutOnce(machine, ['backup-catalogue-damaged']), { catalogue }));
  bench.print(asPrinted(catalogueRestored));
  return 0;
}

/** `enable backup -addtarget:PLACE -schedule:HH:MM,… …`: keeps what it was told. A rehearsal does not wait for the hour. */
export async function enableBackup(bench: Bench): Promise<number> {
  const { errors, scheduled } = wordsOf(bench);
  const target = argument(bench.args, '-addtarget:');
  const times = argument(bench.args, '-schedule:')?.split(',') ?? [];
  const isTime = (one: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(one);
  if (target === undefined || times.length === 0 || !times.every(isTime)) return refuse(bench, refusal(errors.syntax));
  const closed = await openPlace(bench, target);
  if (closed) return refuse(bench, closed);
  if (hasFault(bench.machine(), 'backup-schedule-refused')) {
    bench.change(machine => withoutOnce(machine, ['backup-schedule-refused']));
    return refuse(bench, refusal(errors.network, -3));
  }
  bench.change(machine => withBackups(machine, { schedule: { target, times, words: [...bench.args] } }));
  bench.print(asPrinted(scheduled));
  return 0;
}

/** `disable backup [-quiet]`: nothing is taken by itself any more. */
export function disableBackup(bench: Bench): number {
  bench.change(machine => withBackups(machine, { schedule: null }));
  bench.print(asPrinted(wordsOf(bench).scheduled));
  return 0;
}
