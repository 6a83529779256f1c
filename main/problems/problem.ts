import type { Problem } from '../../preload/contract/index.js';
import { catalogue, type FactsOf, type ProblemCode } from './catalogue.js';
import type { Entry } from './entry.js';
import { Failure } from './failure.js';
import { fileErrors } from './file-errors.js';
import { withoutSecrets } from './masking.js';

/** The problem of this code, told with these facts. What tools printed may be among them: passwords are taken out. */
export function problem<C extends ProblemCode>(code: C, facts: FactsOf<C>): Problem {
  const entry = catalogue[code] as unknown as Entry<FactsOf<C>>;
  const [inWindow, details] = [entry.nextInWindow?.(facts), entry.details?.(facts)];
  return {
    code,
    happened: withoutSecrets(entry.happened(facts)),
    matters: entry.matters(facts),
    next: entry.next(facts),
    ...(inWindow !== undefined && { nextInWindow: inWindow }),
    ...(details && { details: withoutSecrets(details) }),
  };
}

/** The same, to be thrown. `cause` is kept for the log. */
export function failure<C extends ProblemCode>(code: C, facts: FactsOf<C>, cause?: unknown): Failure {
  return new Failure(problem(code, facts), cause === undefined ? undefined : { cause });
}

/** Turns whatever was thrown into a problem. What nobody foresaw becomes `UNEXPECTED`. */
export function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Failure) return thrown.problem;
  const known = fromNode(thrown);
  if (known) return known;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return problem('UNEXPECTED', { message, stack: thrown instanceof Error ? (thrown.stack ?? '') : '' });
}

function fromNode(thrown: unknown): Problem | undefined {
  if (!(thrown instanceof Error)) return undefined;
  const { code, path } = thrown as NodeJS.ErrnoException;
  const why = code === undefined ? undefined : fileErrors[code];
  // Of a file that is open, the system names no path.
  if (path === undefined && (code === 'ENOSPC' || code === 'EDQUOT')) return problem('DISK_FULL', {});
  if (why === undefined || path === undefined) return undefined;
  return problem('FILE_NOT_USABLE', { path, why, code: code ?? '' });
}
