import { failure } from '../../../problems/problem.js';
import { type FieldPlace, fieldText, findField, isNamed, isValue } from './ldif-field.js';
import { type LdifFile, readPieces, type Watch } from './ldif-file.js';
import { accountClass, isKeptOfAccounts } from './ldif-kept.js';
import { LdifLines, type LineSink, type Refuse } from './ldif-lines.js';
import type { Decision, LdifPlaces } from './ldif-places.js';
import type { RecordWriter } from './ldif-record.js';
import type { AttributeNames } from './ldif-attribute-names.js';

/** Where the entries of an export go. */
export interface EntrySink {
  readonly places: LdifPlaces;
  readonly names: AttributeNames;
  readonly writer: RecordWriter;
  /** The writer holds the entry of this name, which is to be kept. */
  keep(distinguishedName: string): void;
}

/**
 * Reads the entries of an export in the form that `ldifde` writes (RFC 2849). Every line is checked, also of entries
 * that are not kept: a file that is damaged anywhere is refused.
 */
export async function readLdif(file: LdifFile, sink: EntrySink, watch: Watch = {}): Promise<void> {
  const refuse: Refuse = (line, why) => failure('LDIF_NOT_READABLE', { path: file.path, line, why });
  const entries = new LdifEntries(sink, refuse);
  const lines = new LdifLines(entries, refuse);
  for await (const { bytes, torn } of readPieces(file, watch)) {
    lines.push(bytes);
    if (torn) throw lines.tear();
  }
  lines.end();
  entries.end();
}

const hash = 0x23;

/** Puts lines together to entries. */
class LdifEntries implements LineSink {
  readonly #sink: EntrySink;
  readonly #refuse: Refuse;
  readonly #place: FieldPlace = { nameBegin: 0, nameEnd: 0, valueBegin: 0, valueEnd: 0, base64: false };
  /** Of the open entry; null between entries. */
  #open: Decision | null = null;
  /** Whether its values are still worth writing down. */
  #keeps = false;
  /** Object classes of an account stand together; what follows them tells whether it is one of a computer. */
  #classes: 'before' | 'among' | 'behind' = 'before';
  #isComputer = false;
  #name = '';
  readonly #keptOfAccounts: boolean[] = [];

  constructor(sink: EntrySink, refuse: Refuse) {
    this.#sink = sink;
    this.#refuse = refuse;
  }

  line(bytes: Buffer, begin: number, end: number, number: number): void {
    if (begin === end) return this.end();
    if (bytes[begin] === hash) return;
    const place = this.#place;
    const why = findField(bytes, begin, end, place);
    if (why !== null) throw this.#refuse(number, why);
    if (this.#open === null) this.#first(bytes, number);
    else this.#next(this.#open, bytes, number);
  }

  /** The open entry, if there is one, is complete. */
  end(): void {
    const entry = this.#open;
    if (entry === null) return;
    this.#open = null;
    entry.partition.entries += 1;
    if (entry.keeping === 'computer account') {
      if (this.#classes === 'before') entry.partition.unclassed += 1;
      if (this.#isComputer) entry.partition.accounts += 1;
    }
    if (this.#keeps && (entry.keeping === 'everything' || this.#isComputer)) this.#sink.keep(this.#name);
    else entry.partition.leftOut += 1;
  }

  #first(bytes: Buffer, number: number): void {
    if (isNamed(bytes, this.#place, 'version')) return;
    if (!isNamed(bytes, this.#place, 'dn')) throw this.#refuse(number, 'an entry begins with "dn:"');
    const name = fieldText(bytes, this.#place);
    const decision = this.#sink.places.decide(name);
    if (decision === undefined) throw this.#refuse(number, `"${name}" is not a distinguished name`);
    this.#open = decision;
    this.#name = name;
    this.#keeps = decision.keeping !== 'nothing';
    this.#classes = 'before';
    this.#isComputer = false;
    if (this.#keeps) this.#sink.writer.start(name);
  }

  #next(entry: Decision, bytes: Buffer, number: number): void {
    const place = this.#place;
    if (isNamed(bytes, place, 'dn')) throw this.#refuse(number, 'a blank line is missing before this entry');
    if (isNamed(bytes, place, 'changetype')) return this.#checkChange(bytes, number);
    if (entry.keeping === 'computer account') this.#noteClass(bytes, number);
    if (!this.#keeps) return;
    const attribute = this.#sink.names.numberAt(bytes, place.nameBegin, place.nameEnd);
    if (entry.keeping === 'computer account' && !this.#isKept(attribute)) return;
    if (!this.#sink.writer.add(attribute, bytes, place)) throw this.#refuse(number, 'its entry does not end');
  }

  #checkChange(bytes: Buffer, number: number): void {
    const change = fieldText(bytes, this.#place).trim();
    if (change.toLowerCase() !== 'add') throw this.#refuse(number, `it records a change (${change}), not an export`);
  }

  /** Asked of millions of values, but of few attributes. */
  #isKept(attribute: number): boolean {
    const known = this.#keptOfAccounts[attribute];
    if (known !== undefined) return known;
    const isKept = isKeptOfAccounts(this.#sink.names.nameOf(attribute));
    this.#keptOfAccounts[attribute] = isKept;
    return isKept;
  }

  #noteClass(bytes: Buffer, number: number): void {
    if (!isNamed(bytes, this.#place, 'objectclass')) {
      if (this.#classes !== 'among') return;
      this.#classes = 'behind';
      this.#keeps = this.#isComputer;
      return;
    }
    // What came before this line may be lost already.
    if (this.#classes === 'behind') throw this.#refuse(number, 'the object classes of its entry do not stand together');
    this.#classes = 'among';
    this.#isComputer ||= isValue(bytes, this.#place, accountClass);
  }
}
