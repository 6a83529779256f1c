import { z } from 'zod';

/**
 * What went wrong, in three sentences, with a code that never changes its meaning.
 * `details` is raw material (tool output, a path) that folds away under the sentences; it never holds a secret.
 */
export const Problem = z.strictObject({
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/),
  happened: z.string().min(1),
  matters: z.string().min(1),
  next: z.string().min(1),
  /** The next step in words of the window, where `next` names commands and options. Older journals have none. */
  nextInWindow: z.string().min(1).optional(),
  details: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;
