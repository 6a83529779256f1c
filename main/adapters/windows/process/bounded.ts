/** Pieces of text or bytes of which the beginning and the end are kept when they become too many. */
export class Bounded<T extends { readonly length: number }> {
  #head: T[] = [];
  #tail: T[] = [];
  #headLength = 0;
  #tailLength = 0;
  #leftOut = 0;

  /** `limit` is the most that is kept, in what `length` counts; a single piece may exceed it a little. */
  constructor(private readonly limit: number) {}

  push(piece: T): void {
    if (this.#tail.length === 0 && this.#headLength + piece.length <= this.limit / 2) {
      this.#head.push(piece);
      this.#headLength += piece.length;
      return;
    }
    this.#tail.push(piece);
    this.#tailLength += piece.length;
    while (this.#tailLength > this.limit / 2 && this.#tail.length > 1) {
      const dropped = this.#tail.shift()?.length ?? 0;
      this.#tailLength -= dropped;
      this.#leftOut += dropped;
    }
  }

  /** How much was dropped between the beginning and the end. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** What is kept. `gap` is put where something was dropped. */
  pieces(gap: (leftOut: number) => T): T[] {
    return this.#leftOut > 0 ? [...this.#head, gap(this.#leftOut), ...this.#tail] : [...this.#head, ...this.#tail];
  }
}
