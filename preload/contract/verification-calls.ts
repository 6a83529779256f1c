import { z } from 'zod';
import { defineCall, Nothing } from './call.js';
import { DirectorySource } from './directory-source.js';
import { KitTarget } from './kit.js';
import { BeforeAfterRow, CheckCard, CheckResult, Verification } from './verification.js';

/** Chosen by the window for each run, so that it knows which results are those that it waits for. */
const Run = z.string().min(1).max(64);

/** What a window asks about the verification of a server. Nothing of it changes a server. */
export const verificationCalls = {
  /** All checks that there are, in the order of their areas. */
  listChecks: defineCall(Nothing, z.array(CheckCard)),
  /** Verifies a server. Each result comes as a `checked` event as soon as it is there. Gives up the run before. */
  verifyServer: defineCall(
    z.strictObject({
      run: Run,
      on: KitTarget,
      /** Recoveries by their ids, kits, saved readings, reports: what the server should be. */
      against: z.array(z.string().trim().min(1).max(1024)).max(8),
      /** Where the directory of today is read; a rehearsal brings its own. */
      directory: DirectorySource.optional(),
      password: z.string().max(256).optional(),
      /** Runs these checks alone. */
      only: z.array(CheckCard.shape.id).min(1).max(100).optional(),
      /** The document of an earlier run of the same server: its other results stand, and the verdict is on all. */
      earlier: Verification.optional(),
    }),
    z.strictObject({
      verification: Verification,
      /** All that was recorded beside what there is now; null where only some checks were run. */
      beforeAfter: z.array(BeforeAfterRow).nullable(),
    }),
  ),
  /** Gives up the run. */
  cancelVerification: defineCall(Nothing, z.strictObject({ asked: z.literal(true) })),
} as const;

export const verificationEvents = {
  checked: z.strictObject({ run: Run, result: CheckResult }),
} as const;
