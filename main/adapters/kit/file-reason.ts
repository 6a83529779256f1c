import { fileErrors } from '../../problems/file-errors.js';
import { toProblem } from '../../problems/problem.js';

/** Why a file can't be used, in words, with the system's code. */
export function fileReason(thrown: unknown): { why: string; code: string } {
  const code = thrown instanceof Error ? ((thrown as NodeJS.ErrnoException).code ?? '') : '';
  const said = thrown instanceof Error ? thrown.message : toProblem(thrown).happened;
  return { why: fileErrors[code] ?? said, code };
}

export const isFileError = (thrown: unknown): thrown is NodeJS.ErrnoException =>
  thrown instanceof Error && 'syscall' in thrown;

/** Whether the disk, or what this account may use of it, is full. */
export const isFull = (thrown: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(fileReason(thrown).code);
