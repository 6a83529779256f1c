import type { Problem } from '../../preload/contract/index.js';

/** A thrown problem: what the adapters and the engine throw, and the doors turn into a reply or an exit code. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly problem: Problem,
    options?: { readonly cause: unknown },
  ) {
    super(`${problem.code}: ${problem.happened}`, options);
  }
}
