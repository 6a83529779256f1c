import type { Condition, DirectoryEntry, DirectorySearch } from '../../ports/directory.js';
import { attributesIn } from './ldif-kept.js';
import { AttributeNames, nameOfRecord, valuesOfRecord } from './ldif-record.js';
import { entriesWithin, isWithin, LdifTree, type TreeNode } from './ldif-tree.js';
import { LdifIndex } from './ldif-index.js';
import { matches } from './matches.js';

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

  /** Keeps a copy of a record under its name. Of two with one name the later counts. */
  add(keys: readonly string[], record: Buffer): void {
    const node = this.#tree.nodeFor(keys);
    if (node.entry < 0) node.entry = this.#nodes.push(node) - 1;
    this.#records[node.entry] = this.#copy(record);
    this.#index.add(node.entry, valuesOfRecord(record, this.names, this.#numbersOf(LdifIndex.attributes)));
  }

  holdsClass(objectClass: string): boolean {
    const where = { attribute: 'objectClass', equals: objectClass };
    return this.search([], { base: '', scope: 'subtree', where, attributes: [] }).length > 0;
  }

  /** What matches at or below a base that is given as comparable steps, root first. */
  search(base: readonly string[], query: DirectorySearch): readonly DirectoryEntry[] {
    const node = this.#tree.find(base);
    return node ? this.#search(node, query) : [];
  }

  holds(keys: readonly string[]): boolean {
    return (this.#tree.find(keys)?.entry ?? -1) >= 0;
  }

  #search(base: TreeNode, { scope, where, attributes }: DirectorySearch): DirectoryEntry[] {
    const looked = this.#numbersOf(attributesIn(where));
    const wanted = attributes === 'all' ? attributes : this.#numbersOf(attributes);
    const found: DirectoryEntry[] = [];
    for (const number of this.#candidates(base, scope, where)) {
      const record = this.#records[number];
      if (record === undefined) continue;
      const distinguishedName = nameOfRecord(record);
      if (!matches({ distinguishedName, attributes: valuesOfRecord(record, this.names, looked) }, where)) continue;
      found.push({ distinguishedName, attributes: valuesOfRecord(record, this.names, wanted) });
    }
    return found;
  }

  /** Numbers of the entries that may match, in the order of the export. */
  #candidates(base: TreeNode, scope: DirectorySearch['scope'], where: Condition): readonly number[] {
    const indexed = scope === 'subtree' ? this.#index.candidates(where) : undefined;
    if (indexed === undefined) return entriesWithin(base, scope);
    return indexed.filter(number => {
      const node = this.#nodes[number];
      return node !== undefined && isWithin(node, base, scope);
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
