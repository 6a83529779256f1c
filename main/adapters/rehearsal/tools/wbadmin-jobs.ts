import { existsSync } from 'node:fs';
import type { Recoverable } from '../../../../preload/contract/index.js';
import { OddPath, onDisk } from '../disk.js';
import { hasFault, withoutOnce } from '../faults.js';
import { contentFolder, hasContent } from '../backups/contents.js';
import { isShare, momentOf, sameName, type StoredVersion, volumesOf, withBackups } from '../backups/places.js';
import { asPrinted, isRefusal, refusal, refuse, shownMoment, wordsOf } from '../backups/say.js';
import { openPlace, systemStateBytes, usedBytes, whyNoTarget } from '../backups/targets.js';
import { lineOfInput } from './identity-scripts.js';
import { argument, type Bench, hasInput } from './tool.js';
import { runJob } from './wbadmin-follow.js';
import { versionMeant } from './wbadmin-lists.js';

const has = ({ args }: Bench, flag: string): boolean => args.some(arg => sameName(arg, flag));
const list = (text: string | undefined): string[] => (text ?? '').split(',').filter(one => one !== '');
const letterOf = (path: string): string => /^[a-z]:/i.exec(path)?.[0].toUpperCase() ?? path;

/** `start backup -backupTarget:PLACE [-include:…] [-allCritical] [-systemState] [-user:… -password:…] [-quiet]` */
export async function startBackup(bench: Bench): Promise<number> {
  const { errors } = wordsOf(bench);
  const machine = bench.machine();
  const target = argument(bench.args, '-backupTarget:');
  const included = list(argument(bench.args, '-include:')).map(letterOf);
  const all = has(bench, '-allCritical');
  const state = all || has(bench, '-systemState');
  if (target === undefined || (included.length === 0 && !state)) return refuse(bench, refusal(errors.syntax));
  const critical = volumesOf(machine).filter(one => one.critical);
  const volumes = [...new Set([...(state ? critical.map(({ path }) => path) : []), ...included])];
  const unknown = volumes.some(path => !volumesOf(machine).some(one => sameName(one.path, path)));
  if (unknown) return refuse(bench, refusal(errors.noPlace));
  const recovers: Recoverable[] = [
    'volumes',
    'files',
    ...(state ? (['applications'] as const) : []),
    ...(all ? (['bare-metal'] as const) : []),
    ...(state ? (['system-state'] as const) : []),
  ];
  const bytes = usedBytes(machine, volumes);
  return backup(bench, { kind: 'backup', target, volumes, recovers, bytes });
}

/** `start systemstatebackup -backupTarget:PLACE [-quiet]` */
export async function startSystemStateBackup(bench: Bench): Promise<number> {
  const target = argument(bench.args, '-backupTarget:');
  if (target === undefined) return refuse(bench, refusal(wordsOf(bench).errors.syntax));
  const critical = volumesOf(bench.machine()).filter(one => one.critical);
  return backup(bench, {
    kind: 'system-state-backup',
    target,
    volumes: critical.map(({ path }) => path),
    recovers: ['volumes', 'files', 'applications', 'system-state'],
    bytes: systemStateBytes,
  });
}

interface Backup {
  readonly kind: 'backup' | 'system-state-backup';
  readonly target: string;
  readonly volumes: readonly string[];
  readonly recovers: readonly Recoverable[];
  readonly bytes: number;
}

async function backup(bench: Bench, { kind, target, volumes, recovers, bytes }: Backup): Promise<number> {
  const words = wordsOf(bench);
  const { errors } = words;
  const account = argument(bench.args, '-user:');
  if (bench.machine().backups.mappedDrives[target.toUpperCase()]) return refuse(bench, refusal(errors.mapped));
  if (account !== undefined && !isShare(target)) return refuse(bench, refusal(errors.notShare));
  const systemStateOnly = kind === 'system-state-backup';
  const why =
    (await openPlace(bench, target, account)) ?? whyNoTarget(bench, { target, volumes, systemStateOnly, bytes });
  if (why) return refuse(bench, why);
  const shown = systemStateOnly ? words.systemState : volumes.map(one => `(${one})`).join(',');
  if (isShare(target)) bench.print(asPrinted(words.notProtected));
  bench.print(asPrinted(words.retrieving, words.will(shown, target)));
  if (!agreed(bench, words.confirm)) return declined(bench);
  bench.print(asPrinted(words.starting(target)));
  const { name: machine } = bench.machine();
  return runJob(bench, { kind, target, machine, items: [...volumes], recovers: [...recovers], into: null });
}

