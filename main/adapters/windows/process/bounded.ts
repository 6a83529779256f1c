/** Pieces of text or bytes of which the beginning and the end are kept when they become too many. */
export class Bounded<T extends { readonly length: number }> {
  #head: T[] = [];
  #tail: T[] = [];
  /** How many at the front of the tail count no more. */
  #dropped = 0;
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
    while (this.#tailLength > this.limit / 2 && this.#dropped < this.#tail.length - 1) this.#drop();
  }

  /** Taking each from the front of a long list would cost time that grows with its length: half of it goes at once. */
  #drop(): void {
    const length = this.#tail[this.#dropped]?.length ?? 0;
    this.#tailLength -= length;
    this.#leftOut += length;
    this.#dropped += 1;
    if (this.#dropped * 2 < this.#tail.length) return;
    this.#tail.splice(0, this.#dropped);
    this.#dropped = 0;
  }

  /** How much was dropped between the beginning and the end. */
  get leftOut(): number {
    return this.#leftOut;
  }

  /** What is kept. `gap` is put where something was dropped. */
  pieces(gap: (leftOut: number) => T): T[] {
    const tail = this.#tail.slice(this.#dropped);
    return this.#leftOut > 0 ? [...this.#head, gap(this.#leftOut), ...tail] : [...this.#head, ...tail];
  }
}
