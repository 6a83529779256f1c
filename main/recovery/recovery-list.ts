import { z } from 'zod';
import { foldAll, type JournalRecord, RecoveryCard, workOf } from '../../preload/contract/index.js';
import type { JournalStamp } from '../ports/state-store.js';
import { Failure } from '../problems/failure.js';
import { failure } from '../problems/problem.js';
import { readJournal } from '../runbook/journal.js';
import { cardAtAGlance } from './card-at-a-glance.js';
import { cardOf, unreadableCard } from './recovery-card.js';
import type { RecoveryParts } from './recovery-parts.js';
import { withTakenBack } from './taken-back.js';

const indexName = 'recoveries-index.json';

/** So many bytes of journals are read again before it is worth writing the index anew. */
const worthWriting = 1_000_000;
/** Journals that are held at once. */
const atOnce = 4;
/** So many are read whole, so that a damaged one is told. Of more, those that have ended are looked at at both ends. */
const wholeAtMost = 100;

const Index = z.strictObject({
  schema: z.literal('cas-recovery/recoveries-index/2'),
  /** Another version may tell a recovery otherwise. */
  productVersion: z.string(),
  entries: z.array(z.strictObject({ mark: z.string(), card: RecoveryCard })),
});

interface Entry {
  readonly mark: string;
  readonly card: RecoveryCard;
}

/**
 * The lines of all recoveries, without reading each journal at each look. What was read is kept in an index beside the
 * recoveries, which counts only where the journal has not been written since: without the index, or with a wrong one, the
 * journals are read.
 */
export class RecoveryList {
  #known: Map<string, Entry> | undefined;
  #unwritten = 0;

  constructor(private readonly parts: Pick<RecoveryParts, 'store' | 'productVersion'>) {}

  /** The newest first. */
  async cards(): Promise<RecoveryCard[]> {
    const { store } = this.parts;
    const known = await this.#index();
    const stamps = await store.stamps();
    // Of one that was deleted nothing may stay.
    const gone = [...known.keys()].filter(id => !stamps.has(id));
    for (const id of gone) known.delete(id);
    const cards: RecoveryCard[] = [];
    const anew = [...stamps].filter(([id, { mark }]) => {
      const entry = known.get(id);
      if (entry?.mark === mark) cards.push(entry.card);
      return entry?.mark !== mark;
    });
    const how = anew.length > wholeAtMost ? 'glance' : 'whole';
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        for (let next = anew.pop(); next; next = anew.pop()) {
          const [id, stamp] = next;
          const card = this.#take(known, stamp, { id, card: await this.#card(id, how) });
          if (card) cards.push(card);
        }
      }),
    );
    if (gone.length > 0 || this.#unwritten >= worthWriting) await this.#write(known);
    return withTakenBack(cards.sort((one, other) => (one.startedAt < other.startedAt ? 1 : -1)));
  }

  /** The records of one, whole. Its line need not be read again then. */
  async read(id: string): Promise<{ records: JournalRecord[]; head: string }> {
    const { journal, card, stamp } = await this.#readWhole(id);
    const known = await this.#index();
    if (known.get(id)?.mark !== stamp.mark) this.#take(known, stamp, { id, card });
    return journal;
  }

  async #readWhole(id: string) {
    const { store } = this.parts;
    const stamp = await store.stamp(id);
    if (!stamp) throw failure('RECOVERY_UNKNOWN', { id, folder: store.path });
    const folder = store.folder(id);
    const journal = readJournal(await folder.readJournal(), folder.journalPath);
    const state = foldAll(journal.records);
    if (workOf(state) === null) throw failure('RECOVERY_EMPTY', { id });
    return { journal, card: cardOf(id, state), stamp };
  }

  /** At a glance where that suffices; undefined where nothing was begun in it. */
  async #card(id: string, how: 'whole' | 'glance'): Promise<RecoveryCard | undefined> {
    try {
      const ends = how === 'glance' ? await this.parts.store.folder(id).readJournalEnds() : null;
      return (ends && cardAtAGlance(id, ends)) ?? (await this.#readWhole(id)).card;
    } catch (thrown) {
      if (thrown instanceof Failure && thrown.problem.code === 'RECOVERY_EMPTY') return undefined;
      return unreadableCard(id);
    }
  }

  #take(
    known: Map<string, Entry>,
    { mark, bytes }: JournalStamp,
    { id, card }: { readonly id: string; readonly card: RecoveryCard | undefined },
  ): RecoveryCard | undefined {
    known.delete(id);
    // One that can't be read is looked at each time: another version may read it.
    if (!card || card.standing === 'unreadable') return card;
    known.set(id, { mark, card });
    this.#unwritten += bytes;
    return card;
  }

  async #index(): Promise<Map<string, Entry>> {
    return (this.#known ??= await readIndex(this.parts));
  }

  /** Where it can't be written, the next program reads the journals again. */
  async #write(known: ReadonlyMap<string, Entry>): Promise<void> {
    const { store, productVersion } = this.parts;
    const index: z.infer<typeof Index> = {
      schema: 'cas-recovery/recoveries-index/2',
      productVersion,
      entries: [...known.values()],
    };
    this.#unwritten = 0;
    await store.writeKept(indexName, `${JSON.stringify(index)}\n`).catch(() => undefined);
  }
}

async function readIndex({
  store,
  productVersion,
}: Pick<RecoveryParts, 'store' | 'productVersion'>): Promise<Map<string, Entry>> {
  try {
    const index = Index.parse(JSON.parse((await store.readKept(indexName)) ?? ''));
    if (index.productVersion !== productVersion) return new Map();
    return new Map(index.entries.map(entry => [entry.card.id, entry]));
  } catch {
    return new Map();
  }
}
