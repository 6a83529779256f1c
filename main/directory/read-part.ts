import type { Gap } from '../../preload/contract/index.js';
import { Failure } from '../problems/failure.js';

/** Problems that leave a part of the directory unread, while the rest of it still tells something. */
const partial = new Set(['DIRECTORY_READ_REFUSED', 'DIRECTORY_PART_ABSENT']);

/**
 * Reads one part of the directory. Where this account may not look, or from here nobody can, the part is noted as a
 * gap and `without` stands in for it. Any other failure is thrown on: the reading as a whole is then not to be used.
 */
export async function readPart<T>(
  gaps: Gap[],
  { kind = 'part', part, distinguishedName, without }: Omit<Gap, 'kind' | 'why'> & { kind?: Gap['kind']; without: T },
  read: () => Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    if (!(thrown instanceof Failure) || !partial.has(thrown.problem.code)) throw thrown;
    gaps.push({ kind, part, distinguishedName, why: thrown.problem.happened });
    return without;
  }
}
