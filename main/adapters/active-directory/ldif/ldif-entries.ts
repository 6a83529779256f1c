import type { Condition, DirectoryEntry, DirectorySearch } from '../../../ports/directory.js';
import { attributesIn } from './ldif-kept.js';
import { AttributeNames } from './ldif-attribute-names.js';
import { nameOfRecord, valuesOfRecord } from './ldif-record.js';
import { entriesWithin, isWithin, LdifTree, type TreeNode } from './ldif-tree.js';
import { LdifIndex } from './ldif-index.js';
import { matches } from './matches.js';
import type { Place } from './naming-contexts.js';

const slabSize = 1024 * 1024;

/** The entries that were kept of an export: rows of bytes, a tree of their names, and an index to what is asked most. */
export class LdifEntryStore {
  readonly names = new AttributeNames();
  readonly #tree = new LdifTree();
  readonly #index = new LdifIndex();
  readonly #records: Buffer[] = [];
  readonly #nodes: TreeNode[] = [];
  #slab = Buffer.alloc(0);
  #slabUsed = 0;

  /** Keeps a copy of a record in its place. Of two in one place the later counts. */
  add(place: Place, record: Buffer): void {
    const node = this.#tree.nodeFor(place);
    if (node.entry < 0) node.entry = this.#nodes.push(node) - 1;
    this.#records[node.entry] = this.#copy(record);
    this.#index.add(node.entry, valuesOfRecord(record, this.names, this.#numbersOf(LdifIndex.attributes)));
  }

  holds(place: Place): boolean {
    return (this.#tree.find(place)?.entry ?? -1) >= 0;
  }

  holdsClass(objectClass: string): boolean {
    const where = { attribute: 'objectClass', equals: objectClass };
    return this.#matching(this.#index.candidates(where) ?? [], where).length > 0;
  }

  /** What matches in the partition of a place, at the place or below it. */
  search(place: Place, { scope, where, attributes }: DirectorySearch): readonly DirectoryEntry[] {
    const base = this.#tree.find(place);
    if (base === undefined) return [];
    const wanted = attributes === 'all' ? attributes : this.#numbersOf(attributes);
    return this.#matching(this.#candidates(base, scope, where), where).map(record => ({
      distinguishedName: nameOfRecord(record),
      attributes: valuesOfRecord(record, this.names, wanted),
    }));
  }

  #matching(numbers: readonly number[], where: Condition): Buffer[] {
    const looked = this.#numbersOf(attributesIn(where));
    const records = numbers.map(number => this.#records[number]).filter(isDefined);
    return records.filter(record => {
      const attributes = valuesOfRecord(record, this.names, looked);
      return matches({ distinguishedName: '', attributes }, where);
    });
  }

  /** Numbers of the entries that may match, in the order of the export. */
  #candidates(base: TreeNode, scope: DirectorySearch['scope'], where: Condition): readonly number[] {
    const indexed = scope === 'subtree' ? this.#index.candidates(where) : undefined;
    if (indexed === undefined) return entriesWithin(base, scope);
    return indexed.filter(number => {
      const node = this.#nodes[number];
      return node !== undefined && isWithin(node, base);
    });
  }

  #numbersOf(attributes: readonly string[]): ReadonlySet<number> {
    return new Set(attributes.map(name => this.names.numberOf(name)));
  }

  #copy(record: Buffer): Buffer {
    if (this.#slabUsed + record.length > this.#slab.length) {
      this.#slab = Buffer.allocUnsafeSlow(Math.max(slabSize, record.length));
      this.#slabUsed = 0;
    }
    const copy = this.#slab.subarray(this.#slabUsed, this.#slabUsed + record.length);
    record.copy(copy);
    this.#slabUsed += record.length;
    return copy;
  }
}

const isDefined = <T>(value: T | undefined): value is T => value !== undefined;
