import type { RowPlaces } from '../state/row-places.js';

/** `auto` scrolls no further than needed. */
export type Align = 'auto' | 'center' | 'end';

/** What of the list is in sight, in pixels. */
export interface Sight {
  readonly top: number;
  readonly view: number;
  readonly width: number;
}

const byHand = ['wheel', 'keydown', 'pointerdown'] as const;

/** Scrolls the box of a long list to its rows, and stays at the goal while heights become known. */
export class RowScroll {
  readonly #places: RowPlaces;
  #box: HTMLElement | null = null;
  #goal: { readonly index: number; readonly align: Align } | null = null;

  constructor(places: RowPlaces) {
    this.#places = places;
  }

  /** `look` is called whenever something else comes in sight. Returns the end of it. */
  attach(box: HTMLElement, look: (sight: Sight) => void): () => void {
    this.#box = box;
    const told = (): void => look({ top: box.scrollTop, view: box.clientHeight, width: box.clientWidth });
    const letGo = (): void => {
      this.#goal = null;
    };
    const size = new ResizeObserver(told);
    size.observe(box);
    box.addEventListener('scroll', told, { passive: true });
    byHand.forEach(name => box.addEventListener(name, letGo, { passive: true }));
    this.again();
    return () => {
      size.disconnect();
      box.removeEventListener('scroll', told);
      byHand.forEach(name => box.removeEventListener(name, letGo));
    };
  }

  readonly to = (index: number, align: Align): void => {
    this.#goal = { index, align };
    this.again();
  };

  /** Goes to the goal once more: heights that became known after a jump must not leave it beside its row. */
  again(): void {
    if (!this.#box || !this.#goal) return;
    const { index, align } = this.#goal;
    const highest = this.#places.startOf(index);
    const lowest = this.#places.startOf(index + 1) - this.#box.clientHeight;
    const nearest = Math.max(lowest, Math.min(this.#box.scrollTop, highest));
    this.#box.scrollTo({ top: { auto: nearest, center: (lowest + highest) / 2, end: lowest }[align] });
  }
}
