import type { Decision, JournalRecord, StandIn } from '../../preload/contract/index.js';
import { eachText, namesOfJournal, versionsOfJournal } from './names-of-journal.js';
import { Redactor } from './redactor.js';

export interface RedactedJournal {
  /** The same records with stand-ins. Their hashes are those of the whole journal, and don't fit them. */
  readonly records: JournalRecord[];
  /** Which stand-in took the place of which name: these from before, and new ones. */
  readonly standIns: readonly StandIn[];
  /** For texts that go with it, such as what the tools printed. */
  readonly hide: (text: string) => string;
}

/**
 * The records of a recovery for somebody else. `before`: the stand-ins of earlier copies. `more` calls its argument with
 * each text that is to be hidden too.
 */
export function redactJournal(
  records: readonly JournalRecord[],
  before: readonly StandIn[] = [],
  more: (look: (text: string) => void) => void = () => undefined,
): RedactedJournal {
  const kept = withoutTypedWords(records);
  const redactor = new Redactor(before, versionsOfJournal(kept));
  redactor.know(namesOfJournal(kept));
  redactor.learn(look => {
    for (const { entry } of kept) eachText(entry, (key, text) => look(key === 'raw' ? opened(text) : text));
    more(look);
  });
  const hide = (text: string): string => redactor.hide(text);
  return {
    records: kept.map(record => ({ ...record, entry: redactedValue(record.entry, hide) })),
    standIns: redactor.standIns.all,
    hide,
  };
}

/** What stands in the place of a reason: nothing tells what a person may have typed there. */
const leftOut = '[words of the operator, left out]';

function withoutTypedWords(records: readonly JournalRecord[]): JournalRecord[] {
  const typed = new Set(records.flatMap(({ entry }) => (entry.kind === 'decided' ? reasonOf(entry.decision) : [])));
  return records.map(record => {
    const { entry } = record;
    // The reason for which a work was stopped ends its journal.
    if (entry.kind === 'recovery-ended' && typed.has(entry.note.trim()))
      return { ...record, entry: { ...entry, note: leftOut } };
    if (entry.kind !== 'decided' || reasonOf(entry.decision).length === 0) return record;
    return { ...record, entry: { ...entry, decision: { ...entry.decision, reason: leftOut } } as typeof entry };
  });
}

const reasonOf = (decision: Decision): string[] =>
  'reason' in decision && decision.reason ? [decision.reason.trim()] : [];

/** Words that this program alone chooses: none is a name. */
const ownWords = new Set(
  'kind state stepId schema risk result choice door mode during outcome area weight standing because'.split(' '),
);
/** What a check says of itself. */
const ownOfCheck = new Set(['id', 'title', 'proves', 'how']);

/** A value in which each text is hidden, also in the names of its fields. */
export function redactedValue<T>(value: T, hide: (text: string) => string): T {
  return walk(value, hide, '') as T;
}

function walk(value: unknown, hide: (text: string) => string, key: string): unknown {
  if (typeof value === 'string') return ownWords.has(key) ? value : hide(key === 'raw' ? opened(value) : value);
  if (Array.isArray(value)) {
    return value.map(one => (typeof one === 'string' && isBinary(one) ? withheld(one) : walk(one, hide, key)));
  }
  if (typeof value !== 'object' || value === null) return value;
  const isCheck = 'proves' in value && 'weight' in value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      /^[A-Za-z0-9]+$/.test(name) ? name : hide(name),
      isCheck && ownOfCheck.has(name) ? inner : walk(inner, hide, name),
    ]),
  );
}

/** Base64 of the directory, as of a SID or a security descriptor: names are in it that no pattern reads. */
const isBinary = (text: string): boolean =>
  text.length >= 16 &&
  text.length % 4 === 0 &&
  /^[A-Za-z0-9+/]+={1,2}$|^(?=.*[+/])(?=.*\d)[A-Za-z0-9+/]{24,}$/.test(text);

const withheld = (text: string): string => `(${String(Math.floor((text.length * 3) / 4))} bytes, left out)`;

/** JSON of a script escapes letters beyond ASCII. */
export function opened(raw: string): string {
  return raw.replace(/\\u([0-9a-f]{4})/gi, (all, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return character < ' ' ? all : character;
  });
}
