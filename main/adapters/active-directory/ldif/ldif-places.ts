import { type Keeping, keepingOf } from './ldif-kept.js';
import type { NamingContexts, Partition, Place } from './naming-contexts.js';

/** What is to become of an entry. */
export interface Decision {
  readonly partition: Partition;
  readonly keeping: Keeping;
}

/** A first step that needs no care, and is the first: nothing in it is escaped or quoted. */
const plainFirstStep = /^[A-Za-z][A-Za-z0-9-]* *=[^\\",;]*,/;
const special = /[\\";]/;
const rememberedParents = 5000;

/**
 * Decides of each entry of an export what is kept of it. Names of entries with one parent differ in their first step
 * only, so what follows from the rest is remembered.
 */
export class LdifPlaces {
  readonly #contexts: NamingContexts;
  readonly #byParent = new Map<string, Decision>();

  constructor(contexts: NamingContexts) {
    this.#contexts = contexts;
  }

  /** Undefined when the name is malformed. */
  decide(distinguishedName: string): Decision | undefined {
    const parent = plainParent(distinguishedName);
    const known = parent === undefined ? undefined : this.#byParent.get(parent);
    if (known) return known;
    const place = this.#contexts.placeOf(distinguishedName);
    if (place === undefined) return undefined;
    const decision = { partition: place.partition, keeping: keepingOf(place) };
    if (parent !== undefined && decidesForSiblings(place)) this.#remember(parent, decision);
    return decision;
  }

  #remember(parent: string, decision: Decision): void {
    // Every mailbox that ever met a phone is a parent.
    if (this.#byParent.size >= rememberedParents) this.#byParent.clear();
    this.#byParent.set(parent, decision);
  }
}

/** The name without its first step; undefined when that step, or what follows, needs to be looked at closely. */
function plainParent(distinguishedName: string): string | undefined {
  const first = plainFirstStep.exec(distinguishedName)?.[0];
  if (first === undefined || special.test(distinguishedName)) return undefined;
  return distinguishedName.slice(first.length);
}

/** Whether every other entry with the same parent lies in the same partition and is kept alike. */
function decidesForSiblings({ partition, keys, partitionSteps }: Place): boolean {
  const below = keys.length - partitionSteps;
  return below > (partition.kind === 'configuration' ? 2 : 1);
}
