import {
  type Comparison,
  HandOff,
  type HostFacts,
  type KitTarget,
  type LostServer,
  type Operator,
  type RestoredCheck,
  type Verification,
} from '../../../preload/contract/index.js';
import { changesFact, urlFacts } from '../../directory/directory-facts.js';
import type { Clock } from '../../ports/clock.js';
import type { HandOffPlace } from '../../ports/hand-off-place.js';
import type { Host } from '../../ports/host.js';
import { failure } from '../../problems/problem.js';
import { rowsOf, rowsWithoutDirectory } from '../../verification/brought-back.js';
import { isSameComputer, shortName } from '../computer-name.js';
import type { Verified } from './hand-offs.js';
import { handOffJson } from './make-hand-off.js';
import { restoredHtml } from './restored-html.js';
import { restoredRows } from './restored-rows.js';

/** A restored server beside what is recorded of it. */
export interface RestoredServer {
  readonly facts: HostFacts;
  /** What was recorded at the hand-off. */
  readonly before: LostServer | null;
  /** What the directory records now; null where none was asked. */
  readonly now: LostServer | null;
  readonly serverName: string;
}

export interface VerifyParts {
  readonly clock: Clock;
  readonly operator: Operator;
  readonly productVersion: string;
  readonly on: KitTarget;
  readonly host: Pick<Host, 'facts'>;
  readonly place: HandOffPlace;
  readonly copies: HandOffPlace;
  /** Runs all checks of the server. */
  readonly verify: (server: RestoredServer) => Promise<Verification>;
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
  const before = handOff.lostServer;
  const checks = await parts.verify({ facts, before, now, serverName: handOff.machine });
  if (signal.aborted) throw failure('CANCELLED', {});
  const check = checkOf(parts, handOff, { facts, now, checks });
  return { check, files: await writeReport(parts, handOff, { check, file, out }) };
}

interface Seen {
  readonly facts: HostFacts;
  readonly now: LostServer | null;
  readonly checks: Verification;
}

function checkOf(
  { clock, operator, productVersion, on }: VerifyParts,
  handOff: HandOff,
  { facts, now, checks }: Seen,
): RestoredCheck {
  const before = handOff.lostServer;
  // What needed a directory and had none is one row, not many.
  const told = now === null ? [notAsked, ...rowsWithoutDirectory(checks, before !== null)] : rowsOf(checks);
  const all = [...restoredRows(handOff, facts), ...told.map(one => asRestored(one))];
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
    facts: [...urlFacts(now), ...changesFact(before, now, 'the hand-off')],
    checks,
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
  'build-as-before-build':
    'The backup is of another service pack than the directory records. Install the recorded one. Where Exchange is missing altogether, this server was not restored.',
  'install-folder-install-folder':
    'The directory names another folder than this server has. Look whether this is the right backup.',
};

/** The directory is not brought back by a restore: what differs there was changed by somebody, and counts. */
function asRestored(row: Comparison): Comparison {
  if (row.result === 'same') return row;
  const isUrl = /^(urls-as-before|autodiscover-pointer)-/.test(row.id);
  const remedy = isUrl
    ? `The directory was changed after the hand-off, and it counts. If nobody meant it: ${row.remedy}`
    : (remedies[row.id] ?? row.remedy);
  return { ...row, remedy };
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
