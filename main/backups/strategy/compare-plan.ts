import type {
  BackupListing,
  BackupVersion,
  KitInspection,
  PlanCheck,
  PlannedServer,
  StrategyPlan,
} from '../../../preload/contract/index.js';
import { dayWords } from './amounts.js';
import { isSameComputer, shortName } from '../computer-name.js';

/** What was really done, as far as anybody could look. Null: nobody looked. */
export interface DoneSoFar {
  readonly now: string;
  readonly listing: BackupListing | null;
  readonly kit: Pick<KitInspection, 'manifest' | 'damage' | 'gives' | 'path'> | null;
}

/** Of these servers of a plan, one after the other. A kit counts for the one that it is of. */
export function comparePlans(
  plan: Pick<StrategyPlan, 'answers'>,
  servers: readonly PlannedServer[],
  { kit, ...done }: DoneSoFar,
): PlanCheck[] {
  return servers.flatMap(planned => {
    const isOfServer = kit !== null && isSameComputer(planned.facts.server, kit.manifest.server.name);
    return comparePlan(plan, planned, { ...done, kit: isOfServer ? kit : null });
  });
}

type Check = Omit<PlanCheck, 'server'>;

/** Compares a kept plan with what was really done for one of its servers. What nobody looked at is unknown, not done. */
export function comparePlan(plan: Pick<StrategyPlan, 'answers'>, planned: PlannedServer, done: DoneSoFar): PlanCheck[] {
  const checks = [...backupChecks(plan, planned, done), ...kitChecks(planned, done)];
  return checks.map(check => ({ server: planned.facts.server, ...check }));
}

function backupChecks(plan: Pick<StrategyPlan, 'answers'>, planned: PlannedServer, done: DoneSoFar): Check[] {
  const { chosen, rhythm } = planned;
  if (chosen === 'nothing' || rhythm.backupDays === null) return [];
  const wanted = chosen === 'everything' ? 'bare-metal' : 'system-state';
  const what = chosen === 'everything' ? 'a backup that restores bare metal' : 'a backup with the system state';
  const head = { id: 'backup', planned: `${what}, at least every ${dayWords(rhythm.backupDays)}` };
  if (done.listing === null) {
    const next = 'Run "backup list --json" on the server, and name its output with --backups.';
    return [{ ...head, found: 'nobody looked', result: 'unknown', next }];
  }
  const { listing } = done;
  const own = versionsOf(listing, planned.facts.server);
  const newest = newestOf(own.filter(({ recovers }) => recovers?.includes(wanted) === true));
  if (!newest) return [{ ...head, ...whyNone(listing, own) }];
  return [
    { ...head, ...ofAge(newest.takenAt, rhythm.backupDays, done.now, sinceThen) },
    ...lastCheck(listing, planned.facts.server),
    ...targetCheck(plan.answers.target, newest),
  ];
}

/** Of this server by the name of the store; one without a name is of the computer that listed it. */
function versionsOf(listing: BackupListing, server: string): BackupVersion[] {
  return listing.versions.filter(({ machine }) => isSameComputer(machine ?? listing.computer, server));
}

function newestOf(versions: readonly BackupVersion[]): BackupVersion | undefined {
  return [...versions].sort((one, other) => (one.takenAt < other.takenAt ? 1 : -1))[0];
}

function whyNone(listing: BackupListing, own: readonly BackupVersion[]): Pick<Check, 'found' | 'result' | 'next'> {
  const [unread] = listing.unread;
  if (own.some(({ recovers }) => recovers === null)) {
    const next = 'List the backups on the server itself, where Windows Server Backup has its cmdlets.';
    return { found: 'there are some, but nobody could tell what they restore', result: 'unknown', next };
  }
  if (unread)
    return { found: `none, but ${unread.where} was not read: ${unread.why}`, result: 'unknown', next: unread.next };
  const found =
    own.length === 0 ? `none of this server${ofOthers(listing)}` : `${count(own.length, 'backup')}, none of that kind`;
  return { found, result: 'not as planned', next: 'Take one now, or name the place of one that is elsewhere.' };
}

