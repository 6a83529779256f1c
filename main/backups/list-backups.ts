import type {
  BackupListing,
  BackupStore,
  BackupTarget,
  BackupVersion,
  UnreadBackups,
} from '../../preload/contract/index.js';
import type { BackupAsker, OwnAnswers, Place, PlaceAnswers } from '../ports/backup-asker.js';
import type { BackupQuestion, BackupTool } from '../ports/backup-tool.js';
import type { Clock } from '../ports/clock.js';
import { failure, toProblem } from '../problems/problem.js';
import { shortName } from './computer-name.js';
import { lastOf } from './last-backup.js';
import { merged, type Found } from './merge-versions.js';
import { isSameComputer } from './computer-name.js';
import { suits } from './suits.js';
import { sameTarget, targetOf } from './targets.js';
import { fromSets, fromText } from './versions-told.js';
import { inTime, NoAnswer, type Span, type TimeLimits, usualLimits } from './time-limits.js';
import { volumesFrom, type Volumes } from './volumes.js';
import * as why from './why-unread.js';

/** Windows Server Backup of the computer that the asker asks, for whoever wants to know all backups there are. */
export function backupTool(asker: BackupAsker, clock: Clock, limits: TimeLimits = usualLimits): BackupTool {
  return {
    list: question => {
      // Folders of a store and the tools know the short name alone.
      const machine = question.machine === null ? null : shortName(question.machine);
      return list({ asker, clock, limits, question: { ...question, machine } });
    },
  };
}

interface Listing {
  readonly asker: BackupAsker;
  readonly clock: Clock;
  readonly limits: TimeLimits;
  readonly question: BackupQuestion;
}

/** What one place gave. */
interface Read {
  readonly found: readonly Found[];
  readonly stores: readonly BackupStore[];
  readonly unread: readonly UnreadBackups[];
}

async function list(listing: Listing): Promise<BackupListing> {
  const { asker, clock, limits, question } = listing;
  const readAt = clock.now();
  const own = await within(listing, { seconds: limits.ownSeconds }, signal => asker.own(signal));
  if (own instanceof NoAnswer) {
    const places = await readPlaces(listing, noVolumes, question.targets);
    return listingOf({ readAt, listing, own: null, reads: [late(why.thisComputer, own), ...places] });
  }
  const volumes = volumesFrom(own.volumes.ok ? own.volumes.value.rows : []);
  const onVolumes = own.stores.ok ? own.stores.value.rows.flatMap(({ place }) => volumes.target(place) ?? []) : [];
  const catalogue = await readCatalogue(listing, own, volumes);
  const places = await readPlaces(listing, volumes, [...question.targets, ...onVolumes]);
  return listingOf({ readAt, listing, own, reads: [catalogue, ...places] });
}

const noVolumes = volumesFrom([]);

interface Parts {
  readonly readAt: string;
  readonly listing: Listing;
  /** Null where this computer did not answer. */
  readonly own: OwnAnswers | null;
  readonly reads: readonly Read[];
}

function listingOf({ readAt, listing, own, reads }: Parts): BackupListing {
  const { machine } = listing.question;
  const tool = own?.tool.ok === true ? own.tool.value : null;
  const { cmdlets = null, program = false, computer = '' } = tool ?? {};
  const isWanted = (one: BackupVersion): boolean => machine === null || suits(one, machine) !== false;
  const source = cmdlets === null ? 'wbadmin.exe' : `Get-WBBackupSet (${cmdlets})`;
  const places = reads.flatMap(({ unread }) => unread);
  const named = new Set(places.map(({ where }) => where));
  const parts = own === null ? [] : why.partsUnread(own).filter(({ where }) => !named.has(where));
  return {
    schema: 'cas-recovery/backups/1',
    readAt,
    computer,
    tool: cmdlets === null && !program ? null : { source, cmdlets: cmdlets !== null },
    versions: merged(reads.flatMap(({ found }) => found)).filter(isWanted),
    stores: reads.flatMap(({ stores }) => stores),
    volumes: own?.volumes.ok === true ? volumesFrom(own.volumes.value.rows).all : [],
    last: own?.summary.ok === true ? lastOf(own.summary.value) : null,
    unread: [...places, ...parts],
  };
}

