import { failure } from '../../problems/problem.js';
import { isFull } from './file-reason.js';

/** Keeps count of what is still to be written, to say how much a full disk lacks. */
export class KitSpace {
  #planned = 0;
  #written = 0;

  constructor(
    private readonly path: string,
    /** Bytes that are on the disk, where these are not the ones that were added. */
    private readonly onDisk?: () => number,
  ) {}

  plan(bytes: number): void {
    this.#planned += bytes;
  }

  add(bytes: number): void {
    this.#written += bytes;
  }

  /** Does a work that writes, and tells a full disk as what it is. */
  async guard<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (thrown) {
      throw this.told(thrown);
    }
  }

  told(thrown: unknown): unknown {
    if (!isFull(thrown)) return thrown;
    const missing = this.#planned - (this.onDisk?.() ?? this.#written);
    return failure(
      'KIT_DISK_FULL',
      { path: this.path, megabytesMissing: missing > 0 ? Math.ceil(missing / 1e6) : null },
      thrown,
    );
  }
}