/** Without `-quiet` somebody must type it. */
function agreed(bench: Bench, question: string): boolean {
  if (has(bench, '-quiet')) return true;
  bench.print(asPrinted(question));
  bench.print('[Y] Yes [N] No ');
  return hasInput() && /^[yj]/i.test(lineOfInput());
}

function declined(bench: Bench): number {
  const { text, exitCode } = refusal(wordsOf(bench).declined, -1);
  bench.print(asPrinted('', text));
  return exitCode >>> 0;
}

/** `start recovery -version:ID -itemtype:File -items:… [-recoveryTarget:FOLDER] [-recursive] [-overwrite:…] [-quiet]` */
export async function startRecovery(bench: Bench): Promise<number> {
  const words = wordsOf(bench);
  const { errors } = words;
  const items = list(argument(bench.args, '-items:'));
  const into = argument(bench.args, '-recoveryTarget:') ?? null;
  const how = argument(bench.args, '-overwrite:')?.toLowerCase() ?? 'skip';
  const type = argument(bench.args, '-itemtype:')?.toLowerCase();
  if (type !== 'file' || items.length === 0 || !['overwrite', 'skip'].includes(how)) {
    return refuse(bench, refusal(errors.syntax));
  }
  const found = await standing(bench);
  if (isRefusal(found)) return refuse(bench, found);
  if (into !== null && !isThere(bench.folder, into)) return refuse(bench, refusal(errors.noFolder));
  const { version, store } = found;
  const { content } = version;
  const holds = content !== null && hasContent(bench.folder, content);
  if (!holds || !items.every(item => isThere(contentFolder(bench.folder, content), item))) {
    return refuse(bench, refusal(errors.notInVersion, -3));
  }
  bench.print(asPrinted(words.retrieving));
  const when = shownMoment(bench, momentOf(version.id));
  bench.print(asPrinted(...items.map(item => words.chosen(item, when, into ?? item)), words.preparing));
  if (!agreed(bench, words.confirm)) return declined(bench);
  return runJob(bench, {
    kind: 'file-recovery',
    target: store.target,
    machine: store.machine,
    version: version.id,
    items: [...items, ...(has(bench, '-recursive') ? ['-recursive'] : []), `-overwrite:${how}`],
    recovers: [],
    into,
  });
}

/** `start systemstaterecovery -version:ID [-backupTarget:PLACE] [-machine:NAME] -quiet`, or `-showsummary`. */
export async function startSystemStateRecovery(bench: Bench): Promise<number> {
  const words = wordsOf(bench);
  if (has(bench, '-showsummary')) return showSummary(bench);
  const found = await standing(bench);
  if (isRefusal(found)) return refuse(bench, found);
  const { version, store } = found;
  if (!version.recovers.includes('system-state') || !hasContent(bench.folder, version.content)) {
    return refuse(bench, refusal(words.errors.notInVersion, -3));
  }
  bench.print(asPrinted(words.stateChosen(shownMoment(bench, momentOf(version.id)))));
  if (!agreed(bench, words.confirm)) return declined(bench);
  return runJob(bench, {
    kind: 'system-state-recovery',
    target: store.target,
    machine: store.machine,
    version: version.id,
    items: [words.systemState],
    recovers: [],
    into: null,
  });
}

/** The version that is meant. One that vanishes is gone from now on. */
async function standing(bench: Bench): Promise<StoredVersion | ReturnType<typeof refusal>> {
  const found = await versionMeant(bench);
  if (isRefusal(found) || !hasFault(bench.machine(), 'backup-version-vanished')) return found;
  bench.change(machine => {
    const stores = machine.backups.stores.map(store =>
      store.target === found.store.target && store.machine === found.store.machine
        ? { ...store, versions: store.versions.filter(({ id }) => id !== found.version.id) }
        : store,
    );
    return withBackups(withoutOnce(machine, ['backup-version-vanished']), { stores });
  });
  return refusal(wordsOf(bench).errors.noVersion, -3, 0x8078014b);
}

function showSummary(bench: Bench): number {
  const words = wordsOf(bench);
  const { systemState } = bench.machine().backups;
  if (!systemState?.appliedAt) return refuse(bench, refusal(words.noSummary));
  bench.print(asPrinted(words.recoverySummary, '--------------------', '', words.stateSummary(systemState.version)));
  return 0;
}

function isThere(folder: string, path: string): boolean {
  try {
    return existsSync(onDisk(folder, path.replace(/\\$/, '')));
  } catch (thrown) {
    if (thrown instanceof OddPath) return false;
    throw thrown;
  }
}