/** The catalogue: by the cmdlets, or by the text of wbadmin where there are none. */
async function readCatalogue(listing: Listing, own: OwnAnswers, volumes: Volumes): Promise<Read> {
  const { asker, limits } = listing;
  const where = why.catalogue;
  const { sets, tool } = own;
  const computer = tool.ok ? tool.value.computer : null;
  if (sets.ok) return { ...empty, found: fromSets(sets.value.rows, { where, machine: computer, volumes }) };
  // Without the feature there is no catalogue to read.
  if (tool.ok && tool.value.cmdlets === null && !tool.value.program) return empty;
  if (tool.ok && tool.value.cmdlets !== null) return unread(where, sets.why, why.nextForCatalogue);
  const text = await within(listing, { seconds: limits.ownSeconds }, signal => asker.versions(null, signal));
  if (text instanceof NoAnswer) return late(where, text);
  const found = fromText(text.output, { where, machine: computer, volumes, target: null });
  // Windows says in its own language that there is none, and fails then. Where none was ever taken, that is what it says.
  const isEmpty = tool.ok && tool.value.everTaken === false;
  if (found.length > 0 || text.exitCode === 0 || isEmpty) return { ...empty, found };
  return unread(where, why.textOf(text), why.nextForCatalogue);
}

async function readPlaces(
  listing: Listing,
  volumes: Volumes,
  targets: readonly BackupTarget[],
): Promise<readonly Read[]> {
  const each = targets.filter((one, at) => targets.findIndex(other => sameTarget(one, other)) === at);
  return Promise.all(each.map(target => readPlace(listing, volumes, target)));
}

async function readPlace(listing: Listing, volumes: Volumes, target: BackupTarget): Promise<Read> {
  const { asker, limits, question } = listing;
  const place: Place = { target, machine: question.machine };
  const time = { seconds: limits.placeSeconds, began: performance.now() };
  const answers = await within(listing, time, signal => asker.place(place, signal));
  if (answers instanceof NoAnswer) return late(target.path, answers);
  const { sets, stores, tool } = answers;
  if (!stores.ok) return unread(target.path, stores.why, why.nextForPlace(target));
  const there = stores.value.rows.map(({ machines }) => ({ target, machines }));
  if (sets.ok) {
    const found = fromSets(sets.value.rows, { where: target.path, machine: question.machine, volumes, target });
    return { ...empty, stores: there, found };
  }
  const { cmdlets, program } = tool.ok ? tool.value : { cmdlets: null, program: true };
  if (!program) return { ...unread(target.path, why.noTool, why.nextForTool), stores: there };
  const read = await readText(listing, volumes, { target, rows: stores.value.rows, time });
  // The cmdlets may refuse a place that wbadmin reads. Where it does not read all of it either, both are told.
  const told = read.unread.map(one => (cmdlets === null ? one : { ...one, why: `${sets.why}\n${one.why}` }));
  return { ...read, unread: told, stores: there };
}

interface TextPlace {
  readonly target: BackupTarget;
  readonly rows: StoreRows;
  /** For all questions to this place together. */
  readonly time: Span;
}

type StoreRows = Extract<PlaceAnswers['stores'], { ok: true }>['value']['rows'];

/** One question for each computer in the store: the text does not tell whose a version is. */
async function readText(listing: Listing, volumes: Volumes, { target, rows, time }: TextPlace): Promise<Read> {
  const { asker, question } = listing;
  const where = target.path;
  const names = rows.flatMap(({ machines }) => machines);
  const holdNothing = new Set(rows.flatMap(({ empty: without }) => without));
  const { machine: wanted } = question;
  const machines = wanted === null ? names : names.filter(one => isSameComputer(one, wanted));
  const found: Found[] = [];
  const gone: UnreadBackups[] = [];
  for (const machine of machines) {
    const ask = (signal: AbortSignal) => asker.versions({ target, machine }, signal);
    const text = await within(listing, time, ask);
    if (text instanceof NoAnswer) return { ...late(where, text), found };
    const versions = fromText(text.output, { where, machine, volumes, target });
    found.push(...versions);
    // Its folder is there: that nothing is in it must be said by more than an exit code, or by a text in some language.
    if (versions.length === 0 && !holdNothing.has(machine)) {
      gone.push({ where: `${where}, ${machine}`, why: why.textOf(text), next: why.nextForPlace(target) });
    }
  }
  return { ...empty, found, unread: gone };
}

const empty: Read = { found: [], stores: [], unread: [] };
const unread = (where: string, reason: string, next: string): Read => ({
  ...empty,
  unread: [{ where, why: reason, next }],
});

function late(where: string, { why: reason }: NoAnswer): Read {
  const target = targetOf(where);
  return unread(where, reason, target === null ? why.nextForComputer : why.nextForPlace(target));
}

/** What is asked, in its time. One question that fails keeps no other one from being answered. */
async function within<T>(
  { question: { signal } }: Listing,
  time: Span,
  ask: (signal: AbortSignal) => Promise<T>,
): Promise<T | NoAnswer> {
  try {
    return await inTime(time, signal, ask);
  } catch (thrown) {
    if (signal?.aborted) throw failure('CANCELLED', {}, thrown);
    const { happened, details } = toProblem(thrown);
    return new NoAnswer([happened, details].filter(Boolean).join('\n'));
  }
}
