import type { NameKind, StandIn } from '../../preload/contract/index.js';
import { hideAddresses } from './addresses.js';
import { hideEncoded } from './encoded.js';
import { hideDistinguishedNames } from './distinguished-names.js';
import { hideForms, hideHosts } from './forms.js';
import { HiddenText } from './hidden-text.js';
import { KnownNames } from './known-names.js';
import { StandIns } from './stand-ins.js';

/** A name that is known, and of what kind. */
export interface KnownName {
  readonly kind: NameKind;
  readonly name: string;
  /** Another name of the same thing. */
  readonly of?: string;
}

/** So often a text may bring a name to light that is then looked for in all of them. */
const mostRounds = 6;
/** Texts that come again and again, such as the words of a step, are worked on once. */
const longestKept = 2000;

/**
 * Makes texts fit for somebody else: names of computers, domains, accounts and all that `NameKind` tells are stand-ins,
 * the same for the same. What is found by its form in one text is looked for in all of them, so all have to be shown
 * first (`learn`), and are hidden after.
 */
export class Redactor {
  readonly standIns: StandIns;
  #names: KnownNames | undefined;
  #kept = new Map<string, string>();

  constructor(
    before: readonly StandIn[] = [],
    /** Numbers of four parts that are versions. */
    private readonly versions: ReadonlySet<string> = new Set(),
  ) {
    this.standIns = new StandIns(before);
  }

  /** Names that the structure of the data tells. */
  know(names: readonly KnownName[]): void {
    for (const { kind, name, of } of names) {
      if (of === undefined) this.standIns.for(kind, name.trim(), true);
      else this.standIns.alias(name.trim(), of);
    }
    this.#forget();
  }

  /** Looks through all texts until none brings a new name. `each` calls its argument with every one of them. */
  learn(each: (look: (text: string) => void) => void): void {
    for (let round = 0; round < mostRounds; round++) {
      const before = this.#state();
      each(text => void this.hide(text));
      this.#forget();
      if (this.#state() === before) return;
    }
  }

  /** The text without names. */
  hide(text: string): string {
    if (isPlain(text)) return text;
    const kept = this.#kept.get(text);
    if (kept !== undefined) return kept;
    this.#names ??= new KnownNames(this.standIns.all);
    const hidden = new HiddenText(text, this.standIns);
    hideDistinguishedNames(hidden);
    hideHosts(hidden);
    hideEncoded(hidden, decoded => this.hide(decoded));
    hideAddresses(hidden, this.versions);
    hideForms(hidden);
    this.#names.hide(hidden);
    const { shown } = hidden;
    if (text.length <= longestKept) this.#kept.set(text, shown);
    return shown;
  }

  #state(): number {
    return this.standIns.size + this.standIns.all.filter(({ everywhere }) => everywhere).length;
  }

  #forget(): void {
    this.#names = undefined;
    this.#kept = new Map();
  }
}

/** Moments, numbers, and what has no letter or digit at all. */
const isPlain = (text: string): boolean =>
  /^[\d-]*(?:T[\d:.]+Z)?$/.test(text) || (text.length === 64 && /^[0-9a-f]{64}$/.test(text));
