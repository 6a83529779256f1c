import { fileErrors } from '../../problems/file-errors.js';
import { toProblem } from '../../problems/problem.js';

/** Why a file operation failed, in words, with the system's code. */
export function reasonOf(thrown: unknown): { why: string; code: string } {
  const code = thrown instanceof Error ? ((thrown as NodeJS.ErrnoException).code ?? '') : '';
  const said = thrown instanceof Error ? thrown.message : toProblem(thrown).happened;
  return { why: fileErrors[code] ?? said, code };
}
