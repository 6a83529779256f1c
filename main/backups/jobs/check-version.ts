import type { BackupListing, BackupVersion, Comparison, HostFacts, Problem } from '../../../preload/contract/index.js';
import { isSameComputer, shortName } from '../computer-name.js';
import { problem } from '../../problems/problem.js';
import { unreadPlace, versionsIn } from './versions.js';
import type { JobOf } from './world.js';

type Restore = JobOf<'restore-files' | 'restore-system-state'>;
type Machine = Pick<HostFacts, 'name' | 'pendingName' | 'domain' | 'exchange' | 'unread'>;

/** Active Directory forgets what it deleted after this many days, where nobody set another time. */
const tombstoneDays = 180;
/** A computer changes the password of its account after so many days. */
const passwordDays = 30;

/** How a version suits a restore: why not, and what was looked at. */
export interface VersionCheck {
  readonly problem: Problem | undefined;
  readonly rows: readonly Comparison[];
}

/** Whether the version is there, is of the right computer, and holds what is to come back. */
export function checkVersion(job: Restore, listing: BackupListing): VersionCheck {
  const { version, target, machine } = job;
  const unread = unreadPlace(listing, target);
  const found = versionsIn(listing, target, machine).find(({ id }) => id === version.id);
  const needs = job.work === 'restore-files' ? 'files' : 'system-state';
  const what = needs === 'files' ? 'single files' : 'a system state';
  const gives = found?.recovers?.includes(needs) ?? 'unknown';
  const rows = [
    row('there', 'Version', version.id, found ? found.id : 'not listed', found !== undefined),
    row('machine', 'Backup of', shortName(machine), found?.machine ?? 'not told', machineFits(found, machine)),
    row('gives', 'It can bring back', what, givenBy(found), gives),
  ];
  if (found && gives === false)
    return { rows, problem: problem('RESTORE_NOT_IN_VERSION', { version: version.id, what }) };
  if (found) return { rows, problem: job.work === 'restore-files' ? missingFolder(job.folders, found) : undefined };
  const facts = { target: target.path, version: version.id, machine };
  return {
    rows,
    problem: unread
      ? problem('BACKUP_PLACE_UNREAD', { ...facts, why: unread.why })
      : problem('RESTORE_VERSION_MISSING', facts),
  };
}

/** A folder of a volume that is not in the version. Which folders of a volume are, only the restore can tell. */
function missingFolder(folders: readonly string[], { id, volumes }: BackupVersion): Problem | undefined {
  const letters = new Set(volumes.map(letterOf).filter(letter => letter !== ''));
  if (letters.size === 0) return undefined;
  const folder = folders.find(one => letterOf(one) !== '' && !letters.has(letterOf(one)));
  if (folder === undefined) return undefined;
  return problem('RESTORE_FOLDER_NOT_IN_VERSION', { version: id, folder, volumes: [...letters] });
}

const letterOf = (path: string): string => /^[a-z]:/i.exec(path)?.[0].toUpperCase() ?? '';

const givenBy = (found: BackupVersion | undefined): string => found?.recovers?.join(', ') ?? 'not told';

function machineFits(found: BackupVersion | undefined, machine: string): boolean | 'unknown' {
  return found?.machine ? isSameComputer(found.machine, machine) : 'unknown';
}

/** Whether this server may become what the backup holds. */
export function checkServer(job: JobOf<'restore-system-state'>, machine: Machine, now: string): VersionCheck {
  const { version } = job;
  const name = machine.pendingName ?? machine.name;
  const isItself = isSameComputer(name, job.machine);
  const isFresh = machine.domain === null && machine.exchange.installedBuild === null;
  const days = Math.floor((Date.parse(now) - Date.parse(version.takenAt)) / 86_400_000);
  const ranSince = setupSince(machine.exchange.setup, version.takenAt);
  const rows = [
    row(
      'server',
      'This server',
      `${shortName(job.machine)}, or a fresh Windows outside of a domain`,
      describe(name, machine),
      isItself || isFresh,
    ),
    row('setup', 'Exchange setup since the backup', 'has not run', ranSince ? 'has run' : 'has not run', !ranSince),
    row(
      'age',
      'Age of the backup',
      `at most ${String(passwordDays)} days`,
      `${String(days)} days`,
      days <= passwordDays ? true : 'unknown',
    ),
  ];
  return {
    rows: rows.map(one =>
      one.id === 'restore-age' && one.result === 'unknown' ? { ...one, remedy: oldPassword } : one,
    ),
    problem: found(),
  };

  function found(): Problem | undefined {
    const why = machine.unread['exchange'] ?? machine.unread['domain'] ?? machine.unread['name'];
    if (why !== undefined) return problem('HOST_PART_NOT_READ', { what: 'name, domain and Exchange', why });
    if (!isItself && !isFresh) return problem('RESTORE_OTHER_SERVER', { name, machine: job.machine });
    if (ranSince) return problem('RESTORE_NEVER_MIX', { takenAt: version.takenAt });
    return days > tombstoneDays ? problem('RESTORE_TOO_OLD', { days, limit: tombstoneDays }) : undefined;
  }
}

const oldPassword =
  'The password of the computer account has changed since, and the domain may refuse this server. The last step looks at that.';

const describe = (name: string, { domain }: Machine): string =>
  domain === null ? `${name}, in no domain` : `${name}, in ${domain}`;

/** What setup writes after a backup is not in it. */
function setupSince(setup: HostFacts['exchange']['setup'], takenAt: string): boolean {
  if (setup.state === 'never-run') return false;
  return setup.state === 'running' || (setup.endedAt ?? setup.startedAt) > takenAt;
}

type Row = readonly [id: string, label: string, needed: string, found: string, fits: boolean | 'unknown'];

function row(...[id, label, needed, found, fits]: Row): Comparison {
  return {
    id: `restore-${id}`,
    label,
    lost: needed,
    lostSource: 'what a restore needs',
    rebuilt: found,
    rebuiltSource: 'backups and facts of this server',
    result: fits === 'unknown' ? 'unknown' : fits ? 'same' : 'different',
    remedy: fits === 'unknown' ? 'The restore itself will tell.' : '',
  };
}
