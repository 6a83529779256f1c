import { toProblem } from '../../problems/problem.js';

const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'access is denied',
  EPERM: 'access is denied',
  ENOENT: 'the folder does not exist',
  ENOTDIR: 'a part of the path is not a folder',
  EEXIST: 'a file of that name is in the way',
  EFBIG: 'the file would become too large',
  EIO: 'the disk reported an error',
};

/** Why a file operation failed, in words, with the system's code. */
export function reasonOf(thrown: unknown): { why: string; code: string } {
  const code = thrown instanceof Error ? ((thrown as NodeJS.ErrnoException).code ?? '') : '';
  const said = thrown instanceof Error ? thrown.message : toProblem(thrown).happened;
  return { why: reasons[code] ?? said, code };
}
