import type { BackupVersion } from '../../preload/contract/index.js';
import { shortName } from './computer-name.js';

/** Whether two names are of one computer, as Windows compares them: in any case, without a domain, 15 characters. */
export const isSameComputer = (one: string, other: string): boolean => shortName(one) === shortName(other);

/** Whether a backup is one of this server: a restore of another one would bring that one back. Null where nobody knows. */
export function suits({ machine }: Pick<BackupVersion, 'machine'>, server: string): boolean | null {
  return machine === null ? null : isSameComputer(machine, server);
}
