import {
  type Comparison,
  HandOff,
  type HostFacts,
  type KitTarget,
  type LostServer,
  type Operator,
  type RestoredCheck,
} from '../../../preload/contract/index.js';
import type { Clock } from '../../ports/clock.js';
import type { HandOffPlace } from '../../ports/hand-off-place.js';
import type { Host } from '../../ports/host.js';
import { failure } from '../../problems/problem.js';
import { isSameComputer, shortName } from '../computer-name.js';
import { changesFact, urlFacts } from './directory-facts.js';
import type { Verified } from './hand-offs.js';
import { handOffJson } from './make-hand-off.js';
import { restoredHtml } from './restored-html.js';
import { restoredRows } from './restored-rows.js';

/** How a server is compared with what the directory records of it: the same rows as at the end of a recovery. */
export interface DirectoryRows {
  /** What was recorded before, beside what the directory and the server show now. */
  readonly since: (before: LostServer, now: LostServer, facts: HostFacts) => readonly Comparison[];
  /** The server alone beside the directory. */
  readonly server: (recorded: LostServer, facts: HostFacts) => readonly Comparison[];
}

export interface VerifyParts {
  readonly clock: Clock;
  readonly operator: Operator;
  readonly productVersion: string;
  readonly on: KitTarget;
  readonly host: Pick<Host, 'facts'>;
  readonly place: HandOffPlace;
  readonly copies: HandOffPlace;
  readonly rows: DirectoryRows;
  /** What the directory records now; null where none was named. */
  readonly readServer: ((name: string) => Promise<LostServer>) | null;
}

/** Reads a hand-off. Throws `HAND_OFF_NOT_READABLE`. */
export async function readHandOff(place: Pick<HandOffPlace, 'read'>, path: string): Promise<HandOff> {
  const text = await place.read(path);
  try {
    return HandOff.parse(JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch (thrown) {
    throw failure('HAND_OFF_NOT_READABLE', { path, why: 'it is no hand-off of this program' }, thrown);
  }
}

/** Compares a restored server with its hand-off and with the directory, and writes what it found. Changes nothing on it. Throws `CANCELLED`, `HAND_OFF_OF_REHEARSAL`. */
export async function verifyRestored(
  parts: VerifyParts,
  { file, out }: { readonly file: string; readonly out: string | null },
  signal: AbortSignal,
): Promise<Verified> {
  const handOff = await readHandOff(parts.place, file);
  if (handOff.rehearsal !== (parts.on.kind === 'rehearsal')) {
    throw failure('HAND_OFF_OF_REHEARSAL', { rehearsal: handOff.rehearsal });
  }
  const facts = await parts.host.facts();
  if (facts.unread['name'] === undefined && !isSameComputer(facts.name, handOff.machine)) {
    throw failure('HAND_OFF_OF_OTHER_SERVER', { handOff: handOff.machine, server: facts.name });
  }
  const now = parts.readServer ? await parts.readServer(handOff.machine) : null;
  if (signal.aborted) throw failure('CANCELLED', {});
  const check = checkOf(parts, handOff, { facts, now });
  return { check, files: await writeReport(parts, handOff, { check, file, out }) };
}

interface Seen {
  readonly facts: HostFacts;
  readonly now: LostServer | null;
}

function checkOf(
  { clock, operator, productVersion, on, rows }: VerifyParts,
  handOff: HandOff,
  seen: Seen,
): RestoredCheck {
  const { facts, now } = seen;
  const before = handOff.lostServer;
  const ofDirectory =
    now === null ? [notAsked] : before === null ? rows.server(now, facts) : rows.since(before, now, facts);
  const all = [...restoredRows(handOff, facts), ...ofDirectory.map(one => asRestored(one))];
  const { madeAt, version, target, machine, localTime } = handOff;
  return {
    schema: 'cas-recovery/restored-check/1',
    checkedAt: clock.now(),
    checkedBy: operator,
    programVersion: productVersion,
    on,
    handOff: { madeAt, version, target, machine, localTime },
    computer: facts.name,
    directory: now?.readFrom ?? null,
    rows: all,
    facts: [...urlFacts(now), ...changesFact(before, now)],
    outcome: outcomeOf(all),
  };
}

const notAsked: Comparison = {
  id: 'directory',
  label: 'What the directory records',
  lost: 'not asked',
  lostSource: 'no directory was named',
  rebuilt: 'not compared',
  rebuiltSource: '',
  result: 'unknown',
  remedy: 'Name a directory and run it again, to compare build, folder, IIS and URLs with the directory.',
};

/** What is done about a difference where no setup ran: that of a recovery would lead astray. */
const remedies: Readonly<Record<string, string>> = {
  build:
    'The backup is of another service pack than the directory records. Install the recorded one. Where Exchange is missing altogether, this server was not restored.',
  'install-path': 'The directory names another folder than this server has. Look whether this is the right backup.',
};

/** The directory is not brought back by a restore: what differs there was changed by somebody, and counts. */
function asRestored(row: Comparison): Comparison {
  const found = { ...row, lostSource: row.lostSource.replace('before the recovery', 'at the hand-off') };
  if (found.result === 'same') return found;
  const isUrl = /Url$|^autodiscover-/.test(found.id);
  const remedy = isUrl
    ? `The directory was changed after the hand-off, and it counts. If nobody meant it: ${found.remedy}`
    : (remedies[found.id] ?? found.remedy);
  return { ...found, remedy };
}

function outcomeOf(rows: readonly Comparison[]): RestoredCheck['outcome'] {
  if (rows.some(({ result }) => result === 'different')) return 'differs';
  return rows.some(({ result }) => result === 'unknown') ? 'unclear' : 'sound';
}

interface Writing {
  readonly check: RestoredCheck;
  readonly file: string;
  readonly out: string | null;
}

/** Beside the hand-off, or into a folder of this computer; the hand-off keeps that it was done. */
async function writeReport(
  { place, copies }: VerifyParts,
  handOff: HandOff,
  { check, file, out }: Writing,
): Promise<string[]> {
  const [to, folder] = out === null ? [place, folderOf(file)] : [copies, out];
  // The file may have been changed where it lay: no name in it may lead elsewhere.
  const name = `cas-recovery-restored-${shortName(handOff.machine).replace(/[^\p{L}\p{N}_-]/gu, '_')}`;
  const files = [
    await to.write(folder, `${name}.html`, restoredHtml(check, handOff)),
    await to.write(folder, `${name}.json`, `${JSON.stringify(check, null, 2)}\n`),
  ];
  if (out !== null) return files;
  await noteIn(place, file, handOff, {
    at: check.checkedAt,
    by: check.checkedBy,
    what: 'verified',
    outcome: check.outcome,
  });
  return files;
}

/** Adds to a hand-off what was done with it. */
export async function noteIn(
  place: HandOffPlace,
  file: string,
  handOff: HandOff,
  done: HandOff['history'][number],
): Promise<void> {
  const folder = folderOf(file);
  const name = file.slice(folder.length).replace(/^[\\/]/, '');
  await place.write(folder, name, handOffJson({ ...handOff, history: [...handOff.history, done] }));
}

/** Without the slash at its end: `E:` of `E:\file`. */
const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')));
