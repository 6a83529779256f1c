import { asPrinted, refusal, refuse, wordsOf } from '../backups/say.js';
import { settled } from '../backups/job.js';
import type { Bench, Tool } from './tool.js';
import { deleteCatalogue, disableBackup, enableBackup, restoreCatalogue } from './wbadmin-catalogue.js';
import { startBackup, startRecovery, startSystemStateBackup, startSystemStateRecovery } from './wbadmin-jobs.js';
import { getDisks, getItems, getStatus, getVersions, stopJob } from './wbadmin-lists.js';

const verbs: Readonly<Record<string, Tool>> = {
  'get versions': getVersions,
  'get items': getItems,
  'get disks': getDisks,
  'get status': getStatus,
  'start backup': startBackup,
  'start systemstatebackup': startSystemStateBackup,
  'start recovery': startRecovery,
  'start systemstaterecovery': startSystemStateRecovery,
  'stop job': stopJob,
  'delete catalog': deleteCatalogue,
  'restore catalog': restoreCatalogue,
  'enable backup': enableBackup,
  'disable backup': disableBackup,
};

/** Features that bring wbadmin: those of Windows Server 2008 R2, and the one of 2012. */
const bringers = ['Backup', 'Backup-Features', 'Windows-Server-Backup'];

export const hasWbadmin = ({ machine }: Pick<Bench, 'machine'>): boolean =>
  machine().features.some(feature => bringers.includes(feature));

/** `wbadmin.exe`: prints what the real one prints. Its codes are negative, and come as Windows hands them on. */
export async function wbadmin(bench: Bench): Promise<number> {
  if (!hasWbadmin(bench)) {
    bench.print(
      "'wbadmin' is not recognized as an internal or external command,\r\noperable program or batch file.\r\n",
    );
    return 9009;
  }
  const words = wordsOf(bench);
  bench.print(`${asPrinted(...words.banner)}\r\n`);
  const verb = verbs[bench.args.slice(0, 2).join(' ').toLowerCase()];
  if (!verb) return refuse(bench, refusal(words.errors.syntax));
  if (!bench.facts().elevated) return refuse(bench, refusal(words.errors.rights));
  const seen = bench.machine();
  if (settled(seen, '') !== seen) bench.change(machine => settled(machine, words.errors.interrupted));
  return verb({ ...bench, args: bench.args.slice(2) });
}
