/**
 * Where the rows of a long list begin, in pixels. A row is as high as it was measured, else as high as rows usually are.
 * Answers at once for 100,000 rows.
 */
export class RowPlaces {
  readonly #usual: number;
  readonly #heights = new Map<number, number>();
  /** Where rows begin, as far as they were added up. */
  #starts: number[] = [0];

  constructor(usualHeight: number) {
    this.#usual = usualHeight;
  }

  get isMeasured(): boolean {
    return this.#heights.size > 0;
  }

  startOf(index: number): number {
    if (!this.isMeasured) return index * this.#usual;
    const starts = this.#starts;
    for (let at = starts.length; at <= index; at += 1) {
      starts.push((starts[at - 1] ?? 0) + (this.#heights.get(at - 1) ?? this.#usual));
    }
    return starts[index] ?? 0;
  }

  /** The row, of so many, that stands this far below the beginning. */
  rowAt(offset: number, count: number): number {
    let [low, high] = [0, Math.max(0, count - 1)];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** Whether this was news. */
  measured(index: number, height: number): boolean {
    if ((this.#heights.get(index) ?? this.#usual) === height) return false;
    this.#heights.set(index, height);
    this.#starts.length = Math.min(this.#starts.length, index + 1);
    return true;
  }
}