/** A list can't tell backups that have stopped from those that went elsewhere. */
const sinceThen = 'Its backups have stopped, or newer ones are elsewhere. Name that place, or take one now.';

/** Whose backups are there instead. */
function ofOthers({ versions }: BackupListing): string {
  const names = [...new Set(versions.flatMap(({ machine }) => (machine === null ? [] : [shortName(machine)])))];
  return names.length === 0
    ? ''
    : `; there are some of ${names.slice(0, 5).join(', ')}${names.length > 5 ? ' and others' : ''}`;
}

function lastCheck({ last, computer }: BackupListing, server: string): Check[] {
  if (last === null || last.lastAt === null || !isSameComputer(computer, server)) return [];
  const ended = last.resultCode === 0;
  return [
    {
      id: 'last-run',
      planned: 'the last run ends well',
      found: ended
        ? `it did, at ${last.lastAt}`
        : `it failed at ${last.lastAt}: ${last.message || hex(last.resultCode)}`,
      result: ended ? 'as planned' : 'not as planned',
      next: ended ? '' : 'See what the message says, and take the backup again.',
    },
  ];
}

const hex = (code: number): string => `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;

function targetCheck(target: string | null, { target: found, targetShown }: BackupVersion): Check[] {
  if (target === null || found === null) return [];
  const [wanted, is] = [target, found.path].map(path => path.toLowerCase().replace(/\\+$/, ''));
  // A run into a folder of the share is one to the share.
  const same = is === wanted || (is ?? '').startsWith(`${wanted ?? ''}\\`);
  return [
    {
      id: 'target',
      planned: `backups go to ${target}`,
      found: `the newest is on ${targetShown}`,
      result: same ? 'as planned' : 'not as planned',
      next: same ? '' : 'Change the backup, or name that target in your answers and write the plan again.',
    },
  ];
}

function kitChecks({ rhythm, chosen }: PlannedServer, { kit, now }: DoneSoFar): Check[] {
  if (rhythm.kitDays === null) return [];
  const head = { id: 'kit', planned: `a recovery kit, at least every ${dayWords(rhythm.kitDays)}` };
  if (kit === null) {
    return [{ ...head, found: 'none was named', result: 'unknown', next: 'Name the newest kit with --kit.' }];
  }
  if (kit.damage.length > 0) {
    const next = 'Take a new kit: "kit inspect" lists what is damaged.';
    return [{ ...head, found: `${kit.path} is damaged`, result: 'not as planned', next }];
  }
  const age = { ...head, ...ofAge(kit.manifest.takenAt, rhythm.kitDays, now, 'Take a kit now ("kit create").') };
  const certificates = kit.gives.find(({ part }) => part === 'certificates');
  // A full backup and a system state hold the keys too.
  if (chosen !== 'nothing' || certificates === undefined || certificates.standing === 'whole') return [age];
  return [
    age,
    {
      id: 'certificates',
      planned: 'the kit holds all certificates with their keys',
      found: certificates.what,
      result: 'not as planned',
      next: 'Take the kit again with a password, or see that the certificates can be had elsewhere.',
    },
  ];
}

const dayMs = 86_400_000;
/** A backup that is due tonight is not late. */
const graceDays = 1;

function ofAge(at: string, limit: number, now: string, next: string): Pick<Check, 'found' | 'result' | 'next'> {
  const age = Math.max(0, (Date.parse(now) - Date.parse(at)) / dayMs);
  const found = `the newest is of ${at.slice(0, 16).replace('T', ' ')} UTC, ${dayWords(Math.floor(age))} old`;
  return age <= limit + graceDays
    ? { found, result: 'as planned', next: '' }
    : { found, result: 'not as planned', next };
}

const count = (number: number, noun: string): string => `${String(number)} ${noun}${number === 1 ? '' : 's'}`;
